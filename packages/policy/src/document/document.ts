import type { Problem } from '@demarc/core';
import { readJson } from './read-json.ts';

/** The kinds of policy that take part in a decision. */
export const POLICY_KINDS = [
  'identity-policy',
  'boundary',
  'session-policy',
  'scp',
  'rcp',
  'vpc-endpoint-policy',
  'bucket-policy',
  'access-point-policy',
  'kms-key-policy',
  'trust-policy',
  'resource-policy',
] as const;
export type PolicyKind = (typeof POLICY_KINDS)[number];

/** A policy document as read: every element as a list, in the order of the source. */
export interface PolicyDocument {
  readonly version: '2012-10-17' | '2008-10-17';
  readonly id?: string | undefined;
  readonly statements: readonly PolicyStatement[];
}

/** One statement. Exactly one of each pair (`action`/`notAction` …) is there, if the element is there at all. */
export interface PolicyStatement {
  readonly sid?: string | undefined;
  /** Its place in the document, from 0. */
  readonly index: number;
  readonly effect: 'Allow' | 'Deny';
  readonly action?: readonly string[] | undefined;
  readonly notAction?: readonly string[] | undefined;
  readonly resource?: readonly string[] | undefined;
  readonly notResource?: readonly string[] | undefined;
  readonly principal?: PolicyPrincipal | undefined;
  readonly notPrincipal?: PolicyPrincipal | undefined;
  readonly conditions: readonly PolicyCondition[];
}

/** The values of a `Principal` element by type (`AWS`, `Service`, `Federated`, `CanonicalUser`); `*` alone is `{ '*': ['*'] }`. */
export type PolicyPrincipal = Readonly<Record<string, readonly string[]>>;

export interface PolicyCondition {
  /** As written: `ForAnyValue:StringLikeIfExists`. */
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

/** Longest policy text that is read; AWS's largest policy (of an S3 Access Grants instance) has 350,000 characters. */
export const MAX_POLICY_LENGTH = 400_000;
const MAX_STATEMENTS = 5_000;

/** A policy document, or what keeps it from being one. `value` is there whenever every statement could be read. */
export interface ParsedPolicy {
  readonly value?: PolicyDocument | undefined;
  readonly problems: readonly Problem[];
}

type JsonPath = readonly (string | number)[];

/**
 * Reads a policy from its JSON text or from a value that was parsed already.
 * Whatever would make AWS refuse the document is an error with its path; see `lintPolicy` for what is merely wrong.
 */
export function parsePolicy(source: unknown): ParsedPolicy {
  const problems: Problem[] = [];
  const read = typeof source === 'string' ? readJson(source, MAX_POLICY_LENGTH) : { value: source };
  if (read.problem) return { problems: [read.problem] };
  const document = read.value;
  if (!isRecord(document)) {
    problems.push(problemAt([], 'a policy is a JSON object with a `Statement`'));
    return { problems };
  }
  for (const key of Object.keys(document)) {
    if (!['Version', 'Id', 'Statement'].includes(key)) {
      problems.push(
        problemAt([key], `\`${key}\` is not an element of a policy: it has Version, Id and Statement`),
      );
    }
  }
  const { Version: version, Statement: statement } = document;
  if (version !== undefined && version !== '2012-10-17' && version !== '2008-10-17') {
    problems.push(
      problemAt(['Version'], `\`${String(version)}\` is not a version: \`2012-10-17\` or \`2008-10-17\``),
    );
  }
  if (statement === undefined) problems.push(problemAt([], 'a policy needs a `Statement`'));
  const list = statement === undefined ? [] : Array.isArray(statement) ? statement : [statement];
  if (list.length > MAX_STATEMENTS) {
    problems.push(problemAt(['Statement'], `${list.length} statements: at most ${MAX_STATEMENTS} are read`));
    return { problems };
  }
  const statements = list.flatMap(
    (item, index) =>
      readStatement(item, index, Array.isArray(statement) ? ['Statement', index] : ['Statement'], problems) ??
      [],
  );
  if (problems.length > 0) return { problems };
  return {
    value: {
      version: version === '2012-10-17' ? '2012-10-17' : '2008-10-17',
      ...(typeof document.Id === 'string' ? { id: document.Id } : {}),
      statements,
    },
    problems,
  };
}

const ELEMENTS = [
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
];

function readStatement(
  source: unknown,
  index: number,
  path: JsonPath,
  problems: Problem[],
): PolicyStatement | undefined {
  if (!isRecord(source)) {
    problems.push(problemAt(path, 'a statement is an object'));
    return undefined;
  }
  for (const key of Object.keys(source)) {
    if (!ELEMENTS.includes(key)) {
      problems.push(problemAt([...path, key], `\`${key}\` is not an element of a statement`));
    }
  }
  const { Effect: effect, Sid: sid } = source;
  if (effect !== 'Allow' && effect !== 'Deny') {
    problems.push(
      problemAt([...path, 'Effect'], `\`Effect\` is \`Allow\` or \`Deny\`, not \`${String(effect)}\``),
    );
  }
  if (sid !== undefined && typeof sid !== 'string')
    problems.push(problemAt([...path, 'Sid'], '`Sid` is a text'));
  for (const [one, other] of [
    ['Action', 'NotAction'],
    ['Resource', 'NotResource'],
    ['Principal', 'NotPrincipal'],
  ] as const) {
    if (source[one] !== undefined && source[other] !== undefined) {
      problems.push(problemAt(path, `a statement has \`${one}\` or \`${other}\`, not both`));
    }
  }
  if (source.Action === undefined && source.NotAction === undefined) {
    problems.push(problemAt(path, 'a statement needs an `Action` or a `NotAction`'));
  }
  const words = (key: string) => readWords(source[key], [...path, key], problems);
  const statement: PolicyStatement = {
    ...(typeof sid === 'string' ? { sid } : {}),
    index,
    effect: effect === 'Deny' ? 'Deny' : 'Allow',
    ...given('action', words('Action')),
    ...given('notAction', words('NotAction')),
    ...given('resource', words('Resource')),
    ...given('notResource', words('NotResource')),
    ...given('principal', readPrincipal(source.Principal, [...path, 'Principal'], problems)),
    ...given('notPrincipal', readPrincipal(source.NotPrincipal, [...path, 'NotPrincipal'], problems)),
    conditions: readConditions(source.Condition, [...path, 'Condition'], problems),
  };
  return statement;
}

function readPrincipal(source: unknown, path: JsonPath, problems: Problem[]): PolicyPrincipal | undefined {
  if (source === undefined) return undefined;
  if (source === '*') return { '*': ['*'] };
  if (!isRecord(source)) {
    problems.push(problemAt(path, 'a principal is `*` or an object such as `{ "AWS": … }`'));
    return undefined;
  }
  return Object.fromEntries(
    Object.entries(source).map(([type, values]) => {
      if (!['AWS', 'Service', 'Federated', 'CanonicalUser'].includes(type)) {
        problems.push(problemAt([...path, type], `\`${type}\` is not a type of principal`));
      }
      return [type, readWords(values, [...path, type], problems) ?? []];
    }),
  );
}

function readConditions(source: unknown, path: JsonPath, problems: Problem[]): readonly PolicyCondition[] {
  if (source === undefined) return [];
  if (!isRecord(source)) {
    problems.push(problemAt(path, 'a condition is an object of operators'));
    return [];
  }
  return Object.entries(source).flatMap(([operator, keys]) => {
    if (!isRecord(keys)) {
      problems.push(problemAt([...path, operator], 'an operator holds an object of condition keys'));
      return [];
    }
    return Object.entries(keys).map(([key, values]) => ({
      operator,
      key,
      values: readWords(values, [...path, operator, key], problems) ?? [],
    }));
  });
}

/** One text or a list of texts; numbers and booleans are taken as AWS takes them, by their text. */
function readWords(source: unknown, path: JsonPath, problems: Problem[]): readonly string[] | undefined {
  if (source === undefined) return undefined;
  const list = Array.isArray(source) ? source : [source];
  return list.flatMap((item, index) => {
    if (typeof item === 'string') return [item];
    if (typeof item === 'number' || typeof item === 'boolean') return [String(item)];
    problems.push(
      problemAt(Array.isArray(source) ? [...path, index] : path, 'a text or a list of texts is expected'),
    );
    return [];
  });
}

function problemAt(path: JsonPath, message: string): Problem {
  return { rule: 'policy-document', level: 'error', message, path };
}

function given<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [P in K]: V });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
