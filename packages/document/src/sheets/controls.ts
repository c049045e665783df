import { createHash } from 'node:crypto';
import {
  type Control,
  compareIds,
  controlsInOrder,
  featureClassesOfControl,
  IMPLEMENTATION_NAMES,
  type Implementation,
  toPlainText,
} from '@demarc/core';
import type { DocumentSource } from '../source.ts';
import { FILL_IN_COLUMNS } from './fill-in.ts';
import { linesOf, listed, referenceLines } from './lines.ts';
import { type ColumnOf, rowsOf, type Sheet } from './sheet.ts';

/** The prioritised list of controls, with columns for status, test result, owner, date and note. */
export function controlsSheet(source: DocumentSource): Sheet {
  const { model } = source.analysis;
  const controls = controlsInOrder(source.analysis, model.controls);
  const columns = columnsOf(
    source,
    controls.some(({ title }) => title !== undefined),
  );
  const rows = rowsOf(columns, controls).map((row, at) => ({
    ...row,
    stamp: stampOf(controls[at] as Control),
  }));
  return { key: 'controls', name: 'Controls', columns, rows };
}

/** Tells whether the words of a control are still those that somebody answered to. */
export function stampOf({ title, description, testing }: Control): string {
  return createHash('sha256')
    .update(JSON.stringify([title, description, testing]))
    .digest('hex')
    .slice(0, 16);
}

/** Without titles, as in imported documents, the description is what the control is called. */
function columnsOf(source: DocumentSource, titled: boolean): readonly ColumnOf<Control>[] {
  const { analysis } = source;
  const { model } = analysis;
  const chosen = source.chosen && new Set(source.chosen);
  const description = ({ description: text }: Control) => linesOf(text, model.markup);
  return [
    {
      key: 'id',
      title: 'ID',
      width: 10,
      kind: { type: 'id' },
      pinned: true,
      printed: true,
      value: ({ id }) => id,
    },
    {
      key: 'priority',
      title: 'Priority',
      width: 11,
      kind: { type: 'priority' },
      pinned: true,
      printed: true,
      value: ({ id }) => analysis.figures.controls.get(id)?.level,
    },
    {
      key: 'control',
      title: 'Control',
      width: titled ? 34 : 70,
      kind: { type: 'text' },
      pinned: true,
      printed: true,
      value: (control) => control.title ?? description(control),
    },
    ...(chosen === undefined
      ? []
      : [
          {
            key: 'chosen',
            title: 'Chosen',
            width: 14,
            kind: { type: 'text' as const },
            printed: true as const,
            value: ({ id }: Control) => (chosen.has(id) ? 'yes' : 'comes with them'),
          },
        ]),
    ...(titled
      ? [
          {
            key: 'description',
            title: 'Description',
            width: 70,
            kind: { type: 'text' as const },
            printed: true as const,
            value: description,
          },
        ]
      : []),
    ...FILL_IN_COLUMNS.map(
      (column): ColumnOf<Control> => ({ ...column, printed: true, value: () => undefined }),
    ),
    {
      key: 'testing',
      title: 'Testing',
      width: 60,
      kind: { type: 'text' },
      value: ({ testing }) => linesOf(testing, model.markup),
    },
    { key: 'effort', title: 'Effort', width: 11, kind: { type: 'text' }, value: ({ effort }) => effort },
    { key: 'type', title: 'Type', width: 13, kind: { type: 'text' }, value: ({ coso }) => coso },
    {
      key: 'function',
      title: 'CSF function',
      width: 13,
      kind: { type: 'text' },
      value: ({ nistCsf }) => nistCsf,
    },
    ...relationColumns(source),
    {
      key: 'ships',
      title: 'Ships',
      width: 60,
      kind: { type: 'text' },
      value: ({ implementations }) => implementations.map(shipped).join('\n'),
    },
    {
      key: 'references',
      title: 'References',
      width: 100,
      kind: { type: 'text' },
      value: ({ references }) => referenceLines(references),
    },
  ];
}

function relationColumns({ analysis }: DocumentSource): readonly ColumnOf<Control>[] {
  const { model, index, figures } = analysis;
  const score = (threat: string) => figures.threats.get(threat)?.score ?? -1;
  return [
    {
      key: 'objective',
      title: 'Objective',
      width: 11,
      kind: { type: 'ref', to: 'objectives' },
      value: ({ objective }) => objective,
    },
    {
      key: 'objective-text',
      title: 'Objective in words',
      width: 40,
      kind: { type: 'text' },
      value: ({ objective }) => toPlainText(index.objectives.get(objective)?.description ?? '', model.markup),
    },
    {
      key: 'feature-classes',
      title: 'Feature classes',
      width: 22,
      kind: { type: 'text' },
      value: (control) => listed(featureClassesOfControl(analysis, control)),
    },
    {
      key: 'threats',
      title: 'Threats, with its impact',
      width: 70,
      kind: { type: 'text' },
      value: ({ mitigations }) =>
        listed(
          [...mitigations]
            .sort((a, b) => score(b.threat) - score(a.threat) || compareIds(a.threat, b.threat))
            .map(({ threat, impact }) => (impact === undefined ? threat : `${threat} (${impact})`)),
        ),
    },
    {
      key: 'depends-on',
      title: 'Depends on',
      width: 22,
      kind: { type: 'text' },
      value: ({ dependsOn }) => listed(dependsOn),
    },
    {
      key: 'assured-by',
      title: 'Assured by',
      width: 18,
      kind: { type: 'text' },
      value: ({ assuredBy }) => listed(assuredBy),
    },
    {
      key: 'assures',
      title: 'Assures',
      width: 30,
      kind: { type: 'text' },
      value: ({ id }) => listed(index.assuredBy.get(id) ?? []),
    },
  ];
}

/** `service control policy: Buckets stay in the organization (policies/stay.json)`. */
function shipped(one: Implementation): string {
  const where = one.kind === 'config-rule' ? one.identifier : one.file;
  const what = [one.title, where && (one.title ? `(${where})` : where)].filter(Boolean).join(' ');
  return what === '' ? IMPLEMENTATION_NAMES[one.kind] : `${IMPLEMENTATION_NAMES[one.kind]}: ${what}`;
}
