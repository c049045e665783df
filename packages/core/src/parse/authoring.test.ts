import { expect, test } from 'vitest';
import { type Problem, parseAuthoring, type SourceFile } from '../index.ts';

const SERVICE = `provider: acme
service: Q
name: Acme Queue
publisher: demarc
version: "2026-11"
scorecard: { identity_management: Acme IAM }
`;
const FEATURE = `id: Q.FC1
name: Messages
order: 10
description: Sends and receives.
actions:
  - { id: Q.A1, description: Sends a message., api: Send, permissions: ["q:Send"], events: [SendMessage], eventKind: data, type: core, stage: ga }
threats:
  - id: Q.T1
    name: Flood the queue
    description: Many messages.
    cvss: CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:N/I:N/A:H
    access: { AND: ["q:Send", { OPTIONAL: "q:List" }] }
`;
const OBJECTIVE = `id: Q.CO1
description: Keep the queue usable
scf: [CAP-01]
controls:
  - id: Q.C2
    title: Limit senders
    description: Allow few senders.
    testing: Send as another.
    coso: Preventative
    nistCsf: Protect
    effort: Low
    mitigates: { Q.T10: Low, Q.T1: High }
    implementations:
      - { kind: scp, title: Senders, file: policies/senders.json }
`;

function folder(changes: Readonly<Record<string, string | undefined>> = {}): readonly SourceFile[] {
  const files: Record<string, string | undefined> = {
    'service.yaml': SERVICE,
    'features/messages.yaml': FEATURE,
    'objectives/usable.yaml': OBJECTIVE,
    'policies/senders.json': '{"Version":"2012-10-17","Statement":[]}',
    ...changes,
  };
  return Object.entries(files).flatMap(([path, text]) => (text === undefined ? [] : [{ path, text }]));
}

const brief = ({ file, line, column, rule, message }: Problem) =>
  `${file}:${line}:${column} ${rule}: ${message}`;

test('a folder becomes a ThreatModel', () => {
  const { value, problems } = parseAuthoring(folder());
  expect(problems.filter(({ rule }) => rule !== 'file-shape').map(brief)).toEqual([]);
  expect(value).toMatchObject({
    markup: 'markdown',
    metadata: { provider: 'acme', service: 'Q' },
    scorecard: { identity_management: 'Acme IAM' },
  });
  expect(value?.threats[0]).toMatchObject({ id: 'Q.T1', featureClass: 'Q.FC1', access: { op: 'and' } });
  expect(value?.actions[0]).toMatchObject({ featureClass: 'Q.FC1', type: 'core' });
});

test('mitigations are in id order', () => {
  const { value } = parseAuthoring(
    folder({ 'objectives/usable.yaml': OBJECTIVE.replace(/ {4}implementations:[\s\S]*$/, '') }),
  );
  expect(value?.controls[0]?.mitigations).toEqual([
    { threat: 'Q.T1', impact: 'High' },
    { threat: 'Q.T10', impact: 'Low' },
  ]);
});

test.each([
  [
    'service.yaml is missing',
    { 'service.yaml': undefined },
    ['service.yaml:undefined:undefined service-file: no `service.yaml`: it says what the ThreatModel is'],
  ],
  [
    'a misspelt key',
    { 'features/messages.yaml': FEATURE.replace('    name: Flood', '    nmae: Flood') },
    [
      'features/messages.yaml:8:5 file-shape: `name`: invalid input: expected string, received undefined',
      'features/messages.yaml:9:5 file-shape: unrecognized key: "nmae"',
    ],
  ],
  [
    'YAML that does not parse',
    { 'features/messages.yaml': 'id: [Q.FC1\nname: x' },
    ['features/messages.yaml:2:1 yaml-parses'],
  ],
  [
    'an id used twice',
    { 'features/again.yaml': FEATURE.replace(/actions:[\s\S]*/, '') },
    ['features/messages.yaml:1:1 ids-unique: `Q.FC1` is used already in features/again.yaml:1'],
  ],
  [
    'a wrong id',
    { 'features/messages.yaml': FEATURE.replace('id: Q.T1', 'id: Q.X1') },
    ['features/messages.yaml:8:5 file-shape: `id`: `Q.X1` is not an id of the form Service.T1'],
  ],
  [
    'a poisoned key',
    { 'features/messages.yaml': `${FEATURE}__proto__: { polluted: true }\n` },
    ['features/messages.yaml:13:1 document-accepted: a key named `__proto__` is not allowed'],
  ],
  [
    'a bomb of aliases',
    {
      'features/messages.yaml': `a: &a [1,1,1,1,1,1,1,1,1,1]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]\n`,
    },
    ['features/messages.yaml:1:1 yaml-parses: excessive alias count'],
  ],
])('%s is told with its place, and the rest stays', (_, changes, expected) => {
  const { problems, value } = parseAuthoring(folder({ 'objectives/usable.yaml': undefined, ...changes }));
  const said = problems.map(brief);
  for (const [at, wanted] of expected.entries()) expect(said[at]).toContain(wanted);
  expect(said).toHaveLength(expected.length);
  if (!('service.yaml' in changes)) expect(value?.metadata.name).toBe('Acme Queue');
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});

test('a problem that a rule found is given the place of the field it is about', () => {
  const { locate } = parseAuthoring(folder());
  const problem: Problem = {
    rule: 'x',
    level: 'error',
    message: 'm',
    id: 'Q.T1',
    path: ['threats', 'Q.T1', 'access', 'AND', 1],
  };
  expect(locate(problem)).toMatchObject({ file: 'features/messages.yaml', line: 12 });
  expect(locate({ ...problem, id: 'Q.C2', path: ['controls', 'Q.C2', 'mitigations'] })).toMatchObject({
    file: 'objectives/usable.yaml',
  });
  expect(locate({ rule: 'x', level: 'error', message: 'm' })).toEqual({
    rule: 'x',
    level: 'error',
    message: 'm',
  });
});
