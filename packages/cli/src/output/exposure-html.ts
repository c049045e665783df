import type { Analysis } from '@demarc/core';
import type { Exposure } from '@demarc/policy';
import { escaped } from '../site/html.ts';
import { exposureText } from './exposure-text.ts';

const STYLE =
  'body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem;color-scheme:light dark}table{border-collapse:collapse;width:100%}th,td{border-bottom:1px solid #8886;padding:.3rem .8rem .3rem 0;text-align:left;vertical-align:top}pre{white-space:pre-wrap;font-size:13px}';

/** The report as one file that needs nothing else: a table of threats, then everything in words. */
export function exposureHtml(
  found: Exposure,
  analysis: Pick<Analysis, 'index' | 'model' | 'figures'>,
): string {
  const { index, model } = analysis;
  const rows = found.threats
    .filter(({ gate }) => gate === 'iam')
    .map(({ threat, reachable, conditional, cutBy }) => [
      threat,
      index.threats.get(threat)?.name ?? '',
      String(reachable),
      String(conditional),
      cutBy.map(({ control, cuts, of }) => `${control} (${cuts} of ${of})`).join(', '),
    ]);
  const title = `Exposure to ${model.metadata.name}`;
  const cells = (tag: 'th' | 'td', row: readonly string[]) =>
    `<tr>${row.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join('')}</tr>`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title><style>${STYLE}</style></head>
<body><h1>${escaped(title)}</h1>
<table><thead>${cells('th', ['Threat', 'Name', 'Principals that can', 'Under conditions', 'Cut by'])}</thead><tbody>
${rows.map((row) => cells('td', row)).join('\n')}
</tbody></table>
<h2>In words</h2><pre>${escaped(exposureText(found, analysis))}</pre></body></html>
`;
}
