import type { Problem } from '@demarc/core';
import { type CollectionTag, parseDocument, type ScalarTag } from 'yaml';
import { splitOnce } from './references.ts';

/** The short forms of CloudFormation's functions: `!Sub` for `Fn::Sub`. */
const FUNCTIONS = [
  'And',
  'Base64',
  'Cidr',
  'Equals',
  'FindInMap',
  'ForEach',
  'GetAZs',
  'GetAtt',
  'If',
  'ImportValue',
  'Join',
  'Length',
  'Not',
  'Or',
  'Select',
  'Split',
  'Sub',
  'ToJsonString',
  'Transform',
];

/**
 * Reads a CloudFormation template, YAML or JSON, with the short forms of functions written out (`!Ref a` → `{ Ref: a }`).
 * A text that is neither gives a problem with its place. Anchors are not followed further than CloudFormation does (100 times).
 */
export function readTemplate(text: string): {
  readonly value?: unknown;
  readonly problems: readonly Problem[];
} {
  const document = parseDocument(text, { customTags: TAGS, uniqueKeys: true });
  const [error] = document.errors;
  if (error) return { problems: [unreadable(error.message.split('\n')[0] as string)] };
  const [warning] = document.warnings;
  if (warning) return { problems: [unreadable(warning.message.split('\n')[0] as string)] };
  try {
    return { value: document.toJS({ maxAliasCount: 100 }), problems: [] };
  } catch (fault) {
    return { problems: [unreadable((fault as Error).message)] };
  }
}

const unreadable = (message: string): Problem => ({
  rule: 'template',
  level: 'error',
  message: `the template cannot be read: ${message}`,
});

const TAGS: (ScalarTag | CollectionTag)[] = ['Ref', 'Condition', ...FUNCTIONS].flatMap((name) => {
  const key = name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`;
  const tag = `!${name}`;
  const scalar: ScalarTag = {
    tag,
    resolve: (text) => ({ [key]: name === 'GetAtt' ? splitOnce(text) : text }),
  };
  const collection = (kind: 'map' | 'seq'): CollectionTag => ({
    tag,
    collection: kind,
    resolve: (node) => ({ [key]: node.toJSON() }),
  });
  return [scalar, collection('map'), collection('seq')];
});
