import {
  type Control,
  featureClassesOfControl,
  IMPLEMENTATION_NAMES,
  type Implementation,
} from '@demarc/core';
import { code, joined, plural, ref, refs, rich, text } from '../inline.ts';
import type { DocumentSource } from '../source.ts';
import type { Fact, Inline, Node, Section } from '../tree.ts';
import { controlName, priorityMark, severityMark } from './names.ts';
import { references } from './references.ts';
import { whyPriority } from './why-priority.ts';

/** One control: what to do, how to test it, what it costs and why it comes when it does. */
export function control(source: DocumentSource, one: Control): Section {
  const { analysis } = source;
  const { model } = analysis;
  return {
    type: 'section',
    anchor: one.id,
    id: one.id,
    title: controlName(analysis, one),
    marks: [priorityMark(analysis, one)],
    unlisted: true,
    children: [
      ...led('', rich(one.description, model.markup)),
      ...(one.testing.trim() === ''
        ? [
            {
              type: 'note' as const,
              tone: 'loud' as const,
              children: [text('No testing procedure is given.')],
            },
          ]
        : led('Testing', rich(one.testing, model.markup))),
      ...references(one.references),
      { type: 'facts', facts: facts(source, one) },
      ...mitigations(source, one),
    ],
  };
}

/** A heading in the line of the first paragraph. */
function led(lead: string, blocks: readonly Node[]): readonly Node[] {
  const [first, ...rest] = blocks;
  if (lead === '' || first === undefined) return blocks;
  if (first.type === 'paragraph') return [{ ...first, lead }, ...rest];
  return [{ type: 'paragraph', lead, children: [] }, ...blocks];
}

function facts({ analysis }: DocumentSource, one: Control): readonly Fact[] {
  const { index } = analysis;
  const assures = index.assuredBy.get(one.id) ?? [];
  const features = featureClassesOfControl(analysis, one);
  const list = (name: string, ids: readonly string[]): readonly Fact[] =>
    ids.length === 0 ? [] : [{ name, value: refs(ids) }];
  return [
    { name: 'Type', value: [text([one.coso, one.nistCsf].filter((part) => part !== '').join(' · ') || '–')] },
    { name: 'Effort', value: [text(one.effort ?? '–')] },
    ...list('Feature classes', features),
    ...list('Depends on', one.dependsOn),
    ...list('Needed by', index.dependentsOf.get(one.id) ?? []),
    ...list('Assured by', one.assuredBy),
    ...list('Assures', assures),
    ...(one.perimeter.length > 0
      ? [
          {
            name: 'Data perimeter',
            value: [text(one.perimeter.map((name) => name.replace('-', ' ')).join(', '))],
          },
        ]
      : []),
    ...(one.implementations.length > 0
      ? [{ name: 'Ships', value: joined(one.implementations.map(shipped), '; ') }]
      : []),
    { name: 'Why this priority', value: whyPriority(analysis, one) },
  ];
}

/** What it ships, in a few words: kind, name, number of cases. */
function shipped(one: Implementation): readonly Inline[] {
  const name = one.kind === 'config-rule' ? one.identifier : one.file;
  const cases = 'cases' in one ? one.cases.length : 0;
  return [
    text(`${IMPLEMENTATION_NAMES[one.kind]} `),
    ...(name === undefined ? [text(one.title ?? '')] : [code(name)]),
    ...(cases === 0 ? [] : [text(` (${plural(cases, 'case')})`)]),
  ];
}

/** The threats that it mitigates, most severe first, with its impact on each. */
function mitigations({ analysis }: DocumentSource, one: Control): readonly Node[] {
  if (one.mitigations.length === 0) return [];
  const { index, figures } = analysis;
  const score = (id: string) => figures.threats.get(id)?.score ?? -1;
  const rows = [...one.mitigations].sort((a, b) => score(b.threat) - score(a.threat));
  return [
    {
      type: 'list',
      ordered: false,
      lead: 'Mitigates',
      items: rows.map(({ threat: id, impact }): readonly Node[] => {
        const threat = index.threats.get(id);
        return [
          {
            type: 'paragraph',
            children: [
              ref(id),
              text(` ${threat?.name ?? 'not in this document'} `),
              ...(threat ? [severityMark(analysis, threat)] : []),
              text(`, impact ${impact ?? 'not given'}`),
            ],
          },
        ];
      }),
    },
  ];
}
