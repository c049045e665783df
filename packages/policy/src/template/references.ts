import { nearest } from '@demarc/core';
import { isRecord } from '../document/record.ts';
import { valueText } from '../document/value-text.ts';

/** What a template's references can name. */
export interface Names {
  readonly resources: Readonly<Record<string, unknown>>;
  readonly parameters: readonly string[];
  readonly conditions: readonly string[];
  /** What `Fn::GetAtt` can ask of a type; `undefined` where it is not known. */
  readonly attributesOf: (type: string) => readonly string[] | undefined;
}

/** A reference that leads nowhere. */
export interface Found {
  readonly path: readonly string[];
  readonly message: string;
}

const PSEUDO_PARAMETERS = [
  'AWS::AccountId',
  'AWS::NoValue',
  'AWS::NotificationARNs',
  'AWS::Partition',
  'AWS::Region',
  'AWS::StackId',
  'AWS::StackName',
  'AWS::URLSuffix',
];

/** Every `Ref`, `Fn::GetAtt`, `Fn::Sub`, `Fn::If` and `Condition` that names what the template does not have. */
export function referencesIn(value: unknown, path: readonly string[], names: Names): readonly Found[] {
  if (Array.isArray(value))
    return value.flatMap((one, at) => referencesIn(one, [...path, String(at)], names));
  if (!isRecord(value)) return [];
  const keys = Object.keys(value);
  const [key] = keys;
  const own = keys.length === 1 ? ofFunction(key as string, value[key as string], path, names) : [];
  return [...own, ...keys.flatMap((name) => referencesIn(value[name], [...path, name], names))];
}

function ofFunction(name: string, given: unknown, path: readonly string[], names: Names): readonly Found[] {
  const found = (message: string | undefined): readonly Found[] =>
    message === undefined ? [] : [{ path, message }];
  switch (name) {
    case 'Ref':
      return found(refFault(String(given), names));
    case 'Fn::GetAtt': {
      const [id = '', attribute = ''] =
        typeof given === 'string' ? splitOnce(given) : Array.isArray(given) ? given.map(String) : [];
      return found(attributeFault(id, attribute, names));
    }
    case 'Fn::Sub': {
      const [text, own = {}] = Array.isArray(given) ? given : [given];
      return [...String(text).matchAll(/\$\{([^!}][^}]*)\}/g)].flatMap(([, inner = '']) => {
        const wanted = inner.trim();
        if (isRecord(own) && Object.hasOwn(own, wanted)) return [];
        const [id = '', attribute] = splitOnce(wanted);
        return found(
          attribute === undefined ? refFault(wanted, names) : attributeFault(id, attribute, names),
        );
      });
    }
    case 'Fn::If':
      return Array.isArray(given) ? found(conditionFault(given[0], names)) : [];
    case 'Condition':
      return typeof given === 'string' && path[0] === 'Conditions' ? found(conditionFault(given, names)) : [];
    default:
      return [];
  }
}

function refFault(id: string, { resources, parameters }: Names): string | undefined {
  const known = [...Object.keys(resources), ...parameters, ...PSEUDO_PARAMETERS];
  return known.includes(id) ? undefined : `refers to \`${id}\`, which is not there${didYouMean(id, known)}`;
}

function attributeFault(id: string, attribute: string, names: Names): string | undefined {
  const resource = Object.hasOwn(names.resources, id) ? names.resources[id] : undefined;
  if (!isRecord(resource)) return `asks for \`${id}.${attribute}\`, and there is no resource \`${id}\``;
  const known = typeof resource.Type === 'string' ? names.attributesOf(resource.Type) : undefined;
  if (!known || known.includes(attribute)) return undefined;
  return `\`${valueText(resource.Type)}\` has no attribute \`${attribute}\`${didYouMean(attribute, known)}`;
}

function conditionFault(name: unknown, { conditions }: Names): string | undefined {
  return conditions.includes(valueText(name))
    ? undefined
    : `asks for the condition \`${valueText(name)}\`, which is not defined`;
}

function didYouMean(text: string, known: readonly string[]): string {
  const hint = nearest(text, known);
  return hint === undefined ? '' : `: did you mean \`${hint}\``;
}

/** `Bucket.Arn` → `['Bucket', 'Arn']`: an attribute may have dots of its own. */
export function splitOnce(text: string): readonly string[] {
  const dot = text.indexOf('.');
  return dot < 0 ? [text] : [text.slice(0, dot), text.slice(dot + 1)];
}
