import {
  type AccessWords,
  accessWords,
  controlsInOrder,
  cvssSentence,
  goalName,
  type Threat,
  threatsInOrder,
} from '@demarc/core';
import type { DocumentSource } from '../source.ts';
import { linesOf, listed, referenceLines } from './lines.ts';
import { type ColumnOf, rowsOf, type Sheet } from './sheet.ts';

/** The threats, most severe first. */
export function threatsSheet(source: DocumentSource): Sheet {
  const columns = [...ratingColumns(source), ...detailColumns(source)];
  const rows = rowsOf(columns, threatsInOrder(source.analysis, source.analysis.model.threats));
  return { key: 'threats', name: 'Threats', columns, rows };
}

function ratingColumns({ analysis }: DocumentSource): readonly ColumnOf<Threat>[] {
  const { figures, index } = analysis;
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
      key: 'severity',
      title: 'Severity',
      width: 10,
      kind: { type: 'severity' },
      pinned: true,
      printed: true,
      value: ({ id }) => figures.threats.get(id)?.severity,
    },
    {
      key: 'score',
      title: 'Score',
      width: 7,
      kind: { type: 'number', decimals: 1 },
      pinned: true,
      printed: true,
      value: ({ id }) => figures.threats.get(id)?.score,
    },
    {
      key: 'threat',
      title: 'Threat',
      width: 44,
      kind: { type: 'text' },
      pinned: true,
      printed: true,
      value: ({ name }) => name,
    },
    {
      key: 'feature-class',
      title: 'Feature class',
      width: 13,
      kind: { type: 'ref', to: 'feature-classes' },
      printed: true,
      value: ({ featureClass }) => featureClass,
    },
    {
      key: 'feature-class-name',
      title: 'Its name',
      width: 24,
      kind: { type: 'text' },
      printed: true,
      value: ({ featureClass }) => index.featureClasses.get(featureClass)?.name,
    },
  ];
}

function detailColumns({ analysis, attack }: DocumentSource): readonly ColumnOf<Threat>[] {
  const { index, model } = analysis;
  const named = (
    ids: readonly string[],
    names: readonly { readonly id: string; readonly name: string }[] = [],
  ) => ids.map((id) => [id, names.find((one) => one.id === id)?.name].filter(Boolean).join(' ')).join('\n');
  return [
    {
      key: 'description',
      title: 'Description',
      width: 70,
      kind: { type: 'text' },
      printed: true,
      value: ({ description }) => linesOf(description, model.markup),
    },
    {
      key: 'goal',
      title: 'Goal',
      width: 19,
      kind: { type: 'text' },
      value: ({ goal }) => (goal === undefined ? undefined : goalName(goal)),
    },
    {
      key: 'access',
      title: 'Access that the attacker needs',
      width: 50,
      kind: { type: 'text' },
      value: ({ access }) =>
        accessWords(access)
          .flatMap((line) => accessLines(line, 0))
          .join('\n'),
    },
    {
      key: 'tactics',
      title: 'ATT&CK tactics',
      width: 26,
      kind: { type: 'text' },
      value: ({ tactics }) => named(tactics, attack?.tactics),
    },
    {
      key: 'techniques',
      title: 'ATT&CK techniques',
      width: 44,
      kind: { type: 'text' },
      value: ({ techniques }) => named(techniques, attack?.techniques),
    },
    { key: 'cvss', title: 'CVSS vector', width: 44, kind: { type: 'text' }, value: ({ cvss }) => cvss },
    {
      key: 'cvss-words',
      title: 'CVSS in words',
      width: 44,
      kind: { type: 'text' },
      value: ({ cvss }) => cvssSentence(cvss),
    },
    {
      key: 'controls',
      title: 'Controls against it',
      width: 44,
      kind: { type: 'text' },
      value: ({ id, noMitigation }) => {
        const controls = (index.mitigatorsOf.get(id) ?? []).map(({ control }) => control);
        if (controls.length > 0)
          return listed(controlsInOrder(analysis, controls).map((control) => control.id));
        return noMitigation === undefined ? 'none' : `none: ${noMitigation}`;
      },
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

function accessLines({ words, permission, parts }: AccessWords, depth: number): readonly string[] {
  const line = [words, permission].filter(Boolean).join(' ');
  return [`${'    '.repeat(depth)}${line}`, ...parts.flatMap((part) => accessLines(part, depth + 1))];
}
