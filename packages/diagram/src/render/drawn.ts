import type { DrawnLabel, DrawnLine, DrawnShape, Point, Rect } from '../scene.ts';
import { textWidth } from '../text/measure.ts';
import { escapeXml } from './escape.ts';
import { GLYPHS } from './glyphs.ts';

/** A shape of a draw.io diagram. */
export function drawnShape(item: DrawnShape): string {
  const body = bodyOf(item);
  const faded = item.opacity < 1 ? `<g opacity="${item.opacity}">${body}</g>` : body;
  return `${faded}${item.label ? labelled(item.label) : ''}`;
}

/** A line of a draw.io diagram, with its arrowheads. */
export function drawnLine({
  points,
  stroke,
  strokeWidth,
  dashed,
  startArrow,
  endArrow,
  label,
}: DrawnLine): string {
  const path = points.map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join('');
  return [
    `<path d="${path}" fill="none" stroke="${stroke}" stroke-width="${strokeWidth}" stroke-linejoin="round"${dashed ? ' stroke-dasharray="6 4"' : ''}/>`,
    endArrow ? head(points.at(-2), points.at(-1), stroke, strokeWidth) : '',
    startArrow ? head(points[1], points[0], stroke, strokeWidth) : '',
    label ? labelled(label) : '',
  ].join('');
}

function bodyOf(item: DrawnShape): string {
  const { box, fill = 'none', stroke = 'none', strokeWidth, dashed, rounded, image } = item;
  const paint = `fill="${fill}" stroke="${stroke}" stroke-width="${strokeWidth}"${dashed ? ' stroke-dasharray="6 4"' : ''}`;
  const { x, y, width, height } = box;
  switch (item.shape) {
    case 'text':
      return '';
    case 'rectangle':
      return `<rect ${rect(box)} rx="${rounded ? Math.min(10, Math.min(width, height) * 0.15) : 0}" ${paint}/>`;
    case 'group':
      return `<rect ${rect(box)} rx="4" fill="none" stroke="${stroke}" stroke-width="${strokeWidth}"${dashed ? ' stroke-dasharray="6 4"' : ''}/>`;
    case 'ellipse':
      return `<ellipse cx="${round(x + width / 2)}" cy="${round(y + height / 2)}" rx="${round(width / 2)}" ry="${round(height / 2)}" ${paint}/>`;
    case 'rhombus':
      return `<path d="M${round(x + width / 2)} ${round(y)}L${round(x + width)} ${round(y + height / 2)}L${round(x + width / 2)} ${round(y + height)}L${round(x)} ${round(y + height / 2)}z" ${paint}/>`;
    case 'hexagon':
      return `<path d="M${round(x + width * 0.25)} ${round(y)}H${round(x + width * 0.75)}L${round(x + width)} ${round(y + height / 2)}L${round(x + width * 0.75)} ${round(y + height)}H${round(x + width * 0.25)}L${round(x)} ${round(y + height / 2)}z" ${paint}/>`;
    case 'cylinder': {
      const cap = Math.min(height / 3, 12);
      return `<path d="M${round(x)} ${round(y + cap / 2)}a${round(width / 2)} ${cap / 2} 0 0 1 ${round(width)} 0v${round(height - cap)}a${round(width / 2)} ${cap / 2} 0 0 1 ${round(-width)} 0zM${round(x)} ${round(y + cap / 2)}a${round(width / 2)} ${cap / 2} 0 0 0 ${round(width)} 0" ${paint}/>`;
    }
    case 'image':
      return `<image ${rect(box)} href="${escapeXml(image ?? '')}" preserveAspectRatio="xMidYMid meet"/>`;
    case 'icon':
      return icon(box, image, fill);
  }
}

/** A provider's icon as our neutral glyph on a quiet tile. */
function icon({ x, y, width, height }: Rect, glyph: string | undefined, colour: string): string {
  const size = Math.min(width, height);
  const left = x + (width - size) / 2;
  const top = y + (height - size) / 2;
  const stroke = colour === 'none' || /^#f{3,6}$/i.test(colour) ? '#4b6a88' : colour;
  return [
    `<rect x="${round(left)}" y="${round(top)}" width="${round(size)}" height="${round(size)}" rx="${round(size * 0.14)}" fill="#ffffff" stroke="${stroke}" stroke-width="1"/>`,
    `<path d="${GLYPHS[glyph ?? 'service'] ?? GLYPHS.service}" transform="translate(${round(left + size * 0.14)} ${round(top + size * 0.14)}) scale(${round((size * 0.72) / 24)})" fill="none" stroke="${stroke}" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"/>`,
  ].join('');
}

function labelled({ lines, at, align, vertical, size, colour, background }: DrawnLabel): string {
  const lineHeight = size * 1.25;
  const height = lines.length * lineHeight;
  const top = vertical === 'top' ? at.y : vertical === 'bottom' ? at.y - height : at.y - height / 2;
  const width = Math.max(...lines.map(({ text }) => textWidth(text, size)));
  const left = align === 'start' ? at.x : align === 'end' ? at.x - width : at.x - width / 2;
  const ground =
    background === undefined
      ? ''
      : `<rect x="${round(left - 1)}" y="${round(top)}" width="${round(width + 2)}" height="${round(height)}" fill="${background}"/>`;
  const texts = lines.map(({ text, bold, italic }, index) => {
    const emphasis = `${bold ? ' font-weight="700"' : ''}${italic ? ' font-style="italic"' : ''}`;
    return `<text x="${round(at.x)}" y="${round(top + lineHeight * index + size)}" font-size="${size}" text-anchor="${align}" fill="${colour}"${emphasis}>${escapeXml(text)}</text>`;
  });
  return `${ground}${texts.join('')}`;
}

function head(before: Point | undefined, tip: Point | undefined, fill: string, strokeWidth: number): string {
  if (!before || !tip) return '';
  const length = Math.hypot(tip.x - before.x, tip.y - before.y) || 1;
  const dx = (tip.x - before.x) / length;
  const dy = (tip.y - before.y) / length;
  const size = 6 + strokeWidth;
  const back = { x: tip.x - dx * size, y: tip.y - dy * size };
  const half = size * 0.5;
  return `<path d="M${round(tip.x)} ${round(tip.y)}L${round(back.x - dy * half)} ${round(back.y + dx * half)}L${round(back.x + dy * half)} ${round(back.y - dx * half)}z" fill="${fill}"/>`;
}

function rect({ x, y, width, height }: Rect): string {
  return `x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}"`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
