import { compareNatural, compareText, type RequirementCoverage } from '@demarc/core';
import type { FrameworkSummary } from '@demarc/server/contract';
import type { Facet } from '../../filter/facet.ts';
import { addressOf, addressText, originName } from '../../model/frameworks.ts';

/** A framework as its list shows it. */
export interface FrameworkRow {
  /** Its address as one text. */
  readonly id: string;
  readonly framework: FrameworkSummary;
  readonly coverage: RequirementCoverage;
}

/** Frameworks with a coverage of each: of the catalog, or of one ThreatModel. Those reached most stand first, then by title. */
export function frameworkRows(
  frameworks: readonly FrameworkSummary[],
  coverageOf: (framework: FrameworkSummary) => RequirementCoverage | undefined,
): readonly FrameworkRow[] {
  return frameworks
    .flatMap((framework) => {
      const coverage = coverageOf(framework);
      return coverage ? [{ id: addressText(addressOf(framework)), framework, coverage }] : [];
    })
    .sort(
      (a, b) =>
        Number(b.coverage.direct > 0) - Number(a.coverage.direct > 0) ||
        Number(b.coverage.reached > 0) - Number(a.coverage.reached > 0) ||
        COMPARE.title(a, b),
    );
}

/** The share of a framework's requirements that is reached, 0–1. */
export function shareOf({ coverage: { reached, requirements } }: FrameworkRow): number {
  return requirements === 0 ? 0 : reached / requirements;
}

/** Lower bounds of bands, in percent; `0` is nothing at all. */
const BANDS = ['0', '1', '25', '50', '75'] as const;
const BAND_NAMES: Readonly<Record<string, string>> = {
  '0': 'nothing',
  '1': 'below 25 %',
  '25': '25 to 49 %',
  '50': '50 to 74 %',
  '75': '75 % or more',
};

function bandOf(row: FrameworkRow): string {
  if (row.coverage.reached === 0) return '0';
  const percent = shareOf(row) * 100;
  return [...BANDS].reverse().find((band) => Number(band) <= percent) ?? '1';
}

/** The questions that a list of frameworks can be asked. */
export const FRAMEWORK_FACETS: readonly Facet<FrameworkRow>[] = [
  {
    key: 'reached',
    label: 'Reached',
    scale: BANDS,
    values: (row) => [bandOf(row)],
    labelOf: (band) => BAND_NAMES[band] ?? band,
  },
  {
    key: 'by',
    label: 'Reached by',
    values: ({ coverage: { direct, scfOnly } }) => [
      ...(direct > 0 ? ['direct'] : []),
      ...(scfOnly > 0 ? ['scf'] : []),
    ],
    labelOf: (kind) => (kind === 'scf' ? 'the SCF' : 'objectives directly'),
  },
  {
    key: 'publisher',
    label: 'Publisher',
    values: ({ framework }) => (framework.publisher === undefined ? [] : [framework.publisher]),
  },
  {
    key: 'from',
    label: 'From',
    values: ({ framework }) => [framework.origin],
    labelOf: originName,
  },
];

/** What free text finds in a framework. */
export function frameworkText({
  framework: { id, version, title, publisher, source, origin },
}: FrameworkRow): string {
  return [title, id, version, publisher, source, origin].join(' ');
}

/** Orders frameworks by one of their qualities, lowest first. */
export const COMPARE = {
  title: (a: FrameworkRow, b: FrameworkRow) =>
    compareText(a.framework.title.toLowerCase(), b.framework.title.toLowerCase()) ||
    compareNatural(b.framework.origin, a.framework.origin),
  reached: (a: FrameworkRow, b: FrameworkRow) => shareOf(a) - shareOf(b),
  direct: (a: FrameworkRow, b: FrameworkRow) => a.coverage.direct - b.coverage.direct,
  scf: (a: FrameworkRow, b: FrameworkRow) => a.coverage.scfOnly - b.coverage.scfOnly,
  models: (a: FrameworkRow, b: FrameworkRow) => a.framework.models - b.framework.models,
} as const;
