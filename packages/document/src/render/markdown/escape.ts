import { oneLine } from '../../printable.ts';

/** A text of one line as GitHub's Markdown prints it: nothing in it is markup, a link or a formula. */
export function escapedText(text: string): string {
  return oneLine(text)
    .replace(/[\\`*_[\]<>~|$]/g, '\\$&')
    .replace(/!$/, '\\!')
    .replace(/&(?=#?\w+;)/g, '&amp;')
    .replace(/(?<=\w)@(?=\w)/g, '\\@')
    .replace(/\b(https?|ftp|mailto|xmpp):/gi, '$1\\:')
    .replace(/\bwww\./gi, (start) => `${start.slice(0, 3)}\\.`);
}

/** A text within the brackets of a link or a picture; some readers take escaped ones for brackets again. */
export function escapedLabel(text: string): string {
  return escapedText(text).replaceAll('\\[', '&#91;').replaceAll('\\]', '&#93;');
}

/** A line whose start could be read as that of a heading, a list or a rule. */
export function escapedStart(line: string): string {
  return line
    .trimStart()
    .replace(/^(?:#{1,6}(?=\s|$)|[-+](?=\s|$)|-+(?=[\s-]*$)|=+(?=\s*$))/, '\\$&')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
}

/** A stretch of code, in as many backticks as it takes. In a table a bar would end the cell, whatever stands around it. */
export function codeSpan(text: string, { before, inTable }: { before: string; inTable: boolean }): string {
  const code = oneLine(text);
  if (code === '') return '';
  if (before.endsWith('`') || (inTable && code.includes('|'))) return `<code>${escapedText(code)}</code>`;
  const fence = '`'.repeat(longestRun(code) + 1);
  const pad = /^[` ]|[` ]$/.test(code) && code.trim() !== '' ? ' ' : '';
  return `${fence}${pad}${code}${pad}${fence}`;
}

/** A block of code between fences that nothing in it closes. */
export function codeBlock(text: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}\n${text}\n${fence}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
}

/** Where a link leads, without what would end it. */
export function destination(address: string): string {
  return address.replace(/[()<>\\]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`);
}
