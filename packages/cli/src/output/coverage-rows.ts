import type { ByType, Coverage, FeatureCoverage, NamespaceCoverage, ThreatCoverage } from '@demarc/core';
import { asJson, type Column, type Rows } from './rows.ts';

const count = <T>(title: string, of: (item: T) => number): Column<T> => ({
  title,
  text: (item) => String(of(item)),
  align: 'right',
});

/** A column for each type of control. */
function typeColumns<T extends { readonly byType: ByType }>(items: readonly T[]): readonly Column<T>[] {
  const types = [...new Set(items.flatMap(({ byType }) => Object.keys(byType)))];
  return types.map((type) => count(type.toLowerCase(), ({ byType }) => byType[type] ?? 0));
}

export function namespaceRows({ namespaces }: Coverage): Rows<NamespaceCoverage> {
  return {
    items: namespaces,
    json: asJson,
    columns: [
      { title: 'namespace', text: ({ namespace }) => namespace, tone: () => 'id' },
      count('permissions', ({ known }) => known),
      count('covered', ({ covered }) => covered),
      { title: 'missing', text: ({ missing }) => missing.join(', '), wide: true },
      { title: 'in several classes', text: ({ shared }) => shared.map((one) => one.permission).join(', ') },
    ],
  };
}

export function featureRows({ features }: Coverage): Rows<FeatureCoverage> {
  return {
    items: features,
    json: asJson,
    columns: [
      { title: 'feature class', text: ({ id }) => id, tone: () => 'id' },
      count('actions', ({ actions }) => actions),
      count('threats', ({ threats }) => threats),
      count('controls', ({ controls }) => controls),
      ...typeColumns(features),
    ],
  };
}

export function threatRows({ threats }: Coverage): Rows<ThreatCoverage> {
  return {
    items: threats,
    json: asJson,
    columns: [
      { title: 'threat', text: ({ id }) => id, tone: () => 'id' },
      count('controls', ({ controls }) => controls),
      ...typeColumns(threats),
      count('preventative or detective with impact Medium or more', ({ strong }) => strong),
    ],
  };
}

interface Executable {
  readonly what: string;
  readonly executable: number;
  readonly all?: number;
}

/** Controls that ship something by type and of all, then what they ship by kind, and the cases. */
export function executableRows({ executable: share }: Coverage): Rows<Executable> {
  const items: readonly Executable[] = [
    ...Object.entries(share.byType).map(([type, [executable, all]]) => ({
      what: `${type.toLowerCase()} controls`,
      executable,
      all,
    })),
    { what: 'controls', executable: share.executable, all: share.controls },
    ...Object.entries(share.kinds).map(([kind, executable]) => ({ what: kind, executable })),
    { what: 'cases', executable: share.cases },
  ];
  return {
    items,
    json: asJson,
    columns: [
      { title: 'what', text: ({ what }) => what, tone: () => 'id' },
      count('number', ({ executable }) => executable),
      { title: 'of', text: ({ all }) => (all === undefined ? '' : String(all)), align: 'right' },
      {
        title: 'share',
        text: ({ executable, all }) => (all ? `${Math.round((executable / all) * 100)} %` : ''),
        align: 'right',
      },
    ],
  };
}
