import { element, joined, type Markup, NOTHING, part, text } from '../markup.ts';

/** A sheet as the workbook lists it. */
export interface BookSheet {
  /** As tabs show it: at most 31 characters, without `\ / ? * [ ] : '`. */
  readonly name: string;
  readonly part: string;
  readonly hidden?: true;
  /** The cells that filters reach, and those that are printed; the first row is repeated on each page. */
  readonly filtered?: string;
  readonly printed?: string;
}

export interface BookFacts {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  /** YYYY-MM-DD. */
  readonly date?: string | undefined;
  /** The number of the sheet that is shown first, from 0. */
  readonly opened: number;
}

const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** The parts of the package around the sheets, and the sheets; styles and texts are put in by who makes them. */
export function packageParts(sheets: readonly BookSheet[], facts: BookFacts): Map<string, string> {
  return new Map([
    ['[Content_Types].xml', contentTypes(sheets)],
    [
      '_rels/.rels',
      relations([
        [`${RELATIONS}/officeDocument`, 'xl/workbook.xml'],
        [`${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'],
      ]),
    ],
    ['docProps/core.xml', properties(facts)],
    ['xl/workbook.xml', workbook(sheets, facts.opened)],
    [
      'xl/_rels/workbook.xml.rels',
      relations([
        ...sheets.map((_, at) => [`${RELATIONS}/worksheet`, sheetPath(at)] as const),
        [`${RELATIONS}/styles`, 'styles.xml'],
        [`${RELATIONS}/sharedStrings`, 'sharedStrings.xml'],
      ]),
    ],
    ...sheets.map((sheet, at) => [`xl/${sheetPath(at)}`, sheet.part] as const),
  ]);
}

function sheetPath(at: number): string {
  return `worksheets/sheet${at + 1}.xml`;
}

function contentTypes(sheets: readonly BookSheet[]): string {
  const override = (name: string, type: string) =>
    element('Override', { PartName: `/${name}`, ContentType: type });
  return part(
    element(
      'Types',
      { xmlns: `${PACKAGE}/content-types` },
      element('Default', {
        Extension: 'rels',
        ContentType: 'application/vnd.openxmlformats-package.relationships+xml',
      }),
      element('Default', { Extension: 'xml', ContentType: 'application/xml' }),
      override('xl/workbook.xml', `${TYPES}.sheet.main+xml`),
      ...sheets.map((_, at) => override(`xl/${sheetPath(at)}`, `${TYPES}.worksheet+xml`)),
      override('xl/styles.xml', `${TYPES}.styles+xml`),
      override('xl/sharedStrings.xml', `${TYPES}.sharedStrings+xml`),
      override('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'),
    ),
  );
}

function relations(targets: readonly (readonly [type: string, target: string])[]): string {
  const each = targets.map(([type, target], at) =>
    element('Relationship', { Id: `rId${at + 1}`, Type: type, Target: target }),
  );
  return part(element('Relationships', { xmlns: `${PACKAGE}/relationships` }, ...each));
}

function workbook(sheets: readonly BookSheet[], opened: number): string {
  const each = sheets.map(({ name, hidden }, at) =>
    element('sheet', { name, sheetId: at + 1, state: hidden && 'hidden', 'r:id': `rId${at + 1}` }),
  );
  return part(
    element(
      'workbook',
      { xmlns: 'http://schemas.openxmlformats.org/spreadsheetml/2006/main', 'xmlns:r': RELATIONS },
      element('bookViews', {}, element('workbookView', { activeTab: opened })),
      element('sheets', {}, ...each),
      element('definedNames', {}, joined(sheets.map(names))),
    ),
  );
}

/** The names by which a workbook knows what is filtered and printed. */
function names({ name, filtered, printed }: BookSheet, at: number): Markup {
  const defined = (what: string, value: string, hidden?: 1) =>
    element('definedName', { name: `_xlnm.${what}`, localSheetId: at, hidden }, text(value));
  return joined([
    filtered === undefined ? NOTHING : defined('_FilterDatabase', filtered, 1),
    printed === undefined ? NOTHING : defined('Print_Area', printed),
    printed === undefined ? NOTHING : defined('Print_Titles', `'${name}'!$1:$1`),
  ]);
}

function properties({ title, author, subject, date }: BookFacts): string {
  const day = (name: string) =>
    date === undefined || !/^\d{4}-\d\d-\d\d$/.test(date)
      ? NOTHING
      : element(name, { 'xsi:type': 'dcterms:W3CDTF' }, text(`${date}T00:00:00Z`));
  return part(
    element(
      'cp:coreProperties',
      {
        'xmlns:cp': `${PACKAGE}/metadata/core-properties`,
        'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
        'xmlns:dcterms': 'http://purl.org/dc/terms/',
        'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      },
      element('dc:title', {}, text(title)),
      element('dc:subject', {}, text(subject)),
      element('dc:creator', {}, text(author)),
      day('dcterms:created'),
      day('dcterms:modified'),
    ),
  );
}
