import type { Workbook } from 'exceljs';
import { unzipSync } from 'fflate';

/** What a filled-in workbook may be at most: bytes of the file, bytes that it unpacks to, parts. */
const LIMITS = { bytes: 20 * 1024 * 1024, unpacked: 200 * 1024 * 1024, parts: 1_000 } as const;

/** What is of no use here; a list of choices on a whole column would be unfolded into a million cells. */
const UNREAD = [
  'dataValidations',
  'conditionalFormatting',
  'hyperlinks',
  'mergeCells',
  'drawing',
  'tableParts',
  'extLst',
];

/** Opens a workbook that people have had in hand, after a look at what it would unpack to; a text says why it cannot be read. */
export async function openWorkbook(bytes: Uint8Array): Promise<Workbook | string> {
  if (bytes.length > LIMITS.bytes)
    return `${bytes.length} bytes are more than the ${LIMITS.bytes} that a workbook may have`;
  const refusal = refusalOfParts(bytes);
  if (refusal !== undefined) return refusal;
  // a quarter of a second to load, which only readers of workbooks should wait for
  const { default: ExcelJS } = await import('exceljs');
  const workbook = new ExcelJS.Workbook();
  try {
    await workbook.xlsx.load(bytes.slice().buffer as ArrayBuffer, { ignoreNodes: UNREAD });
  } catch (error) {
    return `the workbook is damaged: ${error instanceof Error ? error.message : String(error)}`;
  }
  return workbook;
}

/** Reads the directory of the file alone: nothing is unpacked. */
function refusalOfParts(bytes: Uint8Array): string | undefined {
  let unpacked = 0;
  let parts = 0;
  let book = false;
  try {
    unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        unpacked += originalSize;
        parts++;
        book ||= name === 'xl/workbook.xml';
        return false;
      },
    });
  } catch {
    book = false;
  }
  if (!book) return 'not a workbook: expected an .xlsx file';
  return unpacked > LIMITS.unpacked || parts > LIMITS.parts
    ? `unpacks to ${unpacked} bytes in ${parts} parts: a workbook may have ${LIMITS.unpacked} in ${LIMITS.parts}`
    : undefined;
}
