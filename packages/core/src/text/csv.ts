/** What spreadsheets take for the beginning of a formula, the full-width forms of East Asian keyboards included. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** Whether a spreadsheet would take a text for a formula, or a part of one. Negative numbers and a dash alone are what they look like. */
export function looksLikeFormula(text: string): boolean {
  return FORMULA.test(text) && !/^-?\d+(\.\d+)?$/.test(text) && text !== '-';
}

/** CSV as RFC 4180 has it; a cell that a spreadsheet would take for a formula is preceded by an apostrophe. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
}

function csvCell(cell: string): string {
  const safe = looksLikeFormula(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
