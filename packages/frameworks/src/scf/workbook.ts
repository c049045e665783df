import ExcelJS from 'exceljs';
import { unzipSync } from 'fflate';

/** What a workbook may be at most: bytes of the file, bytes that it unpacks to, parts. The largest SCF release unpacks to 60 MB. */
export const WORKBOOK_LIMITS = {
  bytes: 40 * 1024 * 1024,
  unpacked: 400 * 1024 * 1024,
  parts: 2_000,
} as const;

/** Why a file is not a workbook that can be read. */
export class UnreadableWorkbook extends Error {}

/** Opens a workbook, after a look at what it would unpack to. Throws `UnreadableWorkbook`. */
export async function openWorkbook(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  if (bytes.length > WORKBOOK_LIMITS.bytes)
    throw new UnreadableWorkbook(
      `${bytes.length} bytes are more than the ${WORKBOOK_LIMITS.bytes} that a workbook may have`,
    );
  checkParts(bytes);
  const workbook = new ExcelJS.Workbook();
  try {
    await workbook.xlsx.load(bytes.slice().buffer as ArrayBuffer);
  } catch (error) {
    throw new UnreadableWorkbook(
      `the workbook is damaged: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  if (workbook.worksheets.length === 0) throw new UnreadableWorkbook('the workbook has no sheets');
  return workbook;
}

/** Reads the directory of the file alone: nothing is unpacked. */
function checkParts(bytes: Uint8Array): void {
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
    throw new UnreadableWorkbook('not a workbook: expected an .xlsx file');
  }
  if (!book) throw new UnreadableWorkbook('not a workbook: expected an .xlsx file');
  if (unpacked > WORKBOOK_LIMITS.unpacked || parts > WORKBOOK_LIMITS.parts)
    throw new UnreadableWorkbook(
      `unpacks to ${unpacked} bytes in ${parts} parts: a workbook may have ${WORKBOOK_LIMITS.unpacked} in ${WORKBOOK_LIMITS.parts}`,
    );
}
