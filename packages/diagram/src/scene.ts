/** What an element of a picture belongs to. */
export interface Tags {
  readonly featureClasses: readonly string[];
  readonly threats: readonly string[];
  readonly objectives: readonly string[];
  readonly permissions: readonly string[];
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Rect extends Point {
  readonly width: number;
  readonly height: number;
}

/** One run of a label: a line of text with its emphasis and colour. */
export interface LabelLine {
  readonly text: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
}

interface Element {
  /** Unique in the picture. */
  readonly id: string;
  readonly tags: Tags;
  /** In words, for those who do not see it. */
  readonly name: string;
}

/** A trust boundary. `depth` counts from 0, the outermost. */
export interface ZoneBox extends Element {
  readonly type: 'zone';
  readonly box: Rect;
  readonly depth: number;
  readonly kind: string;
  readonly label: string;
  /** How far from the left border its heading begins, where that is not as usual. */
  readonly indent?: number | undefined;
}

/** A node: glyph above its label. */
export interface NodeBox extends Element {
  readonly type: 'node';
  readonly box: Rect;
  readonly kind: string;
  readonly lines: readonly string[];
  readonly note?: string | undefined;
  /** The zone around it. */
  readonly zone?: string | undefined;
}

/** A flow, from its first point to its last, in horizontal and vertical pieces. */
export interface FlowLine extends Element {
  readonly type: 'flow';
  readonly from: string;
  readonly to: string;
  readonly kind: 'data' | 'control';
  readonly twoWay: boolean;
  readonly points: readonly Point[];
  readonly label?: { readonly lines: readonly string[]; readonly box: Rect } | undefined;
}

/** A checkpoint on a flow: a badge on its line, numbered in reading order, and its words beside it. */
export interface CheckpointBadge extends Element {
  readonly type: 'checkpoint';
  readonly flow: string;
  readonly kind: string;
  readonly at: Point;
  /** The words, and where they stand. */
  readonly label: { readonly lines: readonly string[]; readonly box: Rect };
}

/** A shape of a draw.io diagram, in its own coordinates and colours. */
export interface DrawnShape extends Element {
  readonly type: 'shape';
  readonly shape:
    | 'rectangle'
    | 'ellipse'
    | 'rhombus'
    | 'cylinder'
    | 'hexagon'
    | 'text'
    | 'image'
    | 'icon'
    | 'group';
  readonly box: Rect;
  readonly fill?: string | undefined;
  readonly stroke?: string | undefined;
  readonly strokeWidth: number;
  readonly dashed: boolean;
  readonly rounded: boolean;
  readonly opacity: number;
  readonly image?: string | undefined;
  readonly label?: DrawnLabel | undefined;
}

/** A line of a draw.io diagram. */
export interface DrawnLine extends Element {
  readonly type: 'line';
  readonly points: readonly Point[];
  readonly stroke: string;
  readonly strokeWidth: number;
  readonly dashed: boolean;
  readonly startArrow: boolean;
  readonly endArrow: boolean;
  readonly rounded: boolean;
  readonly label?: DrawnLabel | undefined;
}

export interface DrawnLabel {
  readonly lines: readonly LabelLine[];
  /** The point at which the lines are aligned. */
  readonly at: Point;
  readonly align: 'start' | 'middle' | 'end';
  /** Where the block of lines stands to that point. */
  readonly vertical: 'top' | 'middle' | 'bottom';
  readonly size: number;
  readonly colour: string;
  readonly background?: string | undefined;
}

export type SceneItem = ZoneBox | NodeBox | FlowLine | CheckpointBadge | DrawnShape | DrawnLine;

/** A laid-out picture: items in painting order. `form` says by which rule it is dimmed. */
export interface Scene {
  readonly form: 'text' | 'drawio';
  /** What is shown, in the picture's own units. */
  readonly view: Rect;
  readonly items: readonly SceneItem[];
}
