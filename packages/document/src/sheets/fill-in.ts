import type { ColumnKind } from './sheet.ts';

/** How far a control is, as people say it in a workbook. */
export const STATUSES = ['Not started', 'In progress', 'Implemented', 'Not relevant'] as const;
export type Status = (typeof STATUSES)[number];

/** What came out when a control was tested. */
export const TEST_RESULTS = ['Not tested', 'Passed', 'Failed'] as const;
export type TestResult = (typeof TEST_RESULTS)[number];

/** The columns of the controls that are left to people, in their order. */
export const FILL_IN_COLUMNS = [
  {
    key: 'status',
    title: 'Status',
    width: 13,
    kind: fill(STATUSES, 'How far it is. Say in the note why a control is not relevant.'),
  },
  {
    key: 'test-result',
    title: 'Test result',
    width: 12,
    kind: fill(TEST_RESULTS, 'What came out when it was tested as the column Testing says.'),
  },
  { key: 'owner', title: 'Owner', width: 16, kind: fill('text', 'Who sees to it.') },
  { key: 'date', title: 'Date', width: 11, kind: fill('date', 'A day, such as 2026-01-31.') },
  {
    key: 'note',
    title: 'Note',
    width: 28,
    kind: fill('text', 'Where the evidence is, or why it is not relevant.'),
  },
] as const;

function fill(values: readonly string[] | 'date' | 'text', hint: string): ColumnKind {
  return { type: 'fill', with: values, hint };
}
