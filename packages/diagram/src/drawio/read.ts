import type { Problem, ThreatModel } from '@demarc/core';
import type { DrawnLabel, DrawnLine, DrawnShape, Point, Rect, Scene, SceneItem } from '../scene.ts';
import { wrapLabel } from '../text/measure.ts';
import { type Cell, cellsOf, number, type Style } from './cells.ts';
import { decodeDrawio, UnreadableDiagram } from './decode.ts';
import { edgePoints, pointAlong } from './edges.ts';
import { labelText } from './label-text.ts';
import { glyphFor, safeColour, safeImage } from './paint.ts';

/** Reads a published diagram into a scene in its own coordinates. What cannot be read is a problem, and no scene. */
export function readDrawio(body: string): { readonly scene?: Scene; readonly problems: readonly Problem[] } {
  try {
    return { scene: sceneOf(cellsOf(decodeDrawio(body))), problems: [] };
  } catch (error) {
    if (!(error instanceof UnreadableDiagram)) throw error;
    return { problems: [{ rule: 'diagram', level: 'error', message: error.message, path: ['dfd', 'body'] }] };
  }
}

/** Tags of a published diagram that name feature classes or threats that the ThreatModel does not have. */
export function checkDrawio(scene: Scene, model: ThreatModel): readonly Problem[] {
  const number_ = (id: string) => id.slice(id.indexOf('.') + 1);
  const classes = new Set(model.featureClasses.map(({ id }) => number_(id)));
  const threats = new Set(
    model.threats.map(({ id, featureClass }) => `${number_(featureClass)}_${number_(id)}`),
  );
  const known = (tag: string) =>
    tag === 'all' || threats.has(tag) || (tag.endsWith('_all') && classes.has(tag.slice(0, -'_all'.length)));
  const unknownThreats = new Set(
    scene.items.flatMap(({ tags }) => tags.threats.filter((tag) => !known(tag))),
  );
  const unknownClasses = new Set(
    scene.items.flatMap(({ tags }) =>
      tags.featureClasses.filter((tag) => tag !== 'all' && !classes.has(tag)),
    ),
  );
  const say = (noun: string, tag: string): Problem => ({
    rule: 'diagram',
    level: 'warning',
    message: `is tagged with ${noun} \`${tag}\`, which does not exist`,
    path: ['dfd', 'body'],
  });
  return [
    ...[...unknownClasses].sort().map((tag) => say('feature class', tag)),
    ...[...unknownThreats].sort().map((tag) => say('threat', tag)),
  ];
}

function sceneOf(cells: readonly Cell[]): Scene {
  const byId = new Map(cells.map((cell) => [cell.id, cell]));
  const origins = new Map<string, Point>();
  const originOf = (id: string | undefined, depth = 0): Point => {
    if (id === undefined || depth > 50) return { x: 0, y: 0 };
    const known = origins.get(id);
    if (known) return known;
    const cell = byId.get(id);
    const around = originOf(cell?.parent, depth + 1);
    const own = cell?.vertex && cell.geometry && !cell.geometry.relative ? cell.geometry : { x: 0, y: 0 };
    const origin = { x: around.x + own.x, y: around.y + own.y };
    origins.set(id, origin);
    return origin;
  };
  const boxOf = (id: string | undefined): Rect | undefined => {
    const cell = id === undefined ? undefined : byId.get(id);
    if (!cell?.vertex || !cell.geometry) return undefined;
    const { width, height } = cell.geometry;
    return { ...originOf(cell.id), width, height };
  };
  const ways = new Map(
    cells.filter(({ edge }) => edge).map((cell) => [cell.id, edgePoints(cell, boxOf, originOf(cell.parent))]),
  );
  const items = cells.flatMap((cell): readonly SceneItem[] => {
    if (cell.edge) return lineOf(cell, ways.get(cell.id) ?? []);
    if (!cell.vertex || !cell.geometry) return [];
    const way = cell.parent === undefined ? undefined : ways.get(cell.parent);
    if (way && cell.geometry.relative) return edgeLabelOf(cell, way);
    const box = boxOf(cell.id);
    return box ? [shapeOf(cell, box)] : [];
  });
  return { form: 'drawio', view: viewOf(items), items };
}

function lineOf(cell: Cell, points: readonly Point[]): readonly DrawnLine[] {
  if (points.length < 2) return [];
  const { style } = cell;
  const { geometry } = cell;
  const middle = geometry?.relative
    ? pointAlong(points, geometry.x, geometry.y, geometry.offset)
    : pointAlong(points);
  const label = labelOf(cell, (text) => ({ at: middle, ...lineAlignment(style), lines: text }));
  return [
    {
      type: 'line',
      id: cell.id,
      tags: cell.tags,
      name: nameOf(cell, 'flow'),
      points,
      stroke: safeColour(style.strokeColor) ?? '#333333',
      strokeWidth: Math.min(12, Math.max(0.5, number(style.strokeWidth, 1))),
      dashed: style.dashed === '1',
      startArrow: style.startArrow !== undefined && style.startArrow !== 'none',
      endArrow: style.endArrow !== 'none',
      rounded: style.rounded === '1',
      label,
    },
  ];
}

function edgeLabelOf(cell: Cell, way: readonly Point[]): readonly DrawnShape[] {
  if (way.length < 2) return [];
  const { geometry } = cell;
  const at = pointAlong(way, geometry?.x, geometry?.y, geometry?.offset);
  const label = labelOf(cell, (lines) => ({ at, ...lineAlignment(cell.style), lines }));
  return label ? [{ ...plain(cell), shape: 'text', box: { ...at, width: 0, height: 0 }, label }] : [];
}

/** Labels on lines stand around their point unless their style moves them to a side of it. */
function lineAlignment({ align, verticalAlign }: Style): Pick<DrawnLabel, 'align' | 'vertical'> {
  return {
    align: align === 'left' || align === 'right' ? ALIGN[align] : 'middle',
    vertical: verticalAlign === 'top' || verticalAlign === 'bottom' ? verticalAlign : 'middle',
  };
}

function plain(cell: Cell): Omit<DrawnShape, 'shape' | 'box'> {
  const { style } = cell;
  return {
    type: 'shape',
    id: cell.id,
    tags: cell.tags,
    name: nameOf(cell, 'shape'),
    strokeWidth: Math.min(12, Math.max(0.5, number(style.strokeWidth, 1))),
    dashed: style.dashed === '1',
    rounded: style.rounded === '1',
    opacity: Math.min(100, Math.max(0, number(style.opacity, 100))) / 100,
  };
}

function shapeOf(cell: Cell, box: Rect): DrawnShape {
  const { style } = cell;
  const shape = shapeName(style);
  const image = shape === 'image' ? safeImage(style.image) : undefined;
  const filled = shape !== 'text' && shape !== 'image' && shape !== 'group';
  const fill =
    style.fillColor === 'none' || !filled
      ? undefined
      : (safeColour(style.fillColor) ??
        (style.fillColor === undefined && shape !== 'icon' ? '#ffffff' : undefined));
  const bordered = shape !== 'text' && shape !== 'image' && style.strokeColor !== 'none';
  return {
    ...plain(cell),
    shape: shape === 'image' && !image ? 'icon' : shape,
    box,
    fill:
      shape === 'icon' || (shape === 'image' && !image)
        ? (safeColour(style.fillColor) ?? safeColour(style.strokeColor) ?? '#4b6a88')
        : fill,
    stroke: bordered
      ? (safeColour(style.strokeColor) ?? (shape === 'icon' ? undefined : '#333333'))
      : undefined,
    image: image ?? (shape === 'icon' || shape === 'image' ? glyphFor(style) : undefined),
    label: shapeLabel(cell, box, shape),
  };
}

function shapeName(style: Style): DrawnShape['shape'] {
  const name = style.shape ?? style[''] ?? '';
  if (name === 'text' || name === 'edgeLabel') return 'text';
  if (name === 'image' || (style.image !== undefined && name === '')) return 'image';
  if (name === 'group' || /\.group/.test(name) || name === 'swimlane') return 'group';
  if (name === 'ellipse' || name === 'doubleEllipse') return 'ellipse';
  if (name === 'rhombus') return 'rhombus';
  if (/^cylinder/.test(name) || name === 'datastore') return 'cylinder';
  if (name === 'hexagon') return 'hexagon';
  return name.startsWith('mxgraph.') ? 'icon' : 'rectangle';
}

const ALIGN = { left: 'start', center: 'middle', right: 'end' } as const;

function shapeLabel(cell: Cell, box: Rect, shape: DrawnShape['shape']): DrawnLabel | undefined {
  const { style } = cell;
  const group = shape === 'group';
  const align = (group ? (style.align ?? 'left') : (style.align ?? 'center')) as keyof typeof ALIGN;
  const vertical = group ? (style.verticalAlign ?? 'top') : (style.verticalAlign ?? 'middle');
  const pad = number(style.spacing, 2) + 2;
  const left = box.x + pad + number(style.spacingLeft);
  const right = box.x + box.width - pad - number(style.spacingRight);
  const top = box.y + pad + number(style.spacingTop);
  const bottom = box.y + box.height - pad - number(style.spacingBottom);
  // the style `image` has its label beneath unless it says otherwise
  const beneath = style.verticalLabelPosition ?? (style[''] === 'image' ? 'bottom' : undefined);
  const beside = style.labelPosition;
  const x =
    beside === 'left'
      ? box.x - pad
      : beside === 'right'
        ? box.x + box.width + pad
        : align === 'left'
          ? left
          : align === 'right'
            ? right
            : (left + right) / 2;
  const textAlign = beside === 'left' ? 'end' : beside === 'right' ? 'start' : ALIGN[align];
  const y =
    beneath === 'bottom'
      ? box.y + box.height + pad + number(style.spacingTop)
      : beneath === 'top'
        ? box.y - pad - number(style.spacingBottom)
        : vertical === 'top'
          ? top
          : vertical === 'bottom'
            ? bottom
            : (top + bottom) / 2;
  const block =
    beneath === 'bottom' ? 'top' : beneath === 'top' ? 'bottom' : (vertical as DrawnLabel['vertical']);
  const wraps = style.whiteSpace === 'wrap' && beneath === undefined && beside === undefined;
  return labelOf(cell, (lines, size) => ({
    at: { x, y },
    align: textAlign ?? 'middle',
    vertical: block === 'top' || block === 'bottom' ? block : 'middle',
    lines:
      wraps && box.width > 20
        ? lines.flatMap(({ text, ...rest }) =>
            wrapLabel(text, size, box.width - 2 * pad).map((part) => ({ text: part, ...rest })),
          )
        : lines,
  }));
}

function labelOf(
  cell: Cell,
  place: (
    lines: DrawnLabel['lines'],
    size: number,
  ) => Pick<DrawnLabel, 'at' | 'align' | 'vertical' | 'lines'>,
): DrawnLabel | undefined {
  const { lines, colour, size } = labelText(cell.label);
  if (lines.length === 0 || cell.style.noLabel === '1') return undefined;
  const { style } = cell;
  const own = size ?? Math.min(60, Math.max(4, number(style.fontSize, 12)));
  const bits = number(style.fontStyle);
  const styled = lines.map((line) => ({
    ...line,
    bold: line.bold === true || (bits & 1) === 1,
    italic: line.italic === true || (bits & 2) === 2,
  }));
  return {
    ...place(styled, own),
    size: own,
    colour: safeColour(colour) ?? safeColour(style.fontColor) ?? '#1c2430',
    background: safeColour(style.labelBackgroundColor),
  };
}

function nameOf(cell: Cell, noun: string): string {
  const text = labelText(cell.label)
    .lines.map((line) => line.text)
    .join(' ');
  return text === '' ? noun : text;
}

/** Everything that is drawn, with a margin. */
function viewOf(items: readonly SceneItem[]): Rect {
  let [left, top, right, bottom] = [
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ];
  const include = (x: number, y: number) => {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  };
  for (const item of items) {
    if (item.type === 'line') for (const { x, y } of item.points) include(x, y);
    if (item.type === 'shape' && item.box.width > 0) {
      include(item.box.x, item.box.y);
      include(item.box.x + item.box.width, item.box.y + item.box.height);
    }
    const label = item.type === 'shape' || item.type === 'line' ? item.label : undefined;
    if (label) {
      const height = label.lines.length * label.size * 1.25;
      const width = Math.max(...label.lines.map(({ text }) => text.length * label.size * 0.55));
      const x =
        label.align === 'start'
          ? label.at.x
          : label.align === 'end'
            ? label.at.x - width
            : label.at.x - width / 2;
      const y =
        label.vertical === 'top'
          ? label.at.y
          : label.vertical === 'bottom'
            ? label.at.y - height
            : label.at.y - height / 2;
      include(x, y);
      include(x + width, y + height);
    }
  }
  if (left > right) return { x: 0, y: 0, width: 1, height: 1 };
  return {
    x: Math.floor(left) - 16,
    y: Math.floor(top) - 16,
    width: Math.ceil(right - left) + 32,
    height: Math.ceil(bottom - top) + 32,
  };
}
