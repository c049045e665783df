import { oneLine } from '../../printable.ts';
import type { Inline } from '../../tree.ts';
import { webAddress } from '../../web-address.ts';
import { priorityMark, severityMark } from '../glyphs.ts';
import { priorityStyle, severityStyle } from './marks.ts';
import { CODE_FACE } from './styles.ts';
import type { Writer } from './writer.ts';
import { element, joined, NOTHING, text, valued, type Xml } from './xml.ts';

/** How a run looks beside its paragraph's style. Word gives a run one character style; the rest is said directly. */
interface Look {
  readonly style?: string | undefined;
  readonly face?: string | undefined;
  readonly bold?: boolean | undefined;
  readonly italic?: boolean | undefined;
  /** Already in a link: links do not nest. */
  readonly linked?: boolean | undefined;
}

/** The faces that have the shapes of severity and priority. */
const SHAPE_FACE = 'Segoe UI Symbol';

export function inlinesXml(writer: Writer, inlines: readonly Inline[], look: Look = {}): Xml {
  return joined(inlines.map((inline) => inlineXml(writer, inline, look)));
}

function inlineXml(writer: Writer, inline: Inline, look: Look): Xml {
  switch (inline.type) {
    case 'text':
      return run(inline.text, look);
    case 'code':
      return look.style === undefined
        ? run(inline.text, { ...look, style: 'InlineCode' })
        : run(inline.text, { ...look, face: CODE_FACE });
    case 'strong':
      return inlinesXml(writer, inline.children, { ...look, bold: true });
    case 'emphasis':
      return inlinesXml(writer, inline.children, { ...look, italic: true });
    case 'link': {
      const address = look.linked ? undefined : webAddress(inline.href);
      if (address === undefined) return inlinesXml(writer, inline.children, look);
      return element(
        'w:hyperlink',
        { 'r:id': writer.linkTo(address), 'w:history': 1 },
        inlinesXml(writer, inline.children, { ...look, style: 'Hyperlink', linked: true }),
      );
    }
    case 'ref': {
      const bookmark = look.linked ? undefined : writer.bookmarkOf(inline.to);
      if (bookmark === undefined) return run(inline.text, look);
      return element(
        'w:hyperlink',
        { 'w:anchor': bookmark, 'w:history': 1 },
        run(inline.text, { ...look, style: 'Reference' }),
      );
    }
    case 'severity': {
      const style = severityStyle(inline.severity);
      const score = inline.score === undefined ? '' : `\u00a0${inline.score}`;
      return joined([
        run(severityMark(inline.severity), { style, face: SHAPE_FACE }),
        run(`\u00a0${inline.severity}${score}`, { style }),
      ]);
    }
    case 'priority': {
      const style = priorityStyle(inline.level);
      const { full, empty } = priorityMark(inline.level);
      return joined([
        run(full, { style, face: SHAPE_FACE }),
        empty === '' ? NOTHING : run(empty, { style: 'PriorityRest', face: SHAPE_FACE }),
        run(`\u00a0${inline.level.replace(' ', '\u00a0')}`, { style }),
      ]);
    }
    case 'break':
      return lineBreak();
  }
}

/** A stretch of text in one look; its line ends are spaces. */
export function run(value: string, look: Look = {}): Xml {
  const shown = oneLine(value);
  return shown === '' ? NOTHING : element('w:r', {}, lookOf(look), spaced(shown));
}

export function lineBreak(): Xml {
  return element('w:r', {}, element('w:br'));
}

export function tab(): Xml {
  return element('w:r', {}, element('w:tab'));
}

/** Text whose spaces at the ends count. */
export function spaced(value: string): Xml {
  return element('w:t', { 'xml:space': 'preserve' }, text(value));
}

function lookOf({ style, face, bold, italic }: Look): Xml {
  const parts = [
    style === undefined ? NOTHING : valued('w:rStyle', style),
    face === undefined
      ? NOTHING
      : element('w:rFonts', { 'w:ascii': face, 'w:hAnsi': face, 'w:eastAsia': face, 'w:cs': face }),
    bold ? joined([element('w:b'), element('w:bCs')]) : NOTHING,
    italic ? joined([element('w:i'), element('w:iCs')]) : NOTHING,
  ].filter((xml) => xml !== NOTHING);
  return parts.length === 0 ? NOTHING : element('w:rPr', {}, ...parts);
}

/** Something that Word computes, with the value that it has now. */
export function field(instruction: string, value: Xml): Xml {
  const mark = (type: string) => element('w:r', {}, element('w:fldChar', { 'w:fldCharType': type }));
  return joined([
    mark('begin'),
    element('w:r', {}, element('w:instrText', { 'xml:space': 'preserve' }, text(` ${instruction} `))),
    mark('separate'),
    value,
    mark('end'),
  ]);
}

/** What links to an anchor leads to; without a place of that name, the content alone. */
export function marked(writer: Writer, anchor: string | undefined, content: Xml): Xml {
  const name = anchor === undefined ? undefined : writer.bookmarkOf(anchor);
  return name === undefined ? content : bookmark(writer, name, content);
}

export function bookmark(writer: Writer, name: string, content: Xml): Xml {
  const id = writer.next('bookmark');
  return joined([
    element('w:bookmarkStart', { 'w:id': id, 'w:name': name }),
    content,
    element('w:bookmarkEnd', { 'w:id': id }),
  ]);
}
