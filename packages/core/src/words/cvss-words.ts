import { CVSS_METRICS, type CvssMetric, type CvssMetricKey, parseCvss } from '../analyse/cvss.ts';

/** A base metric of a CVSS vector for people. */
export interface CvssMetricWords extends CvssMetric {
  /** `Attack vector`. */
  readonly name: string;
  /** `Network`. */
  readonly valueName: string;
  /** What that value says of the attack. */
  readonly means: string;
}

/** What each value of each base metric says, after CVSS 3.1, section 2. */
const MEANS: Readonly<Record<CvssMetricKey, Readonly<Record<string, string>>>> = {
  AV: {
    N: 'From anywhere on the network',
    A: 'From a network next to it: a shared segment, a private or an administrative network',
    L: 'From the system itself, or by way of somebody who works on it',
    P: 'By touching the device',
  },
  AC: {
    L: 'Works whenever it is tried',
    H: 'Needs circumstances that the attacker does not govern',
  },
  PR: {
    N: 'No rights at all',
    L: 'The rights of an ordinary user',
    H: 'The rights of an administrator',
  },
  UI: {
    N: 'Nobody else takes part',
    R: 'Somebody else has to do something first',
  },
  S: {
    U: 'The harm stays with the part that is attacked',
    C: 'The harm reaches beyond the part that is attacked',
  },
  C: {
    N: 'Nothing is disclosed',
    L: 'Some data is disclosed; the attacker cannot choose which',
    H: 'All data is disclosed, or what matters most',
  },
  I: {
    N: 'Nothing is changed',
    L: 'Some data is changed; the attacker cannot choose what, or it does little harm',
    H: 'Any data is changed, or what matters most',
  },
  A: {
    N: 'Nothing fails',
    L: 'It becomes slow, or fails now and then',
    H: 'It fails for as long as the attacker likes, or for good',
  },
};

/** The base metrics of a vector with their words, in the order of the specification; `undefined` when the vector is not valid. */
export function cvssWords(vector: string): readonly CvssMetricWords[] | undefined {
  return parseCvss(vector)?.map(wordsOf);
}

/** Every value that a base metric may take with its words, in the order of the specification. */
export function cvssMeanings(): readonly CvssMetricWords[] {
  const keys = Object.keys(CVSS_METRICS) as readonly CvssMetricKey[];
  return keys.flatMap((key) => Object.keys(MEANS[key]).map((value) => wordsOf({ key, value })));
}

function wordsOf({ key, value }: CvssMetric): CvssMetricWords {
  const { name, values } = CVSS_METRICS[key];
  const valueName = (values as Readonly<Record<string, string>>)[value] as string;
  return { key, value, name, valueName, means: MEANS[key][value] as string };
}

const FROM: Readonly<Record<string, string>> = {
  N: 'from anywhere on the network',
  A: 'from a network next to it',
  L: 'on the system itself',
  P: 'with the device in hand',
};
const WITH: Readonly<Record<string, string>> = {
  N: 'without any rights',
  L: 'with the rights of an ordinary user',
  H: 'with the rights of an administrator',
};
const HARM: readonly (readonly [CvssMetricKey, Readonly<Record<string, string>>])[] = [
  ['C', { L: 'read some data', H: 'read all data' }],
  ['I', { L: 'change some data', H: 'change any data' }],
  ['A', { L: 'disturb the service', H: 'stop the service' }],
];

/**
 * A vector in one sentence: "An attacker from anywhere on the network, without any rights, can read all data." `undefined`
 * when the vector is not valid.
 */
export function cvssSentence(vector: string): string | undefined {
  const metrics = parseCvss(vector);
  if (!metrics) return undefined;
  const value = Object.fromEntries(metrics.map((metric) => [metric.key, metric.value])) as Readonly<
    Record<CvssMetricKey, string>
  >;
  const harm = HARM.flatMap(([key, words]) => words[value[key]] ?? []);
  const can = harm.length === 0 ? 'do no harm by the measure of CVSS' : listed(harm);
  const limits = [
    ...(value.AC === 'H' ? ['if circumstances favour it'] : []),
    ...(value.UI === 'R' ? ['once somebody else plays their part'] : []),
  ];
  const beyond = value.S === 'C' ? '; the harm reaches beyond the part that is attacked' : '';
  return `An attacker ${FROM[value.AV]}, ${WITH[value.PR]}, can ${can}${limits.map((limit) => `, ${limit}`).join('')}${beyond}.`;
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
