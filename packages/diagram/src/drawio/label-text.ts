import { Parser } from 'htmlparser2';
import type { LabelLine } from '../scene.ts';

/** What a label says: its lines, and the colour and size that its markup gives the first of them. */
export interface LabelText {
  readonly lines: readonly LabelLine[];
  readonly colour?: string | undefined;
  readonly size?: number | undefined;
}

const BREAKS = new Set(['div', 'p', 'br', 'li', 'tr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr']);
const DROPPED = new Set([
  'script',
  'style',
  'iframe',
  'object',
  'svg',
  'math',
  'template',
  'noscript',
  'title',
  'textarea',
]);
/** Sizes of `<font size>`, 1–7, in pixels. */
const FONT_SIZES = [10, 13, 16, 18, 24, 32, 48];

/** Reduces the HTML of a label to lines of text with bold and italic; nothing else of it survives. */
export function labelText(html: string): LabelText {
  if (!/[<&]/.test(html))
    return {
      lines: html
        .split('\n')
        .map((text) => ({ text: text.trim() }))
        .filter(({ text }) => text !== ''),
    };
  const lines: { text: string; bold: boolean; italic: boolean }[] = [];
  let line = '';
  let bold = 0;
  let italic = 0;
  let dropping = 0;
  let colour: string | undefined;
  let size: number | undefined;
  let lineBold = false;
  let lineItalic = false;
  const end = () => {
    const text = line.replace(/\s+/g, ' ').trim();
    if (text !== '') lines.push({ text, bold: lineBold, italic: lineItalic });
    line = '';
    lineBold = false;
    lineItalic = false;
  };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (DROPPED.has(name)) dropping++;
        if (dropping > 0) return;
        if (BREAKS.has(name)) end();
        if (name === 'b' || name === 'strong') bold++;
        if (name === 'i' || name === 'em') italic++;
        colour ??=
          attributes.color ?? /(?:^|[;\s])color:\s*(#[0-9a-f]{3,8})/i.exec(attributes.style ?? '')?.[1];
        size ??= sizeOf(attributes);
      },
      ontext(text) {
        if (dropping > 0) return;
        line += text;
        if (text.trim() !== '') {
          lineBold ||= bold > 0;
          lineItalic ||= italic > 0;
        }
      },
      onclosetag(name) {
        if (DROPPED.has(name)) dropping = Math.max(0, dropping - 1);
        if (dropping > 0) return;
        if (BREAKS.has(name)) end();
        if (name === 'b' || name === 'strong') bold = Math.max(0, bold - 1);
        if (name === 'i' || name === 'em') italic = Math.max(0, italic - 1);
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  parser.write(html);
  parser.end();
  end();
  return { lines, colour, size };
}

function sizeOf(attributes: Readonly<Record<string, string>>): number | undefined {
  const pixels = /font-size:\s*(\d+(?:\.\d+)?)px/i.exec(attributes.style ?? '')?.[1];
  if (pixels !== undefined) return Math.min(60, Math.max(4, Number(pixels)));
  const step = Number(attributes.size);
  return Number.isInteger(step) && step >= 1 && step <= 7 ? FONT_SIZES[step - 1] : undefined;
}
