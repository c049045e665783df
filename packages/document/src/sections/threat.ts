import {
  type AccessWords,
  accessWords,
  COSO_TYPES,
  type Control,
  cvssSentence,
  cvssWords,
  goalName,
  objectivesOfThreat,
  type Threat,
} from '@demarc/core';
import { code, joined, linked, plural, ref, rich, text, titled } from '../inline.ts';
import type { DocumentSource } from '../source.ts';
import type { Fact, Inline, Node, Section } from '../tree.ts';
import { levelMark, objectiveName, severityMark, tacticName, techniqueName } from './names.ts';
import { focusedPicture, type ShownPictures } from './picture.ts';
import { references } from './references.ts';

/** One threat: what happens, what the attacker needs, how severe it is and why, its picture, and what answers it. */
export function threat(source: DocumentSource, one: Threat, shown: ShownPictures): Section {
  const { analysis } = source;
  return {
    type: 'section',
    anchor: one.id,
    id: one.id,
    title: one.name,
    marks: [severityMark(analysis, one)],
    children: [
      ...rich(one.description, analysis.model.markup),
      ...references(one.references),
      { type: 'facts', facts: facts(source, one) },
      ...access(one),
      ...severity(one),
      ...focusedPicture(source, one.id, `Where ${one.id} happens`, shown),
      ...answers(source, one),
    ],
  };
}

function facts(source: DocumentSource, { goal, tactics, techniques }: Threat): readonly Fact[] {
  const names = (ids: readonly string[], name: (source: DocumentSource, id: string) => string) =>
    text(ids.length === 0 ? '–' : ids.map((id) => name(source, id)).join(', '));
  return [
    { name: 'Goal', value: [text(goal === undefined ? '–' : goalName(goal))] },
    { name: 'ATT&CK tactics', value: [names(tactics, tacticName)] },
    { name: 'ATT&CK techniques', value: [names(techniques, techniqueName)] },
  ];
}

/** The access expression as lines, each permission with what it must be held on. */
function access({ access: expression, bindings }: Threat): readonly Node[] {
  const heldOn = new Map<string, readonly string[]>();
  for (const { permission, on } of bindings) heldOn.set(permission, [...(heldOn.get(permission) ?? []), on]);
  const line = ({ words, permission }: AccessWords): readonly Inline[] => [
    ...(words === '' ? [] : [text(permission === undefined ? words : `${words} `)]),
    ...(permission === undefined ? [] : [code(permission)]),
    ...(permission === undefined
      ? []
      : (heldOn.get(permission) ?? []).flatMap((on) => [text(', on '), ...linked(on)])),
  ];
  const items = (lines: readonly AccessWords[]): readonly (readonly Node[])[] =>
    lines.map((words): readonly Node[] => [
      { type: 'paragraph', children: line(words) },
      ...(words.parts.length > 0
        ? [{ type: 'list' as const, ordered: false, items: items(words.parts) }]
        : []),
    ]);
  return [
    { type: 'list', lead: 'Access that it needs', ordered: false, items: items(accessWords(expression)) },
  ];
}

/** The vector in a sentence, then metric by metric; what each value means in general is told with the method of scoring. */
function severity({ cvss, cvssNotes }: Threat): readonly Node[] {
  const metrics = cvssWords(cvss);
  if (!metrics)
    return [
      { type: 'note', tone: 'loud', children: [text('Its CVSS vector is not valid: it has no severity.')] },
    ];
  return [
    {
      type: 'paragraph',
      lead: 'Severity',
      children: [text(`${cvssSentence(cvss) ?? ''} `), code(cvss)],
    },
    {
      type: 'paragraph',
      children: joined(
        metrics.map(({ key, name, valueName }) => {
          const note = cvssNotes[key];
          return [
            text(`${name}: ${valueName}`),
            ...(note === undefined ? [] : [text(' ('), ...linked(note), text(')')]),
          ];
        }),
        ' · ',
      ),
    },
  ];
}

/** The objectives that answer it, with their priority and how many controls of each type; loud where there are none. */
function answers({ analysis }: DocumentSource, one: Threat): readonly Node[] {
  const objectives = objectivesOfThreat(analysis, one.id);
  if (objectives.length === 0)
    return [
      {
        type: 'note',
        tone: 'loud',
        children: [
          text(
            one.noMitigation === undefined ? 'No control mitigates it.' : `No control: ${one.noMitigation}`,
          ),
        ],
      },
    ];
  return [
    {
      type: 'list',
      ordered: false,
      lead: 'What answers it, each with its priority for this threat alone',
      items: objectives.map(({ objective, overall, controls }): readonly Node[] => [
        {
          type: 'paragraph',
          children: [
            ...titled(objective.id, objectiveName(analysis, objective)),
            text(' '),
            levelMark(overall),
            text('\u00a0– '),
            ...byType(controls),
          ],
        },
      ]),
    },
  ];
}

/** `2 preventative: S3.C1, S3.C2; 1 detective: S3.C5`. */
function byType(controls: readonly Control[]): readonly Inline[] {
  const types = [...COSO_TYPES, ...controls.map(({ coso }) => coso)];
  return joined(
    [...new Set(types)].flatMap((type) => {
      const of = controls.filter(({ coso }) => coso === type);
      if (of.length === 0) return [];
      const word = type === '' ? plural(of.length, 'control') : `${of.length}\u00a0${type.toLowerCase()}`;
      return [[text(`${word}: `), ...joined(of.map(({ id }) => [ref(id)]))]];
    }),
    '; ',
  );
}
