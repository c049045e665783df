import type { FeatureClass } from '../model/feature-class.ts';
import type { Analysis } from './analyse.ts';
import { featureClassesInOrder } from './listing.ts';

/** A feature class in its place of the tree. */
export interface FeatureTreeLine {
  readonly featureClass: FeatureClass;
  /** 0 for a class that depends on none. */
  readonly depth: number;
  /** The class under which it stands: the first of those that it depends on. */
  readonly under?: string | undefined;
}

/** Feature classes as a tree, line by line: each under the first class that it depends on, equals by their order. A ring of parents begins at the top with its first class. Retired ones are left out. */
export function featureTree(analysis: Analysis): readonly FeatureTreeLine[] {
  const features = featureClassesInOrder(analysis);
  const known = new Set(features.map(({ id }) => id));
  const parentOf = new Map(
    features.map(
      ({ id, parents }) => [id, parents.find((parent) => known.has(parent) && parent !== id)] as const,
    ),
  );
  const lines: FeatureTreeLine[] = [];
  const placed = new Set<string>();
  const place = (featureClass: FeatureClass, depth: number, under: string | undefined) => {
    if (placed.has(featureClass.id)) return;
    placed.add(featureClass.id);
    lines.push({ featureClass, depth, ...(under === undefined ? {} : { under }) });
    for (const child of features)
      if (parentOf.get(child.id) === featureClass.id) place(child, depth + 1, featureClass.id);
  };
  for (const feature of features) if (parentOf.get(feature.id) === undefined) place(feature, 0, undefined);
  // what is left hangs in rings of parents, or below one
  for (const feature of features) {
    if (placed.has(feature.id)) continue;
    const ring = ringAbove(feature.id, parentOf);
    place(features.find(({ id }) => ring.has(id)) ?? feature, 0, undefined);
  }
  return lines;
}

/** The ring into which the way up from a class leads. */
function ringAbove(id: string, parentOf: ReadonlyMap<string, string | undefined>): ReadonlySet<string> {
  const path: string[] = [];
  let at: string | undefined = id;
  while (at !== undefined && !path.includes(at)) {
    path.push(at);
    at = parentOf.get(at);
  }
  return new Set(at === undefined ? [] : path.slice(path.indexOf(at)));
}
