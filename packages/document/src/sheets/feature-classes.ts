import { denialOf, type FeatureClass, featureClassesInOrder, SEVERITIES, type Severity } from '@demarc/core';
import type { DocumentSource } from '../source.ts';
import { linesOf, listed, referenceLines } from './lines.ts';
import { type ColumnOf, rowsOf, type Sheet } from './sheet.ts';

/** The feature classes, with their threats by severity and the permissions whose denial disables each. */
export function featureClassesSheet({ analysis }: DocumentSource): Sheet {
  const { model, index, figures } = analysis;
  const threatsOf = (id: string, severity: Severity) =>
    (index.threatsOf.get(id) ?? []).filter((threat) => figures.threats.get(threat.id)?.severity === severity)
      .length;
  const columns: readonly ColumnOf<FeatureClass>[] = [
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
      key: 'name',
      title: 'Feature class',
      width: 32,
      kind: { type: 'text' },
      pinned: true,
      printed: true,
      value: ({ name }) => name,
    },
    {
      key: 'description',
      title: 'Description',
      width: 70,
      kind: { type: 'text' },
      printed: true,
      value: ({ description }) => linesOf(description, model.markup),
    },
    {
      key: 'actions',
      title: 'Actions',
      width: 9,
      kind: { type: 'number', decimals: 0 },
      printed: true,
      value: ({ id }) => index.actionsOf.get(id)?.length ?? 0,
    },
    ...[...SEVERITIES].reverse().map(
      (severity): ColumnOf<FeatureClass> => ({
        key: `threats-${severity.toLowerCase()}`,
        title: severity === 'None' ? 'Threats of no severity' : `${severity} threats`,
        width: 9,
        kind: { type: 'number', decimals: 0 },
        printed: true,
        // an empty cell lets the eye find the others
        value: ({ id }) => threatsOf(id, severity) || undefined,
      }),
    ),
    {
      key: 'deny',
      title: 'Blocked by denying',
      width: 44,
      kind: { type: 'text' },
      printed: true,
      value: ({ id }) => denialOf(analysis, id).permissions.join('\n'),
    },
    {
      key: 'parents',
      title: 'Depends on',
      width: 18,
      kind: { type: 'text' },
      value: ({ parents }) => listed(parents),
    },
    {
      key: 'uses',
      title: 'Works with',
      width: 24,
      kind: { type: 'text' },
      value: ({ uses }) => listed(uses),
    },
    {
      key: 'references',
      title: 'References',
      width: 100,
      kind: { type: 'text' },
      value: ({ references }) => referenceLines(references),
    },
  ];
  return {
    key: 'feature-classes',
    name: 'Feature classes',
    columns,
    rows: rowsOf(columns, featureClassesInOrder(analysis)),
  };
}
