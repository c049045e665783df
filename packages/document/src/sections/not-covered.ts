import { rich } from '../inline.ts';
import type { DocumentSource } from '../source.ts';
import type { Section } from '../tree.ts';
import { references } from './references.ts';

/** What the ThreatModel leaves out, in its own words. */
export function notCovered({ analysis: { model } }: DocumentSource): readonly Section[] {
  const { notCovered: words, references: sources } = model.metadata;
  if (words === undefined) return [];
  return [
    {
      type: 'section',
      anchor: 'not-covered',
      title: 'What this ThreatModel does not cover',
      children: [...rich(words, model.markup), ...references(sources)],
    },
  ];
}
