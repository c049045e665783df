/** Every format that a document can be made in. */
export const DOCUMENT_FORMATS = [
  'pdf',
  'docx',
  'xlsx',
  'html',
  'md',
  'csv',
  'json',
  'oscal-catalog',
  'oscal-component',
  'navigator',
] as const;
export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number];

interface About {
  /** For people who choose: what it is. */
  readonly name: string;
  /** The ending of the file. */
  readonly ending: string;
  readonly type: string;
  /** Several files of equal rank: they go into a folder. */
  readonly folder?: true;
}

/** What each format is. Several files (`csv`; `md` with its pictures) travel in one archive where only one can. */
export const FORMATS: Readonly<Record<DocumentFormat, About>> = {
  pdf: { name: 'PDF, to read and print', ending: 'pdf', type: 'application/pdf' },
  docx: {
    name: 'Word, to edit',
    ending: 'docx',
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  xlsx: {
    name: 'Workbook, to fill in',
    ending: 'xlsx',
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  html: { name: 'One page of HTML', ending: 'html', type: 'text/html; charset=utf-8' },
  md: { name: 'Markdown, for git', ending: 'md', type: 'text/markdown; charset=utf-8' },
  csv: { name: 'CSV, a file for each table', ending: 'csv', type: 'text/csv; charset=utf-8', folder: true },
  json: { name: 'JSON in the exchange format', ending: 'json', type: 'application/json' },
  'oscal-catalog': { name: 'OSCAL catalog', ending: 'oscal-catalog.json', type: 'application/json' },
  'oscal-component': {
    name: 'OSCAL component definition',
    ending: 'oscal-component.json',
    type: 'application/json',
  },
  navigator: { name: 'ATT&CK Navigator layer', ending: 'navigator.json', type: 'application/json' },
};

/** What several files travel in. */
export const ARCHIVE = { ending: 'zip', type: 'application/zip' } as const;
