import { type CvssMetricWords, cvssMeanings, LEVELS, type Method, SEVERITIES } from '@demarc/core';
import { joined, strong, text } from '../inline.ts';
import type { DocumentSource } from '../source.ts';
import type { Node, Section } from '../tree.ts';
import { levelMark } from './names.ts';

/** How severities and priorities are computed, with the matrices of the method that was used. */
export function scoring({ analysis: { method } }: DocumentSource): Section {
  return {
    type: 'section',
    anchor: 'scoring',
    title: 'Method of scoring',
    children: [
      {
        type: 'list',
        ordered: true,
        items: STEPS.map((step): readonly Node[] => [{ type: 'paragraph', children: [text(step)] }]),
      },
      ...matrices(method),
      meanings(),
      {
        type: 'facts',
        facts: [{ name: 'Method', value: [text(`${method.name}, version ${method.version}`)] }],
      },
    ],
  };
}

const STEPS = [
  'The severity of a threat is the CVSS 3.1 base score of its vector: Critical from 9.0, High from 7.0, Medium from 4.0, Low above 0, None at 0.',
  'The priority of one mitigation, a control on a threat, is read from the effort of the control and its impact on the threat.',
  'A control that others depend on takes the largest such priority among them, if it is larger than its own.',
  'The priority of a control is the largest, over the threats that it mitigates, of the cell for the severity of the threat and the priority so far.',
  'An assurance control takes the largest priority among the controls that it assures.',
  'Effort is judged for an organisation of about 100 accounts: Very Low, an hour, one setting at one place; Low, up to a few days by one team; Medium, some weeks, or agreement between teams; High, months, or a change in how applications are built; Very High, a programme of a year.',
  'Impact, once in place: Very High, the threat can no longer be carried out; High, only with a further, independent failure; Medium, markedly harder, or noticed in time to stop most of the damage; Low, noticed afterwards, or one of several ways is closed; Very Low, it helps others to help.',
];

/** What each value of each base metric of CVSS says of an attack. */
function meanings(): Node {
  const byMetric = new Map<string, CvssMetricWords[]>();
  for (const one of cvssMeanings()) byMetric.set(one.name, [...(byMetric.get(one.name) ?? []), one]);
  return {
    type: 'table',
    anchor: 'cvss-metrics',
    caption: 'What the metrics of a CVSS vector say',
    columns: [
      { title: 'Metric', width: 'fit' },
      { title: 'Values', width: 1 },
    ],
    rows: [...byMetric].map(([name, values]) => ({
      cells: [
        [text(name)],
        joined(
          values.map(({ valueName, means }) => [strong(valueName), text(`: ${lowered(means)}`)]),
          '; ',
        ),
      ],
    })),
    empty: '',
  };
}

function lowered(sentence: string): string {
  return `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`;
}

function matrices({ mitigation, weighted }: Method): readonly Node[] {
  const high = [...LEVELS].reverse();
  const columns = (first: string) => [
    { title: first, width: 'fit' as const },
    ...high.map((level) => ({ title: level, width: 1 })),
  ];
  return [
    {
      type: 'table',
      anchor: 'mitigation-matrix',
      caption: 'Priority of a mitigation: effort of the control down, impact on the threat across',
      columns: columns('Effort'),
      rows: high.map((effort) => ({
        cells: [[text(effort)], ...high.map((impact) => [levelMark(mitigation[effort][impact])])],
      })),
      empty: '',
    },
    {
      type: 'table',
      anchor: 'weighted-matrix',
      caption: 'Priority of a control: severity of the threat down, priority so far across',
      columns: columns('Severity'),
      rows: [...SEVERITIES].reverse().map((severity) => ({
        cells: [
          [text(severity)],
          ...([4, 3, 2, 1, 0] as const).map((overall) => [levelMark(weighted[severity][overall])]),
        ],
      })),
      empty: '',
    },
  ];
}
