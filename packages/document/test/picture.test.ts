import { analyse } from '@demarc/core';
import type { Scene } from '@demarc/diagram';
import { describe, expect, it } from 'vitest';
import { focusedPicture } from '../src/sections/picture.ts';
import type { Figure } from '../src/tree.ts';
import { SAMPLE } from './sample-model.ts';

const id = SAMPLE.model.featureClasses[0]?.id as string;
const tags = { featureClasses: [id], threats: [], objectives: [], permissions: [] };
const node = (name: string, x: number) => ({
  type: 'node' as const,
  id: name,
  name,
  tags,
  box: { x, y: 0, width: 112, height: 70 },
  kind: 'user',
  lines: [name],
});
const flow = (name: string) => ({
  type: 'flow' as const,
  id: name,
  name,
  tags,
  from: 'Client',
  to: 'Bucket',
  kind: 'data' as const,
  twoWay: false,
  points: [
    { x: 112, y: 35 },
    { x: 400, y: 35 },
  ],
});
const altOf = (items: Scene['items'], form: Scene['form'] = 'text') => {
  const scene: Scene = { form, view: { x: 0, y: 0, width: 600, height: 100 }, items };
  const [figure] = focusedPicture({ analysis: analyse(SAMPLE.model), scene }, id, 'Where', new Map());
  return (figure as Figure).alt;
};
const nodes = [node('Client', 0), node('Bucket', 400)];

describe('a picture, told to those who do not see it', () => {
  it('names its flows', () => {
    const flows = [flow('Client to Bucket: PutObject'), flow('Client to Bucket: GetObject')];
    expect(altOf([...nodes, ...flows])).toBe(
      'Where: Client to Bucket: PutObject; Client to Bucket: GetObject.',
    );
  });

  it('names its nodes where nothing flows', () => {
    expect(altOf(nodes)).toBe('Where: Client; Bucket.');
  });

  it('counts what would be too long to hear', () => {
    const flows = Array.from({ length: 40 }, (_, at) => flow(`Client to Bucket: request number ${at}`));
    const alt = altOf([...nodes, ...flows]);
    expect(alt.length).toBeLessThan(640);
    expect(alt).toMatch(/request number 1\d; and 2\d more\.$/);
  });
});
