import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { PUBLISHED } from '../../test/published.ts';
import { type SmallModel, smallModel } from '../../test/small-model.ts';
import {
  analyse,
  checkModel,
  duplicateKeysOf,
  type Facts,
  type ProblemLevel,
  RULES,
  readExchange,
  readExchangeText,
  type ThreatModel,
} from '../index.ts';
import { applyRule } from './rule.ts';

const CASES = fileURLToPath(new URL('../../cases/rules', import.meta.url));
const PAGES = fileURLToPath(new URL('../../../../docs/rules', import.meta.url));

const PACKAGES = fileURLToPath(new URL('../../..', import.meta.url));

/** What the cases are held against. */
const FACTS: Facts = {
  permissions: { acme: { q: ['Send', 'List', 'Purge'] } },
  attack: {
    version: '0.1',
    tactics: [
      { id: 'TA0040', name: 'Impact' },
      { id: 'TA0009', name: 'Collection' },
    ],
    techniques: [{ id: 'T1530', name: 'Data from Cloud Storage', tactics: ['TA0009'] }],
  },
  frameworks: [
    {
      id: 'acme',
      version: '1',
      title: 'Acme v1',
      requirements: ['1', '1.1', '1.10', '2'].map((id) => ({ id })),
    },
  ],
};

interface Case {
  readonly model: SmallModel & { readonly markup?: 'markdown' };
  /** `id: the beginning of the message`, in order. */
  readonly expect?: readonly string[];
  /** The levels of these, where they matter. */
  readonly levels?: readonly ProblemLevel[];
}

function modelOf({ markup, ...small }: Case['model']): ThreatModel {
  const model = smallModel({
    feature_classes: { 'Q.FC1': {} },
    control_objectives: { 'Q.CO1': { scf: ['IAC-01'] } },
    ...small,
  });
  return markup ? { ...model, markup } : model;
}

describe.each(RULES.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  const files = existsSync(join(CASES, id))
    ? readdirSync(join(CASES, id)).filter((name) => name.endsWith('.yaml'))
    : [];

  test('has a failing case, a passing case and a page', () => {
    expect(files.some((name) => name.startsWith('fail'))).toBe(true);
    expect(files.some((name) => name.startsWith('pass'))).toBe(true);
    expect(readFileSync(join(PAGES, `${id}.md`), 'utf8')).toContain(`# ${rule.title}\n`);
    expect(readFileSync(join(PAGES, 'README.md'), 'utf8')).toContain(
      `| [${id}](${id}.md) | ${rule.level} | ${rule.title} |`,
    );
  });

  test.each(files)('%s', (name) => {
    const { model, expect: wanted = [], levels } = parse(readFileSync(join(CASES, id, name), 'utf8')) as Case;
    expect(wanted.length > 0).toBe(name.startsWith('fail'));
    const problems = applyRule(rule, { ...analyse(modelOf(model)), facts: FACTS });
    if (levels) expect(problems.map(({ level }) => level)).toEqual(levels);
    const found = problems.map((problem) => `${problem.id}: ${problem.message}`);
    expect(found.map((message, at) => message.slice(0, wanted[at]?.length))).toEqual(wanted);
  });
});

test('every folder of cases belongs to a rule, and every rule has its own id', () => {
  expect(readdirSync(CASES).sort()).toEqual(RULES.map(({ id }) => id).sort());
});

describe('docs/rules/README.md', () => {
  const readme = readFileSync(join(PAGES, 'README.md'), 'utf8');
  const listed = [...readme.matchAll(/^\| (?:\[([a-z-]+)\]|`([a-z-]+)`)/gm)].map(
    ([, rule, other]) => rule ?? (other as string),
  );

  test('names every problem that the sources make, and none besides', () => {
    const made = new Set(sourcesOf(PACKAGES).flatMap(namesMadeIn));
    for (const { id } of RULES) made.add(id);
    expect(made.size).toBeGreaterThan(RULES.length + 20);
    expect([...listed].sort()).toEqual([...made].sort());
  });

  test('has the rules in the order in which they are applied, and a page for each', () => {
    const ids = RULES.map(({ id }) => id);
    expect(listed.slice(0, ids.length)).toEqual(ids);
    expect(readdirSync(PAGES).sort()).toEqual(['README.md', ...ids.map((id) => `${id}.md`)].sort());
  });
});

/** The text of every source file of the packages, tests aside. */
function sourcesOf(folder: string): readonly string[] {
  return readdirSync(folder)
    .map((name) => join(folder, name, 'src'))
    .filter((path) => existsSync(path))
    .flatMap((path) =>
      (readdirSync(path, { recursive: true }) as string[])
        .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
        .map((name) => readFileSync(join(path, name), 'utf8')),
    );
}

/** The names of problems that a source text makes: `rule: 'x', level: …`, and the ways in which the linter of policies says it. */
function namesMadeIn(source: string): readonly string[] {
  const made =
    /(?:rule: '([a-z-]+)',\s*level\b(?!: 'info', message: '')|rule = '([a-z-]+)'|(?:withSuggestion|warn)\(\s*'([a-z-]+)',)/g;
  return [...source.matchAll(made)]
    .map(([, a, b, c]) => (a ?? b ?? c) as string)
    .concat(source.includes("'ids-unique',") ? ['ids-unique'] : []);
}

test('without facts, the rules that need them say that they did not check', () => {
  const objective = { scf: ['IAC-01'], demarc: { requirements: [{ framework: 'acme@1', id: '1' }] } };
  const model = modelOf({ threats: { 'Q.T1': {} }, control_objectives: { 'Q.CO1': objective } });
  const said = checkModel(analyse(model), {}).filter(({ level }) => level === 'info');
  expect(said.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([
    'permissions-exist: not checked: no permissions of `acme` at hand',
    'attack-ids-exist: not checked: no table of ATT&CK at hand',
    'requirement-exists: not checked: no compliance frameworks at hand',
  ]);
});

test('keys that stand twice are found with their place', () => {
  const text =
    '{\n  "threats": {\n    "Q.T1": { "name": "a" },\n    "Q.T1": { "name": "b", "name": "c" }\n  }\n}';
  expect(duplicateKeysOf(text).map(({ message, line, column }) => [message, line, column])).toEqual([
    ['the key `Q.T1` stands twice in one object: only the last is read', 4, 5],
    ['the key `name` stands twice in one object: only the last is read', 4, 28],
  ]);
  expect(duplicateKeysOf('{"a": {"a": 1}, "b": [{"a": 1}, {"a": 2}]}')).toEqual([]);
});

const REAL: Facts = {
  attack: JSON.parse(readFileSync(join(PACKAGES, 'catalog-reader/facts/attack.json'), 'utf8')) as NonNullable<
    Facts['attack']
  >,
};

test('the table of ATT&CK at hand has tactics and techniques', () => {
  expect(REAL.attack?.tactics.length).toBeGreaterThan(10);
  expect(REAL.attack?.techniques.length).toBeGreaterThan(400);
});

describe.runIf(PUBLISHED.length > 0)('published documents', () => {
  test.each(PUBLISHED)('%s breaks no rule but that its older objectives name no SCF id', (fileName, text) => {
    const { value, problems } = readExchangeText(text, { fileName });
    const found = checkModel(analyse(value as ThreatModel), REAL);
    expect(problems).toEqual([]);
    expect(duplicateKeysOf(text)).toEqual([]);
    const told = new Set(
      found.filter(({ level }) => level !== 'info').map(({ rule, level }) => `${rule} ${level}`),
    );
    told.delete('objective-has-scf warning');
    expect([...told]).toEqual([]);
  });
});

describe('documents made to hurt', () => {
  const MANY = 8000;
  const doc = (part: object) => ({ metadata: { provider: 'aws', service: 'Q' }, ...part });
  const many = (entry: (n: number) => readonly [string, object]) =>
    Object.fromEntries(Array.from({ length: MANY }, (_, at) => entry(at + 1)));
  const names = Array.from({ length: 600 }, (_, at) => `DescribeInstanceAttribute${at}`);

  test.each<[string, object, string, number]>([
    [
      'dependencies on nothing',
      { controls: many((n) => [`Q.C${n}`, { depends_on: `Q.C${n + 500_000}` }]) },
      'depends-on',
      MANY,
    ],
    [
      'permissions that do not exist',
      { threats: many((n) => [`Q.T${n}`, { access: `ec2:DescribeInstanceXy${n}` }]) },
      'permissions-exist',
      MANY,
    ],
    [
      'patterns that match nothing',
      { threats: many((n) => [`Q.T${n}`, { access: `ec2:*Xy${n}*` }]) },
      'permissions-exist',
      MANY,
    ],
    [
      'very long names',
      {
        controls: many((n) => [`Q.C${n}`, n > 20 ? {} : { depends_on: `Q.C${'1'.repeat(50_000)}${n}` }]),
      },
      'depends-on',
      20,
    ],
    [
      'one control that names thousands',
      {
        controls: { 'Q.C1': { depends_on: Array.from({ length: 2 * MANY }, (_, at) => `Q.C${at % MANY}`) } },
      },
      'listed-once',
      MANY,
    ],
    [
      'requirements that do not exist',
      {
        control_objectives: many((n) => [
          `Q.CO${n}`,
          { scf: ['IAC-01'], demarc: { requirements: [{ framework: 'acme@1', id: `1.1.${n}` }] } },
        ]),
      },
      'requirement-exists',
      MANY,
    ],
    [
      'controls that all depend on each other',
      {
        controls: Object.fromEntries(
          names
            .slice(0, 200)
            .map((_, at) => [
              `Q.C${at + 1}`,
              { depends_on: names.slice(0, 200).map((__, other) => `Q.C${other + 1}`) },
            ]),
        ),
      },
      'no-dependency-cycle',
      1,
    ],
  ])('%s: each told once', (_, part, rule, told) => {
    const facts: Facts = { ...FACTS, permissions: { aws: { ec2: names } } };
    const analysis = analyse(readExchange(doc(part)).value as ThreatModel);
    const found = checkModel(analysis, facts).filter((problem) => problem.rule === rule);
    expect(found).toHaveLength(told);
  });

  test('nesting of any depth is read for keys that stand twice', () => {
    const deep = 200_000;
    const text = `${'{"a":['.repeat(deep)}{"b":1,"b":2}${']}'.repeat(deep)}`;
    expect(duplicateKeysOf(text)).toHaveLength(1);
    expect(duplicateKeysOf('['.repeat(deep))).toEqual([]);
  });

  test.each(['constructor', '__proto__', 'toString'])(
    'a provider or service named `%s` has no permissions',
    (name) => {
      const model = readExchange({
        metadata: { provider: name, service: 'Q' },
        threats: { 'Q.T1': { access: `${name}:Send` } },
      }).value as ThreatModel;
      const check = (facts: Facts) =>
        checkModel(analyse(model), facts).flatMap(({ rule, message }) =>
          rule === 'permissions-exist' ? [message] : [],
        );
      expect(check(FACTS)).toEqual([`not checked: no permissions of \`${name}\` at hand`]);
      const own: Facts = { permissions: Object.fromEntries([[name.toLowerCase(), { q: ['Send'] }]]) };
      expect(check(own)).toEqual([expect.stringContaining(`no service \`${name}\``)]);
    },
  );
});
