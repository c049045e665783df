import { identityOf, type Parsed, type Problem, printIdentity, type ThreatModel } from '@demarc/core';
import type { Cell, Row, Workbook, Worksheet } from 'exceljs';
import { stampOf } from '../../sheets/controls.ts';
import {
  FILL_IN_COLUMNS,
  STATUSES,
  type Status,
  TEST_RESULTS,
  type TestResult,
} from '../../sheets/fill-in.ts';
import { type Answer, choiceAnswer, dayAnswer, shortened, textAnswer } from './answer.ts';
import { FORMAT, HIDDEN_SHEET, ID_TITLE, STAMP_TITLE } from './identity.ts';
import { openWorkbook } from './open-workbook.ts';

/** What people filled in for a control; what they left empty is absent. */
export interface FilledControl {
  readonly control: string;
  readonly status?: Status | undefined;
  readonly testResult?: TestResult | undefined;
  readonly owner?: string | undefined;
  /** YYYY-MM-DD. */
  readonly date?: string | undefined;
  readonly note?: string | undefined;
  /** The words of the control are others than when the workbook was made. */
  readonly changed?: true | undefined;
}

export interface FilledWorkbook {
  /** The ThreatModel that the workbook was made of: `publisher:provider/service@version`. */
  readonly identity: string;
  /** In the order of the rows; controls of which nothing is filled in too. */
  readonly controls: readonly FilledControl[];
}

type ColumnKey = 'id' | 'stamp' | (typeof FILL_IN_COLUMNS)[number]['key'];
type Columns = ReadonlyMap<ColumnKey, number>;

/**
 * Reads a filled-in workbook back. Rows are known by their hidden ids and columns by their headers, so both may have been moved, sorted,
 * hidden and added. Every problem names sheet and cell; a value that is wrong is left out, the others of its row are kept. A workbook of
 * another version is read, with an error; one of another ThreatModel is not.
 */
export async function readWorkbook(bytes: Uint8Array, model: ThreatModel): Promise<Parsed<FilledWorkbook>> {
  const workbook = await openWorkbook(bytes);
  if (typeof workbook === 'string') return refused(workbook);
  const identity = readIdentity(workbook);
  if ('message' in identity) return refused(identity.message);
  const wanted = printIdentity(identityOf(model.metadata));
  if (withoutVersion(identity.value) !== withoutVersion(wanted))
    return refused(
      `a workbook of another ThreatModel, \`${shortened(identity.value)}\`: expected \`${wanted}\``,
    );
  const problems: Problem[] = [];
  if (identity.value !== wanted)
    problems.push({
      rule: 'workbook',
      level: 'error',
      message: `a workbook of another version, \`${shortened(identity.value)}\`: expected \`${wanted}\``,
    });
  const found = findControls(workbook);
  if (typeof found === 'string') return refused(found);
  const { sheet, header, columns } = found;
  for (const { key, title } of FILL_IN_COLUMNS)
    if (!columns.has(key))
      problems.push(problem('warning', sheet, header, `no column \`${title}\`: nothing is read of it`));
  const controls = readRows(found, model, workbook.properties.date1904 === true, problems);
  return { value: { identity: identity.value, controls }, problems };
}

function refused(message: string): Parsed<never> {
  return { problems: [{ rule: 'workbook', level: 'error', message }] };
}

function problem(
  level: Problem['level'],
  sheet: Worksheet,
  at: Cell | Row,
  message: string,
  id?: string,
): Problem {
  const place = 'address' in at ? at.address : `row ${at.number}`;
  return {
    rule: 'workbook',
    level,
    message: `${sheet.name}!${place}: ${message}`,
    path: [sheet.name, place],
    id,
  };
}

/** What a workbook is of, as its hidden sheet says. */
function readIdentity(workbook: Workbook): { readonly value: string } | { readonly message: string } {
  const sheet = workbook.worksheets.find(({ name }) => name.toLowerCase() === HIDDEN_SHEET);
  const facts = new Map<string, string>();
  sheet?.eachRow((row) => {
    facts.set(textAnswer(row.getCell(1)).value ?? '', textAnswer(row.getCell(2)).value ?? '');
  });
  const format = facts.get('format');
  const value = facts.get('identity');
  if (format === undefined || !value)
    return {
      message: `not a workbook that demarc wrote: its sheet \`${HIDDEN_SHEET}\`, which is hidden, is not there`,
    };
  if (format !== FORMAT)
    return { message: `a workbook of the form \`${shortened(format)}\`: expected \`${FORMAT}\`` };
  return { value };
}

function withoutVersion(identity: string): string {
  return identity.replace(/@[^@]*$/, '');
}

interface Found {
  readonly sheet: Worksheet;
  readonly header: Row;
  readonly columns: Columns;
}

/** The sheet that has a header with the hidden id, whatever it is called now; rows may have been put above the header. */
function findControls(workbook: Workbook): Found | string {
  for (const sheet of workbook.worksheets) {
    for (let number = 1; number <= Math.min(20, sheet.rowCount); number++) {
      const header = sheet.getRow(number);
      const columns = columnsOf(header);
      if (columns.has('id')) return { sheet, header, columns };
    }
  }
  return `no sheet has the column \`${ID_TITLE}\`, which is hidden: rows are known by it`;
}

function columnsOf(header: Row): Columns {
  const keys = new Map<string, ColumnKey>([
    [ID_TITLE, 'id'],
    [STAMP_TITLE, 'stamp'],
    ...FILL_IN_COLUMNS.map(({ key, title }) => [title.toLowerCase(), key] as const),
  ]);
  const found = new Map<ColumnKey, number>();
  header.eachCell((cell, number) => {
    const key = keys.get((textAnswer(cell).value ?? '').toLowerCase());
    if (key !== undefined && !found.has(key)) found.set(key, number);
  });
  return found;
}

function readRows(
  { sheet, header, columns }: Found,
  model: ThreatModel,
  from1904: boolean,
  problems: Problem[],
) {
  const known = new Map(model.controls.map((control) => [control.id, control]));
  const rows = new Map<string, FilledControl>();
  sheet.eachRow((row, number) => {
    if (number <= header.number) return;
    const at = row.getCell(columns.get('id') as number);
    const id = textAnswer(at).value;
    const filled = answersOf(sheet, row, columns, from1904, id, problems);
    if (id === undefined) {
      if (Object.values(filled).some((value) => value !== undefined))
        problems.push(
          problem('error', sheet, at, 'filled in, but without the hidden id of a control: left out'),
        );
      return;
    }
    const control = known.get(id);
    if (control === undefined) {
      problems.push(
        problem('error', sheet, at, `no control \`${shortened(id)}\` in this ThreatModel: left out`),
      );
      return;
    }
    if (rows.has(id)) {
      problems.push(problem('error', sheet, at, `${id} stands more than once: the first counts`, id));
      return;
    }
    const stamp = textAnswer(row.getCell(columns.get('stamp') ?? row.cellCount + 1)).value;
    const changed = stamp !== undefined && stamp !== stampOf(control);
    if (changed)
      problems.push(
        problem(
          'warning',
          sheet,
          at,
          `${id} says something else than when the workbook was made: look again`,
          id,
        ),
      );
    rows.set(id, { control: id, ...filled, ...(changed && { changed }) });
  });
  return [...rows.values()];
}

/** The answers of a row; what is wrong with one is told, and the answer left out. */
function answersOf(
  sheet: Worksheet,
  row: Row,
  columns: Columns,
  from1904: boolean,
  id: string | undefined,
  problems: Problem[],
): Omit<FilledControl, 'control'> {
  const answer = <T extends string>(key: ColumnKey, read: (cell: Cell) => Answer<T>): T | undefined => {
    const number = columns.get(key);
    if (number === undefined) return undefined;
    const cell = row.getCell(number);
    const { value, wrong } = read(cell);
    if (wrong !== undefined) problems.push(problem('error', sheet, cell, wrong, id));
    return value;
  };
  const filled = {
    status: answer('status', (cell) => choiceAnswer(cell, STATUSES)),
    testResult: answer('test-result', (cell) => choiceAnswer(cell, TEST_RESULTS)),
    owner: answer('owner', textAnswer),
    date: answer('date', (cell) => dayAnswer(cell, from1904)),
    note: answer('note', textAnswer),
  };
  return Object.fromEntries(Object.entries(filled).filter(([, value]) => value !== undefined));
}
