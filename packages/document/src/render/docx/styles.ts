import { LEVELS, SEVERITIES } from '@demarc/core';
import { PRIORITY_COLOUR, priorityStyle, SEVERITY_COLOURS, severityStyle } from './marks.ts';
import { element, joined, NOTHING, part, valued, type Xml } from './xml.ts';

export const INK = '1B1C22';
export const MUTED = '595C68';
export const ACCENT = '2F49A3';
const LINE = 'C5C7D0';
const SUNKEN = 'F3F4F7';
const WARN = { text: '93180F', surface: 'FDF1F0', line: 'B3231B' } as const;

/** Faces that every Word has, with twins of the same widths elsewhere. */
export const TEXT_FACE = 'Arial';
export const CODE_FACE = 'Consolas';

/** What the styles say about the height of a paragraph: half points, lines, twips. */
export interface Measures {
  readonly size: number;
  readonly spacing: number;
  readonly before: number;
  readonly after: number;
}

/** The levels that Word's headings have. */
export const HEADING_LEVELS = 6;
/** The levels that the table of contents shows. */
export const CONTENTS_LEVELS = 3;

const BODY: Measures = { size: 19, spacing: 1.15, before: 0, after: 110 };
const HEADINGS: readonly Measures[] = [
  { size: 36, spacing: 1, before: 0, after: 240 },
  { size: 28, spacing: 1, before: 400, after: 140 },
  { size: 23, spacing: 1, before: 340, after: 110 },
  { size: 20, spacing: 1, before: 260, after: 80 },
  { size: 19, spacing: 1, before: 220, after: 60 },
  { size: 19, spacing: 1, before: 200, after: 60 },
];

/** The paragraph styles whose height is reckoned with. */
export const MEASURES = {
  Normal: BODY,
  ListParagraph: { ...BODY, after: 60 },
  FactText: { ...BODY, after: 20 },
  TableText: { size: 17, spacing: 1.05, before: 0, after: 30 },
  TableHead: { size: 17, spacing: 1.05, before: 0, after: 30 },
  Caption: { size: 17, spacing: 1, before: 120, after: 80 },
  FigureCaption: { size: 17, spacing: 1, before: 60, after: 200 },
  Figure: { size: 19, spacing: 1, before: 100, after: 0 },
  CodeBlock: { size: 16, spacing: 1.05, before: 60, after: 140 },
  NoteLoud: { ...BODY, before: 80, after: 160 },
  NoteQuiet: { ...BODY, before: 80, after: 160 },
  TableGap: { size: 8, spacing: 1, before: 0, after: 100 },
  TOC1: { size: 19, spacing: 1, before: 120, after: 30 },
  TOC2: { size: 18, spacing: 1, before: 0, after: 30 },
  TOC3: { size: 17, spacing: 1, before: 0, after: 20 },
  TOCHeading: { size: 36, spacing: 1, before: 0, after: 240 },
} as const satisfies Record<string, Measures>;

export type ParagraphStyle = keyof typeof MEASURES;

export function headingMeasures(level: number): Measures {
  return HEADINGS[Math.min(level, HEADING_LEVELS) - 1] as Measures;
}

/** Lines of 1 are 240. */
function spacingOf({ spacing, before, after }: Measures): Xml {
  return element('w:spacing', {
    'w:before': before,
    'w:after': after,
    'w:line': Math.round(spacing * 240),
    'w:lineRule': 'auto',
  });
}

function sizes(size: number): Xml {
  return joined([valued('w:sz', size), valued('w:szCs', size)]);
}

function face(name: string): Xml {
  return element('w:rFonts', { 'w:ascii': name, 'w:hAnsi': name, 'w:eastAsia': name, 'w:cs': name });
}

const BOLD = joined([element('w:b'), element('w:bCs')]);
const KEEP_NEXT = element('w:keepNext');
const KEEP_LINES = element('w:keepLines');

interface Style {
  readonly id: string;
  readonly name: string;
  readonly type?: 'character' | 'table';
  readonly basedOn?: string;
  readonly next?: string;
  /** Among the styles that Word offers first. */
  readonly quick?: false;
  readonly paragraph?: readonly Xml[];
  readonly run?: readonly Xml[];
  readonly rest?: readonly Xml[];
}

function style({ id, name, type, basedOn, next, quick, paragraph, run, rest = [] }: Style): Xml {
  const isDefault = id === 'Normal' || id === 'TableNormal' || id === 'DefaultParagraphFont';
  return element(
    'w:style',
    { 'w:type': type ?? 'paragraph', 'w:default': isDefault ? 1 : undefined, 'w:styleId': id },
    valued('w:name', name),
    basedOn === undefined ? NOTHING : valued('w:basedOn', basedOn),
    next === undefined ? NOTHING : valued('w:next', next),
    quick === false ? joined([valued('w:uiPriority', 99)]) : element('w:qFormat'),
    paragraph === undefined ? NOTHING : element('w:pPr', {}, ...paragraph),
    run === undefined ? NOTHING : element('w:rPr', {}, ...run),
    ...rest,
  );
}

function borders(name: string, sides: readonly string[], size: number, colour: string, space = 0): Xml {
  return element(
    name,
    {},
    ...sides.map((side) =>
      element(`w:${side}`, { 'w:val': 'single', 'w:sz': size, 'w:space': space, 'w:color': colour }),
    ),
  );
}

function shading(fill: string): Xml {
  return element('w:shd', { 'w:val': 'clear', 'w:color': 'auto', 'w:fill': fill });
}

function heading(level: number, listed: boolean): Xml {
  const measures = headingMeasures(level);
  const ink = [BOLD, valued('w:color', INK), sizes(measures.size)];
  if (!listed)
    return style({
      id: unlistedHeading(level),
      name: `Unlisted heading ${level}`,
      basedOn: `Heading${level}`,
      next: 'Normal',
      paragraph: [valued('w:outlineLvl', 9)],
    });
  return style({
    id: `Heading${level}`,
    name: `heading ${level}`,
    basedOn: 'Normal',
    next: 'Normal',
    paragraph: [
      KEEP_NEXT,
      KEEP_LINES,
      ...(level === 1 ? [element('w:pageBreakBefore')] : []),
      spacingOf(measures),
      valued('w:outlineLvl', level - 1),
    ],
    run: ink,
  });
}

/** A heading that looks like the others and that the table of contents leaves out. */
export function unlistedHeading(level: number): string {
  return `UnlistedHeading${level}`;
}

const LEVEL_NUMBERS = Array.from({ length: HEADING_LEVELS }, (_, at) => at + 1);

function paragraphStyles(): readonly Xml[] {
  const note = (id: string, name: string, colour: string, fill: string, size: number, run: readonly Xml[]) =>
    style({
      id,
      name,
      basedOn: 'Normal',
      paragraph: [
        KEEP_LINES,
        borders('w:pBdr', ['left'], size, colour, 8),
        shading(fill),
        spacingOf(MEASURES.NoteLoud),
        element('w:ind', { 'w:left': 200 }),
      ],
      run,
    });
  return [
    // Not the document's defaults: some programs let those win over the character styles in tables.
    style({
      id: 'Normal',
      name: 'Normal',
      paragraph: [spacingOf(BODY)],
      run: [face(TEXT_FACE), valued('w:color', INK), sizes(BODY.size)],
    }),
    style({
      id: 'Title',
      name: 'Title',
      basedOn: 'Normal',
      next: 'Subtitle',
      paragraph: [element('w:spacing', { 'w:before': 2600, 'w:after': 60 })],
      run: [BOLD, valued('w:color', INK), sizes(72)],
    }),
    style({
      id: 'Subtitle',
      name: 'Subtitle',
      basedOn: 'Normal',
      next: 'Normal',
      paragraph: [element('w:spacing', { 'w:after': 360 })],
      run: [valued('w:color', MUTED), sizes(36)],
    }),
    style({
      id: 'Publisher',
      name: 'Publisher',
      basedOn: 'Normal',
      paragraph: [element('w:spacing', { 'w:after': 480 })],
      run: [valued('w:color', MUTED), sizes(22)],
    }),
    style({
      id: 'FigureValue',
      name: 'Figure value',
      basedOn: 'Normal',
      paragraph: [KEEP_NEXT, element('w:spacing', { 'w:before': 120, 'w:after': 0 })],
      run: [BOLD, valued('w:color', ACCENT), sizes(52)],
    }),
    style({
      id: 'FigureLabel',
      name: 'Figure label',
      basedOn: 'Normal',
      paragraph: [element('w:spacing', { 'w:after': 360 })],
      run: [valued('w:color', MUTED), sizes(20)],
    }),
    ...LEVEL_NUMBERS.flatMap((level) => [heading(level, true), heading(level, false)]),
    style({
      id: 'ListParagraph',
      name: 'List Paragraph',
      basedOn: 'Normal',
      paragraph: [spacingOf(MEASURES.ListParagraph)],
    }),
    style({
      id: 'FactText',
      name: 'Fact text',
      basedOn: 'Normal',
      paragraph: [spacingOf(MEASURES.FactText)],
    }),
    style({
      id: 'TableText',
      name: 'Table text',
      basedOn: 'Normal',
      paragraph: [spacingOf(MEASURES.TableText)],
      run: [sizes(MEASURES.TableText.size)],
    }),
    style({
      id: 'TableHead',
      name: 'Table head',
      basedOn: 'TableText',
      paragraph: [KEEP_NEXT],
      run: [BOLD, valued('w:color', MUTED)],
    }),
    style({
      id: 'TableGap',
      name: 'Table gap',
      basedOn: 'Normal',
      quick: false,
      paragraph: [spacingOf(MEASURES.TableGap)],
      run: [sizes(MEASURES.TableGap.size)],
    }),
    style({
      id: 'Caption',
      name: 'caption',
      basedOn: 'Normal',
      next: 'Normal',
      paragraph: [KEEP_NEXT, KEEP_LINES, spacingOf(MEASURES.Caption)],
      run: [BOLD, valued('w:color', MUTED), sizes(MEASURES.Caption.size)],
    }),
    style({
      id: 'FigureCaption',
      name: 'Figure caption',
      basedOn: 'Caption',
      next: 'Normal',
      paragraph: [element('w:keepNext', { 'w:val': 0 }), spacingOf(MEASURES.FigureCaption)],
    }),
    style({
      id: 'Figure',
      name: 'Figure',
      basedOn: 'Normal',
      next: 'FigureCaption',
      paragraph: [KEEP_NEXT, spacingOf(MEASURES.Figure)],
    }),
    style({
      id: 'CodeBlock',
      name: 'Code block',
      basedOn: 'Normal',
      paragraph: [
        borders('w:pBdr', ['top', 'left', 'bottom', 'right'], 4, 'E3E4E9', 4),
        shading('F6F6F8'),
        valued('w:suppressAutoHyphens', 1),
        spacingOf(MEASURES.CodeBlock),
        element('w:ind', { 'w:left': 100, 'w:right': 100 }),
      ],
      run: [face(CODE_FACE), element('w:noProof'), sizes(MEASURES.CodeBlock.size)],
    }),
    note('NoteLoud', 'Loud note', WARN.line, WARN.surface, 24, [BOLD, valued('w:color', WARN.text)]),
    note('NoteQuiet', 'Quiet note', LINE, SUNKEN, 12, [valued('w:color', MUTED)]),
    style({
      id: 'Absent',
      name: 'Absent',
      basedOn: 'Normal',
      run: [element('w:i'), element('w:iCs'), valued('w:color', MUTED)],
    }),
    style({
      id: 'Header',
      name: 'header',
      basedOn: 'Normal',
      quick: false,
      paragraph: [borders('w:pBdr', ['bottom'], 4, LINE, 4), element('w:spacing', { 'w:after': 0 })],
      run: [valued('w:color', MUTED), sizes(16)],
    }),
    style({
      id: 'Footer',
      name: 'footer',
      basedOn: 'Normal',
      quick: false,
      paragraph: [element('w:spacing', { 'w:after': 0 })],
      run: [valued('w:color', MUTED), sizes(16)],
    }),
    style({
      id: 'TOCHeading',
      name: 'TOC Heading',
      basedOn: 'Normal',
      next: 'Normal',
      paragraph: [KEEP_NEXT, element('w:pageBreakBefore'), spacingOf(MEASURES.TOCHeading)],
      run: [BOLD, sizes(MEASURES.TOCHeading.size)],
    }),
    ...([1, 2, 3] as const).map((level) => contentsStyle(level)),
  ];
}

function contentsStyle(level: 1 | 2 | 3): Xml {
  const measures = MEASURES[`TOC${level}`];
  return style({
    id: `TOC${level}`,
    name: `toc ${level}`,
    basedOn: 'Normal',
    next: 'Normal',
    quick: false,
    paragraph: [
      ...(level === 1 ? [KEEP_NEXT] : []),
      element('w:tabs', {}, element('w:tab', { 'w:val': 'right', 'w:leader': 'dot', 'w:pos': 9638 })),
      spacingOf(measures),
      element('w:ind', { 'w:left': CONTENTS_INDENT * (level - 1) }),
    ],
    run: [...(level === 1 ? [BOLD] : []), sizes(measures.size)],
  });
}

/** How far each level of the contents stands in, in twips. */
export const CONTENTS_INDENT = 240;

function characterStyles(): readonly Xml[] {
  const character = (id: string, name: string, ...run: readonly Xml[]) =>
    style({ id, name, type: 'character', basedOn: 'DefaultParagraphFont', run });
  return [
    style({ id: 'DefaultParagraphFont', name: 'Default Paragraph Font', type: 'character', quick: false }),
    character('Hyperlink', 'Hyperlink', valued('w:color', ACCENT), valued('w:u', 'single')),
    character('Reference', 'Reference', valued('w:color', ACCENT)),
    character('InlineCode', 'Inline code', face(CODE_FACE), element('w:noProof'), valued('w:spacing', -2)),
    character('HeadingId', 'Heading id', face(CODE_FACE), element('w:noProof'), valued('w:color', MUTED)),
    character('Lead', 'Lead', BOLD),
    ...SEVERITIES.map((severity) =>
      character(
        severityStyle(severity),
        `Severity ${severity.toLowerCase()}`,
        BOLD,
        valued('w:color', SEVERITY_COLOURS[severity]),
      ),
    ),
    ...LEVELS.map((level) =>
      character(
        priorityStyle(level),
        `Priority ${level.toLowerCase()}`,
        BOLD,
        valued('w:color', PRIORITY_COLOUR),
      ),
    ),
    character('PriorityRest', 'Priority rest', valued('w:color', 'CFD3E2')),
  ];
}

const CELL_MARGINS = { top: 50, side: 90, bottom: 50 } as const;
/** What a cell takes beside and above its text, in twips. */
export const CELL_PADDING = {
  side: 2 * CELL_MARGINS.side,
  height: CELL_MARGINS.top + CELL_MARGINS.bottom,
} as const;

function cellMargins({ top, side, bottom }: { top: number; side: number; bottom: number }): Xml {
  const margin = (name: string, width: number) => element(`w:${name}`, { 'w:w': width, 'w:type': 'dxa' });
  return element(
    'w:tblCellMar',
    {},
    margin('top', top),
    margin('left', side),
    margin('bottom', bottom),
    margin('right', side),
  );
}

function tableStyles(): readonly Xml[] {
  return [
    style({
      id: 'TableNormal',
      name: 'Normal Table',
      type: 'table',
      quick: false,
      rest: [
        element(
          'w:tblPr',
          {},
          element('w:tblInd', { 'w:w': 0, 'w:type': 'dxa' }),
          cellMargins({ top: 0, side: 108, bottom: 0 }),
        ),
      ],
    }),
    style({
      id: 'ThreatModelTable',
      name: 'ThreatModel table',
      type: 'table',
      basedOn: 'TableNormal',
      rest: [
        element(
          'w:tblPr',
          {},
          borders('w:tblBorders', ['top', 'bottom', 'insideH'], 4, LINE),
          cellMargins(CELL_MARGINS),
        ),
        element(
          'w:tblStylePr',
          { 'w:type': 'firstRow' },
          element('w:tcPr', {}, borders('w:tcBorders', ['bottom'], 8, MUTED), shading(SUNKEN)),
        ),
      ],
    }),
    style({
      id: 'FactsTable',
      name: 'Facts table',
      type: 'table',
      basedOn: 'TableNormal',
      rest: [element('w:tblPr', {}, cellMargins({ ...CELL_MARGINS, top: 20, bottom: 20 }))],
    }),
  ];
}

/** `word/styles.xml`. */
export function stylesPart(): string {
  return part(
    element(
      'w:styles',
      { 'xmlns:w': 'http://schemas.openxmlformats.org/wordprocessingml/2006/main' },
      element(
        'w:docDefaults',
        {},
        element(
          'w:rPrDefault',
          {},
          element(
            'w:rPr',
            {},
            element('w:lang', { 'w:val': 'en-GB', 'w:eastAsia': 'en-GB', 'w:bidi': 'ar-SA' }),
          ),
        ),
        element(
          'w:pPrDefault',
          {},
          element('w:pPr', {}, element('w:spacing', { 'w:after': 0, 'w:line': 240, 'w:lineRule': 'auto' })),
        ),
      ),
      ...paragraphStyles(),
      ...characterStyles(),
      ...tableStyles(),
    ),
  );
}
