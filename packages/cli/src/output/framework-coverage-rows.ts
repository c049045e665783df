import { type FrameworkCoverage, frameworkKey } from '@demarc/core';
import { asJson, type Column, type Rows } from './rows.ts';

/** How far a ThreatModel reaches into each framework. */
export function frameworkCoverageRows(coverage: readonly FrameworkCoverage[]): Rows<FrameworkCoverage> {
  const count = (
    title: string,
    of: (item: FrameworkCoverage['together']) => number,
  ): Column<FrameworkCoverage> => ({
    title,
    text: ({ together }) => String(of(together)),
    align: 'right',
  });
  return {
    items: coverage,
    json: ({ framework: { framework, origin }, together }) =>
      asJson({ framework: frameworkKey(framework), title: framework.title, origin, ...together }),
    columns: [
      { title: 'framework', text: ({ framework }) => frameworkKey(framework.framework), tone: () => 'id' },
      { title: 'title', text: ({ framework }) => framework.framework.title, wide: true },
      { title: 'from', text: ({ framework }) => framework.origin },
      count('requirements', ({ requirements }) => requirements),
      count('reached', ({ reached }) => reached),
      { title: 'share', text: ({ together }) => shareOf(together), align: 'right' },
      count('directly', ({ direct }) => direct),
      count('by SCF only', ({ scfOnly }) => scfOnly),
    ],
  };
}

/** Rounded down: what is not whole never reads 100 %. */
function shareOf({ reached, requirements }: FrameworkCoverage['together']): string {
  return requirements === 0 ? '–' : `${Math.floor((100 * reached) / requirements)} %`;
}
