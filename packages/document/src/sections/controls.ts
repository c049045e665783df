import { compareIds, controlsInOrder, isCurrent, type Objective } from '@demarc/core';
import { code, joined, text } from '../inline.ts';
import type { DocumentSource } from '../source.ts';
import type { Fact, Inline, Section } from '../tree.ts';
import { control } from './control.ts';
import { objectiveName } from './names.ts';
import { references } from './references.ts';

/** Control implementation: objective by objective, every control with all that it takes. */
export function controls(source: DocumentSource): Section {
  const { analysis } = source;
  const objectives = analysis.model.objectives.filter(isCurrent).sort((a, b) => compareIds(a.id, b.id));
  return {
    type: 'section',
    anchor: 'controls',
    title: 'Control implementation',
    children: [
      {
        type: 'paragraph',
        children: [
          text(
            'Objective by objective; within each, the controls with the highest priority first. To begin with what matters most, take the prioritised list in the appendix.',
          ),
        ],
      },
      ...objectives.map((objective, at) => objectiveSection(source, objective, at > 0)),
    ],
  };
}

function objectiveSection(source: DocumentSource, objective: Objective, startsPage: boolean): Section {
  const { analysis } = source;
  const list = controlsInOrder(analysis, analysis.index.controlsOf.get(objective.id) ?? []);
  return {
    type: 'section',
    anchor: objective.id,
    id: objective.id,
    title: objectiveName(analysis, objective),
    ...(startsPage ? { startsPage } : {}),
    children: [
      { type: 'facts', facts: [{ name: 'SCF', value: scf(objective) }, ...requirements(source, objective)] },
      ...references(objective.references),
      ...list.map((one) => control(source, one)),
    ],
  };
}

function scf({ scf: ids, noScf }: Objective): readonly Inline[] {
  if (ids.length > 0) return joined(ids.map((id) => [code(id)]));
  return [text(noScf === undefined ? '–' : `none, ${noScf}`)];
}

/** The requirements that it names itself, a line for each framework: ids, which are facts, never their text. */
function requirements(source: DocumentSource, objective: Objective): readonly Fact[] {
  const byFramework = new Map<string, string[]>();
  for (const { framework, id } of objective.requirements)
    byFramework.set(framework, [...(byFramework.get(framework) ?? []), id]);
  return [...byFramework].map(([name, ids]) => ({
    name: frameworkTitle(source, name),
    value: joined(ids.map((id) => [text(id)])),
  }));
}

/** Its title where that is known, else its key. */
function frameworkTitle({ frameworkTitles }: DocumentSource, key: string): string {
  return frameworkTitles?.get(key) ?? key;
}
