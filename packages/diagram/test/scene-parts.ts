import type { CheckpointBadge, FlowLine, NodeBox, Rect, Scene, ZoneBox } from '../src/scene.ts';

export const zonesOf = ({ items }: Scene) => items.filter((item): item is ZoneBox => item.type === 'zone');
export const nodesOf = ({ items }: Scene) => items.filter((item): item is NodeBox => item.type === 'node');
export const flowsOf = ({ items }: Scene) => items.filter((item): item is FlowLine => item.type === 'flow');
export const badgesOf = ({ items }: Scene) =>
  items.filter((item): item is CheckpointBadge => item.type === 'checkpoint');

/** The words of a picture, with what they belong to. */
export function wordsOf(scene: Scene): readonly { readonly of: string; readonly box: Rect }[] {
  return [
    ...flowsOf(scene).flatMap(({ id, label }) => (label ? [{ of: id, box: label.box }] : [])),
    ...badgesOf(scene).map(({ id, label }) => ({ of: id, box: label.box })),
  ];
}

/** Every two of them. */
export function pairs<T>(items: readonly T[]): readonly (readonly [T, T])[] {
  return items.flatMap((a, at) => items.slice(at + 1).map((b) => [a, b] as const));
}
