import { LIST_INDENT } from './blocks.ts';
import { NAMESPACES } from './namespaces.ts';
import { element, part, valued, type Xml } from './xml.ts';

const LEVELS = Array.from({ length: 9 }, (_, at) => at);
const BULLETS = ['•', '–', '▪'];
const NUMBERS = ['decimal', 'lowerLetter', 'lowerRoman'];

function level(at: number, ordered: boolean): Xml {
  const format = ordered ? (NUMBERS[at % 3] as string) : 'bullet';
  return element(
    'w:lvl',
    { 'w:ilvl': at },
    valued('w:start', 1),
    valued('w:numFmt', format),
    valued('w:lvlText', ordered ? `%${at + 1}.` : (BULLETS[at % 3] as string)),
    valued('w:lvlJc', 'left'),
    element('w:pPr', {}, element('w:ind', { 'w:left': LIST_INDENT * (at + 1), 'w:hanging': LIST_INDENT })),
  );
}

/** `word/numbering.xml`: list 1 has bullets; each ordered list has a number of its own, so that it begins at one. */
export function numberingPart(orderedLists: readonly number[]): string {
  const abstract = (id: number, ordered: boolean) =>
    element(
      'w:abstractNum',
      { 'w:abstractNumId': id },
      valued('w:multiLevelType', 'multilevel'),
      ...LEVELS.map((at) => level(at, ordered)),
    );
  return part(
    element(
      'w:numbering',
      { 'xmlns:w': NAMESPACES['xmlns:w'] },
      abstract(0, false),
      abstract(1, true),
      element('w:num', { 'w:numId': 1 }, valued('w:abstractNumId', 0)),
      ...orderedLists.map((at, index) =>
        element(
          'w:num',
          { 'w:numId': index + 2 },
          valued('w:abstractNumId', 1),
          element('w:lvlOverride', { 'w:ilvl': at }, valued('w:startOverride', 1)),
        ),
      ),
    ),
  );
}
