import { frameworkCoverage, type MappedFramework, readExchange, type ThreatModel } from '@demarc/core';

export { frameworkCoverage as coverage };

/** As many SCF controls as a release has. */
const SCF_CONTROLS = 1_090;
const scfId = (at: number) => `AAA-${(at % SCF_CONTROLS) + 1}`;

/** Frameworks of the size of those in a release of the SCF: 225 links each on average. */
export function manyFrameworks(count: number): readonly MappedFramework[] {
  return Array.from({ length: count }, (_, number) => {
    const size = 40 + ((number * 37) % 320);
    const requirements = Array.from({ length: size }, (__, at) => ({ id: `${1 + (at % 12)}.${at}` }));
    const links = Array.from({ length: 225 }, (__, at) => ({
      from: scfId(at * 7 + number),
      to: (requirements[(at * 3) % size] as { id: string }).id,
    }));
    const framework = { id: `framework-${number}`, version: '1', title: `Framework ${number}`, requirements };
    const to = `framework-${number}@1`;
    return {
      framework,
      mappings: [{ from: { kind: 'scf', version: '2022.3' }, to, source: 'SCF', links }],
      origin: 'scf-2022.3',
    } satisfies MappedFramework;
  });
}

const OBJECTIVES = 60;

function documentOf(number: number): object {
  const objectives = Array.from({ length: OBJECTIVES }, (_, at) => [
    `Q${number}.CO${at + 1}`,
    {
      description: `Objective ${at + 1}`,
      scf: Array.from({ length: 5 }, (__, part) => scfId(number * 31 + at * 17 + part * 101)),
      demarc: {
        requirements: Array.from({ length: 10 }, (__, part) => ({
          framework: `framework-${part}@1`,
          id: `${1 + (at % 12)}.${at}`,
        })),
      },
    },
  ]);
  return {
    metadata: { provider: 'acme', service: `Q${number}`, service_name: `Queue ${number}` },
    control_objectives: Object.fromEntries(objectives),
  };
}

export function manyModels(count: number): readonly ThreatModel[] {
  return Array.from({ length: count }, (_, number) => readExchange(documentOf(number)).value as ThreatModel);
}

/** One ThreatModel whose objectives name ids as the SCF has them. */
export function exchangeText(): string {
  const text = JSON.stringify(documentOf(1));
  const families = ['IAC', 'NET', 'CRY', 'DCH', 'MON', 'BCD', 'CFG', 'GOV'];
  return text.replace(/AAA-(\d+)/g, (_, id: string) => {
    const at = Number(id);
    return `${families[at % families.length]}-${String(1 + (at % 20)).padStart(2, '0')}`;
  });
}
