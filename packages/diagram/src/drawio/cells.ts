import type { Point, Rect, Tags } from '../scene.ts';
import type { XmlElement } from './decode.ts';

/** A draw.io style: `ellipse;fillColor=#fff` → `{ '': 'ellipse', fillColor: '#fff' }`. */
export type Style = Readonly<Record<string, string>>;

export interface Cell {
  readonly id: string;
  readonly parent: string | undefined;
  readonly label: string;
  readonly style: Style;
  readonly tags: Tags;
  readonly vertex: boolean;
  readonly edge: boolean;
  readonly source: string | undefined;
  readonly target: string | undefined;
  readonly geometry: Geometry | undefined;
}

interface Geometry extends Rect {
  readonly relative: boolean;
  readonly points: readonly Point[];
  readonly sourcePoint?: Point | undefined;
  readonly targetPoint?: Point | undefined;
  readonly offset?: Point | undefined;
}

/** The cells of a page, in painting order. A cell may be wrapped in an `object` that holds its label and its tags. */
export function cellsOf(model: XmlElement): readonly Cell[] {
  const root = model.children.find(({ name }) => name === 'root');
  return (root?.children ?? []).flatMap((element, at): readonly Cell[] => {
    const wrapper = element.name === 'object' || element.name === 'UserObject' ? element : undefined;
    const cell = wrapper ? wrapper.children.find(({ name }) => name === 'mxCell') : element;
    if (cell?.name !== 'mxCell') return [];
    const { attributes } = cell;
    return [
      {
        id: wrapper?.attributes.id ?? attributes.id ?? `cell-${at}`,
        parent: attributes.parent,
        label: wrapper?.attributes.label ?? attributes.value ?? '',
        style: styleOf(attributes.style ?? ''),
        tags: {
          featureClasses: words(wrapper?.attributes.feature_class),
          threats: words(wrapper?.attributes.threat),
          objectives: words(wrapper?.attributes.control_objective),
          permissions: [],
        },
        vertex: attributes.vertex === '1',
        edge: attributes.edge === '1',
        source: attributes.source,
        target: attributes.target,
        geometry: geometryOf(cell.children.find(({ name }) => name === 'mxGeometry')),
      },
    ];
  });
}

function words(text: string | undefined): readonly string[] {
  return (text ?? '')
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

function styleOf(text: string): Style {
  const style: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const part of text.split(';')) {
    const at = part.indexOf('=');
    if (at > 0) style[part.slice(0, at)] = part.slice(at + 1);
    else if (part !== '' && style[''] === undefined) style[''] = part;
  }
  return style;
}

function geometryOf(element: XmlElement | undefined): Geometry | undefined {
  if (!element) return undefined;
  const { x, y, width, height, relative } = element.attributes;
  const points = element.children.filter(({ name }) => name === 'mxPoint');
  const named = (as: string) => points.filter(({ attributes }) => attributes.as === as).map(pointOf)[0];
  const list = element.children.find(
    ({ name, attributes }) => name === 'Array' && attributes.as === 'points',
  );
  return {
    x: number(x),
    y: number(y),
    width: number(width),
    height: number(height),
    relative: relative === '1',
    points: (list?.children ?? []).map(pointOf),
    sourcePoint: named('sourcePoint'),
    targetPoint: named('targetPoint'),
    offset: named('offset'),
  };
}

function pointOf({ attributes }: XmlElement): Point {
  return { x: number(attributes.x), y: number(attributes.y) };
}

/** A number of a style or geometry; what is none, or beyond all reason, counts as 0. */
export function number(text: string | undefined, otherwise = 0): number {
  const value = Number(text ?? Number.NaN);
  return Number.isFinite(value) && Math.abs(value) < 1e6 ? value : otherwise;
}
