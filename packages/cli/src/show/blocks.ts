import pc from 'picocolors';
import { toned } from '../output/print-rows.ts';
import type { Tone } from '../output/rows.ts';

/** What `show` prints: a page as small blocks of words, laid out at the end. */
export type Block =
  | { readonly type: 'title'; readonly id: string; readonly text: string }
  | { readonly type: 'heading'; readonly text: string }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'field'; readonly name: string; readonly text: string; readonly tone?: Tone | undefined }
  | {
      readonly type: 'item';
      readonly depth: number;
      readonly text: string;
      readonly tone?: Tone | undefined;
    };

/** Lays blocks out: wrapped and coloured in a terminal, one line each when piped. */
export function blocksText(blocks: readonly Block[], terminal?: { readonly columns: number }): string {
  const lines = blocks.map((block) => blockText(block, terminal?.columns));
  return `${lines.join('\n').replace(/^\n+/, '')}\n`;
}

const NAME_WIDTH = 16;

function blockText(block: Block, columns: number | undefined): string {
  const colour = (text: string, tone: Tone | undefined) => (columns === undefined ? text : toned(text, tone));
  switch (block.type) {
    case 'title':
      return columns === undefined
        ? `${block.id}  ${block.text}`
        : wrapped(`${block.id}  ${block.text}`, '', columns).replace(block.id, pc.cyan(block.id));
    case 'heading':
      return `\n${columns === undefined ? block.text : pc.bold(block.text)}`;
    case 'text':
      return wrapped(block.text, '', columns);
    case 'field': {
      const name = `${block.name} `.padEnd(NAME_WIDTH);
      const body = wrapped(block.text, ' '.repeat(NAME_WIDTH), columns).slice(NAME_WIDTH);
      return `${columns === undefined ? name : pc.dim(name)}${colour(body, block.tone)}`;
    }
    case 'item':
      return colour(wrapped(block.text, `${'  '.repeat(block.depth)}- `, columns), block.tone);
  }
}

/** A text in lines of at most `columns`, the first with `indent` before it, the others under it. */
function wrapped(text: string, indent: string, columns: number | undefined): string {
  const under = ' '.repeat(indent.length);
  return text
    .split('\n')
    .flatMap((line) =>
      columns === undefined ? [line] : wrapLine(line, Math.max(20, columns - indent.length)),
    )
    .map((line, at) => `${at === 0 ? indent : under}${line}`)
    .join('\n');
}

function wrapLine(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
