import type { Worksheet } from 'exceljs';
import { cellText, collapsed } from './cell-text.ts';

/** The last of the columns that describe the SCF controls themselves. */
const LAST_METADATA = /CMM 5\b/i;
/** Where the mapping columns end. */
const END_MARKER = /^(Minimum Security Requirements|SCF-B\b|SCF CORE|Risk Threat Summary)/i;

/** One framework's columns: a header that spans several cells stands for all of them. */
export interface MappingColumn {
  readonly header: string;
  readonly columns: readonly number[];
}

export interface SheetLayout {
  readonly id: number;
  readonly name: number | undefined;
  readonly mappings: readonly MappingColumn[];
  /** Headers that stand over more than one mapping column without being one cell. */
  readonly duplicates: readonly string[];
}

/** Finds the columns of an SCF sheet by their headers, never by position. A text says what is missing. */
export function layoutOf(sheet: Worksheet): SheetLayout | string {
  const headers = headersOf(sheet);
  const id = headers.find(({ header }) => /^SCF #$/i.test(header))?.columns[0];
  if (id === undefined) return `sheet \`${sheet.name}\` has no column \`SCF #\` in its first row`;
  const start = headers.findLastIndex(({ header }) => LAST_METADATA.test(header));
  if (start < 0)
    return `sheet \`${sheet.name}\` has no column of the highest maturity level (\`… CMM 5 …\`), after which the mappings begin`;
  const end = headers.findIndex(({ header }, at) => at > start && END_MARKER.test(header));
  if (end < 0)
    return `sheet \`${sheet.name}\` has no column (\`Minimum Security Requirements\`, \`SCF-B\`, \`SCF CORE\` or \`Risk Threat Summary\`) that ends the mappings`;
  const mappings = headers.slice(start + 1, end).filter(({ header }) => header !== '');
  if (mappings.length === 0) return `sheet \`${sheet.name}\` has no mapping columns`;
  const seen = new Set<string>();
  const duplicates = mappings
    .map(({ header }) => header)
    .filter((header) => seen.size === seen.add(header).size);
  const name = headers.find(({ header }) => /^SCF Control$/i.test(header))?.columns[0];
  return { id, name, mappings, duplicates: [...new Set(duplicates)] };
}

function headersOf(sheet: Worksheet): readonly MappingColumn[] {
  const row = sheet.getRow(1);
  const headers: { header: string; columns: number[] }[] = [];
  let master: string | undefined;
  for (let column = 1; column <= sheet.columnCount; column++) {
    const cell = row.getCell(column);
    const last = headers.at(-1);
    if (cell.isMerged && last && master === cell.master.address) {
      last.columns.push(column);
      continue;
    }
    master = cell.isMerged ? cell.master.address : undefined;
    headers.push({ header: collapsed(cellText(cell).text), columns: [column] });
  }
  return headers;
}
