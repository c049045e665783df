import { strToU8, zipSync } from 'fflate';
import type { DocumentTree } from '../../tree.ts';
import { element, NOTHING, part, text, valued } from './xml.ts';

/** A file of the package: its path, what it holds, and what kind of part it is. */
export interface PackagePart {
  readonly path: string;
  readonly data: string | Uint8Array;
  /** Media are known by their ending. */
  readonly contentType?: string | undefined;
}

/** What a part refers to by an id of its own. */
export interface Relationship {
  readonly id: string;
  /** The last word of the type's address. */
  readonly type: string;
  readonly target: string;
  readonly external?: true;
}

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

export function wordType(kind: string): string {
  return `${WORD}.${kind}+xml`;
}

export function relationshipsPart(relationships: readonly Relationship[]): string {
  return part(
    element(
      'Relationships',
      { xmlns: `${PACKAGE}/relationships` },
      ...relationships.map(({ id, type, target, external }) =>
        element('Relationship', {
          Id: id,
          Type:
            type === 'core-properties'
              ? `${PACKAGE}/relationships/metadata/core-properties`
              : `${OFFICE}/${type}`,
          Target: target,
          TargetMode: external ? 'External' : undefined,
        }),
      ),
    ),
  );
}

/** What the file says of itself: title, author, language, and the ThreatModel's day as its date, as documents know no other. */
export function propertiesPart({ title, subtitle, author, date }: DocumentTree): string {
  const day = date !== undefined && /^\d{4}-\d\d-\d\d$/.test(date) ? `${date}T00:00:00Z` : undefined;
  const stamp = (name: string) =>
    day === undefined ? NOTHING : element(name, { 'xsi:type': 'dcterms:W3CDTF' }, text(day));
  return part(
    element(
      'cp:coreProperties',
      {
        'xmlns:cp': `${PACKAGE}/metadata/core-properties`,
        'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
        'xmlns:dcterms': 'http://purl.org/dc/terms/',
        'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      },
      stamp('dcterms:created'),
      element('dc:creator', {}, text(author)),
      element('dc:language', {}, text('en')),
      stamp('dcterms:modified'),
      element('dc:subject', {}, text(subtitle)),
      element('dc:title', {}, text(`${title} ${subtitle}`)),
    ),
  );
}

/** `word/settings.xml`: laid out as by Word 2013 and later. Fields are not updated on opening: Word would ask first. */
export function settingsPart(): string {
  const compatible = (name: string, value: number) =>
    element('w:compatSetting', {
      'w:name': name,
      'w:uri': 'http://schemas.microsoft.com/office/word',
      'w:val': value,
    });
  return part(
    element(
      'w:settings',
      { 'xmlns:w': 'http://schemas.openxmlformats.org/wordprocessingml/2006/main' },
      valued('w:defaultTabStop', 567),
      valued('w:characterSpacingControl', 'doNotCompress'),
      element(
        'w:compat',
        {},
        compatible('compatibilityMode', 15),
        compatible('overrideTableStyleFontSizeAndJustification', 1),
        compatible('enableOpenTypeFeatures', 1),
        compatible('doNotFlipMirrorIndents', 1),
      ),
      element('w:themeFontLang', { 'w:val': 'en-GB' }),
      valued('w:decimalSymbol', '.'),
      valued('w:listSeparator', ','),
    ),
  );
}

/** The bytes of a package; the day of its files is the first that a zip can name, so that they are the same each time. */
export function packed(parts: readonly PackagePart[]): Uint8Array {
  const all = [{ path: '[Content_Types].xml', data: contentTypesPart(parts) }, ...parts];
  return zipSync(
    Object.fromEntries(
      all.map(({ path, data }) => [
        path,
        [typeof data === 'string' ? strToU8(data) : data, { level: levelOf(path) }],
      ]),
    ),
    { mtime: new Date(1980, 0, 1) },
  );
}

/** PNG is packed already; the rest says the same again and again: a higher level makes the file a fiftieth smaller in half as much time again. */
function levelOf(path: string): 0 | 3 {
  return path.endsWith('.png') ? 0 : 3;
}

function contentTypesPart(parts: readonly PackagePart[]): string {
  const ending = (extension: string, type: string) =>
    element('Default', { Extension: extension, ContentType: type });
  return part(
    element(
      'Types',
      { xmlns: `${PACKAGE}/content-types` },
      ending('rels', 'application/vnd.openxmlformats-package.relationships+xml'),
      ending('xml', 'application/xml'),
      ending('png', 'image/png'),
      ending('svg', 'image/svg+xml'),
      ...parts.flatMap(({ path, contentType }) =>
        contentType === undefined
          ? []
          : [element('Override', { PartName: `/${path}`, ContentType: contentType })],
      ),
    ),
  );
}
