import type { CheckpointBadge, FlowLine, NodeBox, Point, Rect, ZoneBox } from '../scene.ts';
import { textWidth } from '../text/measure.ts';
import { SIZES } from '../text/place.ts';
import { escapeXml } from './escape.ts';
import { CHECKPOINT_LETTERS, CHECKPOINT_NAMES, GLYPHS } from './glyphs.ts';
import type { Colour, ZoneColours } from './theme.ts';

interface Colours {
  readonly colour: Colour;
  readonly zone: ZoneColours;
}

export function zoneBox(
  { box, kind, label, indent = SIZES.zoneIndent }: ZoneBox,
  { colour, zone }: Colours,
): string {
  const [fill, border] = zone(kind);
  return [
    `<rect ${rect(box)} rx="10" fill="${fill}" stroke="${border}" stroke-width="1.25" stroke-dasharray="6 4"/>`,
    `<text x="${box.x + indent}" y="${box.y + 20}" font-size="${SIZES.label}" font-weight="600" fill="${colour('quiet')}">${escapeXml(label)}</text>`,
  ].join('');
}

export function nodeBox({ box, kind, lines }: NodeBox, { colour }: Colours): string {
  const scale = SIZES.glyph / 24;
  const x = box.x + (box.width - SIZES.glyph) / 2;
  const y = box.y + SIZES.nodePad;
  const glyph = GLYPHS[kind] ?? (GLYPHS.service as string);
  const first = y + SIZES.glyph + SIZES.lineHeight;
  return [
    `<rect ${rect(box)} rx="8" fill="${colour('node')}" stroke="${colour('nodeBorder')}"/>`,
    `<path d="${glyph}" transform="translate(${x} ${y}) scale(${scale})" fill="none" stroke="${colour('accent')}" stroke-width="1.35" stroke-linecap="round" stroke-linejoin="round"/>`,
    ...lines.map(
      (line, at) =>
        `<text x="${box.x + box.width / 2}" y="${first + at * SIZES.lineHeight}" font-size="${SIZES.label}" text-anchor="middle" fill="${colour('ink')}">${escapeXml(line)}</text>`,
    ),
  ].join('');
}

/** Room before a node's border, so that the arrowhead touches it. */
const HEAD = 7;

export function flowLine({ points, kind, twoWay, label }: FlowLine, { colour }: Colours): string {
  const stroke = kind === 'control' ? colour('control') : colour('line');
  const dash = kind === 'control' ? ' stroke-dasharray="5 3.5"' : '';
  const shown = shortened(points, twoWay);
  return [
    `<path d="${roundedPath(shown, 7)}" fill="none" stroke="${stroke}" stroke-width="1.5"${dash}/>`,
    arrowHead(points.at(-2), points.at(-1), stroke),
    twoWay ? arrowHead(points[1], points[0], stroke) : '',
    label ? words(label.lines, label.box, colour('ink'), colour('background')) : '',
  ].join('');
}

export function checkpointBadge({ at, kind, label }: CheckpointBadge, { colour }: Colours): string {
  return [badge(at, kind, colour), words(label.lines, label.box, colour('quiet'), colour('background'))].join(
    '',
  );
}

/** The badges explained, in one line. */
export function legend(x: number, y: number, { colour }: Colours): string {
  let left = x;
  const parts: string[] = [];
  for (const [kind, name] of Object.entries(CHECKPOINT_NAMES)) {
    parts.push(
      badge({ x: left + 8, y }, kind, colour),
      `<text x="${left + 21}" y="${y + 4}" font-size="11" fill="${colour('quiet')}">${name}</text>`,
    );
    left += 36 + textWidth(name, 11);
  }
  for (const [name, dash] of [
    ['data', ''],
    ['control', ' stroke-dasharray="5 3.5"'],
  ] as const) {
    const stroke = name === 'control' ? colour('control') : colour('line');
    parts.push(
      `<path d="M${left} ${y}h26" stroke="${stroke}" stroke-width="1.5"${dash}/>`,
      `<text x="${left + 32}" y="${y + 4}" font-size="11" fill="${colour('quiet')}">${name} flow</text>`,
    );
    left += 52 + textWidth(`${name} flow`, 11);
  }
  return `<g aria-hidden="true">${parts.join('')}</g>`;
}

/** Policies are diamonds, keys and identities circles, networks and settings squares: the shape tells as much as the letter. */
function badge({ x, y }: Point, kind: string, colour: Colour): string {
  const fill = colour('badge');
  const shape =
    kind === 'policy' || kind === 'acl'
      ? `<path d="M${x} ${y - 10}L${x + 10} ${y}L${x} ${y + 10}L${x - 10} ${y}z" fill="${fill}"/>`
      : kind === 'network' || kind === 'setting'
        ? `<rect x="${x - 8}" y="${y - 8}" width="16" height="16" rx="2" fill="${fill}"/>`
        : `<circle cx="${x}" cy="${y}" r="8.5" fill="${fill}"/>`;
  return `${shape}<text x="${x}" y="${y + 3.5}" font-size="9.5" font-weight="700" text-anchor="middle" fill="${colour('badgeInk')}">${CHECKPOINT_LETTERS[kind] ?? '?'}</text>`;
}

/** Words with a halo in the background's colour, so that they stay readable over tints and borders. */
function words(lines: readonly string[], box: Rect, fill: string, halo: string): string {
  return lines
    .map((line, at) => {
      const y = box.y + SIZES.smallLine * (at + 1) - 3;
      const place = `x="${box.x + box.width / 2}" y="${y}" font-size="${SIZES.small}" text-anchor="middle"`;
      return `<text ${place} fill="${fill}" stroke="${halo}" stroke-width="3" stroke-linejoin="round" paint-order="stroke">${escapeXml(line)}</text>`;
    })
    .join('');
}

function rect({ x, y, width, height }: Rect): string {
  return `x="${x}" y="${y}" width="${width}" height="${height}"`;
}

function arrowHead(before: Point | undefined, tip: Point | undefined, fill: string): string {
  if (!before || !tip) return '';
  const dx = Math.sign(tip.x - before.x);
  const dy = Math.sign(tip.y - before.y);
  const back = { x: tip.x - dx * HEAD, y: tip.y - dy * HEAD };
  return `<path d="M${tip.x} ${tip.y}L${back.x + dy * 3.8} ${back.y + dx * 3.8}L${back.x - dy * 3.8} ${back.y - dx * 3.8}z" fill="${fill}"/>`;
}

/** The line without the room that its arrowheads take. */
function shortened(points: readonly Point[], twoWay: boolean): readonly Point[] {
  const cut = (tip: Point, before: Point): Point => ({
    x: tip.x - Math.sign(tip.x - before.x) * (HEAD - 1),
    y: tip.y - Math.sign(tip.y - before.y) * (HEAD - 1),
  });
  return points.map((point, at) => {
    if (at === points.length - 1 && at > 0) return cut(point, points[at - 1] as Point);
    return at === 0 && twoWay && points[1] ? cut(point, points[1]) : point;
  });
}

/** A way as an SVG path with rounded corners. */
function roundedPath(points: readonly Point[], radius: number): string {
  const [first, ...rest] = points;
  if (!first) return '';
  let path = `M${first.x} ${first.y}`;
  rest.forEach((point, at) => {
    const before = points[at] as Point;
    const after = rest[at + 1];
    if (!after) {
      path += `L${point.x} ${point.y}`;
      return;
    }
    const r = Math.min(radius, distance(before, point) / 2, distance(point, after) / 2);
    const enter = toward(point, before, r);
    const leave = toward(point, after, r);
    path += `L${enter.x} ${enter.y}Q${point.x} ${point.y} ${leave.x} ${leave.y}`;
  });
  return path;
}

function distance(a: Point, b: Point): number {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
}

function toward(from: Point, to: Point, by: number): Point {
  return { x: from.x + Math.sign(to.x - from.x) * by, y: from.y + Math.sign(to.y - from.y) * by };
}
