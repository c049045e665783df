import type { Rows } from '../output/rows.ts';
import type { Block } from '../show/blocks.ts';
import { type AddressOfId, escaped, linked } from './html.ts';

/** What `demarc show` says of a thing, in HTML: headings, fields, paragraphs, lists within lists. */
export function blocksHtml(blocks: readonly Block[], addressOf: AddressOfId): string {
  let out = '';
  let open: 'fields' | number | undefined;
  const close = () => {
    if (open === 'fields') out += '</dl>\n';
    else if (open !== undefined) out += `${'</li></ul>'.repeat(open + 1)}\n`;
    open = undefined;
  };
  const words = (text: string) => linked(text, addressOf).replaceAll('\n', '<br>');
  for (const block of blocks) {
    switch (block.type) {
      case 'field':
        if (open !== 'fields') {
          close();
          out += '<dl>';
          open = 'fields';
        }
        out += `<dt>${escaped(block.name)}</dt><dd>${words(block.text)}</dd>`;
        break;
      case 'item': {
        if (open === 'fields') close();
        const before: number = typeof open === 'number' ? open : -1;
        // a level is never left out, whatever stands before
        const depth = Math.min(block.depth, before + 1);
        if (depth > before) out += '<ul><li>';
        else out += `${'</li></ul>'.repeat(before - depth)}</li><li>`;
        out += words(block.text);
        open = depth;
        break;
      }
      default:
        close();
        out +=
          block.type === 'title'
            ? `<h1><code>${escaped(block.id)}</code> ${escaped(block.text)}</h1>\n`
            : block.type === 'heading'
              ? `<h2>${escaped(block.text)}</h2>\n`
              : `<p>${words(block.text)}</p>\n`;
    }
  }
  close();
  return out;
}

/** What `demarc list` prints, as a table; `hrefOf` leads from the first cell of a row to a page of its own, where there is one. */
export function rowsHtml<T>(
  { items, columns }: Rows<T>,
  addressOf: AddressOfId,
  hrefOf?: (item: T) => string | undefined,
): string {
  const head = columns.map(({ title }) => `<th scope="col">${escaped(title)}</th>`).join('');
  const cell = (item: T, { text, wide }: Rows<T>['columns'][number], at: number) => {
    const href = at === 0 ? hrefOf?.(item) : undefined;
    const words =
      href === undefined
        ? linked(text(item), addressOf)
        : `<a href="${escaped(href)}">${escaped(text(item))}</a>`;
    return `<td${wide ? ' class="wide"' : ''}>${words}</td>`;
  };
  const body = items.map(
    (item) => `<tr>${columns.map((column, at) => cell(item, column, at)).join('')}</tr>`,
  );
  return `<table><thead><tr>${head}</tr></thead><tbody>\n${body.join('\n')}\n</tbody></table>\n`;
}
