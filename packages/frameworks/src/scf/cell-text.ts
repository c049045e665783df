import type { Cell, CellValue } from 'exceljs';
import { format } from 'numfmt';

/** The text of a cell as it is displayed. `lossy`: it is a number, so digits that its author typed (`1.10`) may be lost. */
export interface CellText {
  readonly text: string;
  readonly lossy: boolean;
}

/** Reads a cell as a person sees it: numbers by their format, formulas by their result, rich text without its looks. */
export function cellText(cell: Cell): CellText {
  return textOf(cell.value, cell.numFmt);
}

function textOf(value: CellValue, numberFormat: string | undefined): CellText {
  if (value === null || value === undefined) return { text: '', lossy: false };
  if (typeof value === 'number') return displayed(value, numberFormat);
  if (typeof value === 'string') return { text: value, lossy: false };
  if (typeof value === 'boolean') return { text: value ? 'TRUE' : 'FALSE', lossy: false };
  // a date where an id was meant: a workbook turned `3.10` into one
  if (value instanceof Date) return { text: value.toISOString().slice(0, 10), lossy: true };
  if ('richText' in value) return { text: value.richText.map(({ text }) => text).join(''), lossy: false };
  if ('formula' in value || 'sharedFormula' in value) return textOf(value.result ?? null, numberFormat);
  if ('hyperlink' in value) return textOf(value.text as CellValue, numberFormat);
  return { text: '', lossy: false };
}

function displayed(value: number, numberFormat: string | undefined): CellText {
  if (numberFormat === undefined || numberFormat === '@' || numberFormat === 'General')
    return { text: String(value), lossy: true };
  try {
    return { text: format(numberFormat, value), lossy: true };
  } catch {
    return { text: String(value), lossy: true };
  }
}

/** A header compared as people read it: white space collapsed. */
export function collapsed(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
