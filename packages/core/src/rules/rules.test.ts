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
  readExchangeText,
  type ThreatModel,
} from '../index.ts';
import { applyRule } from './rule.ts';

const CASES = fileURLToPath(new URL('../../cases/rules', import.meta.url));
const PAGES = fileURLToPath(new URL('../../../../docs/rules', import.meta.url));

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

test('without facts, the rules that need them say that they did not check', () => {
  const said = checkModel(analyse(modelOf({ threats: { 'Q.T1': {} } })), {}).filter(
    ({ level }) => level === 'info',
  );
  expect(said.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([
    'permissions-exist: not checked: no permissions of `acme` at hand',
    'attack-ids-exist: not checked: no table of ATT&CK at hand',
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

describe.runIf(PUBLISHED.length > 0)('published documents', () => {
  test.each(PUBLISHED)('%s breaks no rule but those that its publisher knows', (fileName, text) => {
    const { value } = readExchangeText(text, { fileName });
    const problems = checkModel(analyse(value as ThreatModel), FACTS);
    expect(duplicateKeysOf(text)).toEqual([]);
    // shipped figures, references and expressions of published documents hold; what does not is named here
    const rules = new Set(problems.filter(({ level }) => level !== 'info').map(({ rule }) => rule));
    expect(
      [...rules].filter(
        (rule) =>
          ![
            'attack-ids-exist',
            'objective-has-scf',
            'texts-are-plain',
            'threat-has-mitigation',
            'control-is-rated',
          ].includes(rule),
      ),
    ).toEqual([]);
  });
});
