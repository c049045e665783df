import { nearest, type Problem } from '@demarc/core';
import { isRecord } from '../document/record.ts';
import { valueText } from '../document/value-text.ts';
import type { CloudFormationFacts, Properties, ValueType } from './facts.ts';
import { type Names, referencesIn } from './references.ts';
import { valueFault } from './value.ts';

const SECTIONS = [
  'AWSTemplateFormatVersion',
  'Conditions',
  'Description',
  'Hooks',
  'Mappings',
  'Metadata',
  'Outputs',
  'Parameters',
  'Resources',
  'Rules',
  'Transform',
];
/** What stands beside `Type` and `Properties` of a resource. */
const RESOURCE_KEYS = [
  'Condition',
  'CreationPolicy',
  'DeletionPolicy',
  'DependsOn',
  'Metadata',
  'Properties',
  'Type',
  'UpdatePolicy',
  'UpdateReplacePolicy',
];

/**
 * Checks a CloudFormation template against the provider's schemas: sections, resource types, properties (known, required, of their type and among
 * their values), and that references and attributes exist. Values of functions are known only when it is deployed: they fit everywhere.
 */
export function checkTemplate(template: unknown, facts: CloudFormationFacts): readonly Problem[] {
  if (!isRecord(template) || !isRecord(template.Resources) || Object.keys(template.Resources).length === 0)
    return [fault(['Resources'], 'a template is an object with `Resources`')];
  const resources = template.Resources;
  const names: Names = {
    resources,
    parameters: keysOf(template.Parameters),
    conditions: keysOf(template.Conditions),
    attributesOf: (type) => facts.resources[type]?.attributes,
  };
  return [
    ...unknownKeys(template, SECTIONS, [], 'section'),
    ...Object.entries(resources).flatMap(([id, resource]) => checkResource(id, resource, facts)),
    ...Object.entries(resources).flatMap(([id, resource]) => dependencies(id, resource, names)),
    ...referencesIn({ ...template, Metadata: undefined }, [], names).map(({ path, message }) =>
      fault(path, message),
    ),
  ];
}

function checkResource(id: string, resource: unknown, facts: CloudFormationFacts): readonly Problem[] {
  const path = ['Resources', id];
  if (!/^[A-Za-z0-9]+$/.test(id)) return [fault(path, `\`${id}\`: a logical id has letters and digits only`)];
  if (!isRecord(resource) || typeof resource.Type !== 'string')
    return [fault(path, `\`${id}\` needs a \`Type\``)];
  const { Type: type, Properties: given = {} } = resource;
  const own = unknownKeys(resource, RESOURCE_KEYS, path, 'attribute of a resource');
  if (type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource') return own;
  const schema = Object.hasOwn(facts.resources, type) ? facts.resources[type] : undefined;
  if (!schema) {
    if (facts.others.includes(type)) return own;
    const hint = nearest(type, [...Object.keys(facts.resources), ...facts.others]);
    return [...own, fault([...path, 'Type'], `no resource type \`${type}\`${didYouMean(hint)}`)];
  }
  return [
    ...own,
    ...checkProperties(given, schema.properties, schema.types, [...path, 'Properties'], `\`${type}\``),
  ];
}

/** An object of named properties: each known and of its type, and none missing that is required. */
function checkProperties(
  given: unknown,
  properties: Properties,
  types: Readonly<Record<string, Properties>>,
  path: readonly string[],
  what: string,
): readonly Problem[] {
  if (isFunction(given)) return [];
  if (!isRecord(given)) return [fault(path, `expected the properties of ${what}`)];
  return [
    ...Object.entries(given).flatMap(([name, value]) => {
      const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
      if (property) return checkValue(value, property.type, types, [...path, name]);
      return [
        fault(
          [...path, name],
          `${what} has no property \`${name}\`${didYouMean(nearest(name, Object.keys(properties)))}`,
        ),
      ];
    }),
    ...Object.entries(properties)
      .filter(([name, { required }]) => required && given[name] === undefined)
      .map(([name]) => fault(path, `${what} needs \`${name}\``)),
  ];
}

function checkValue(
  value: unknown,
  type: ValueType,
  types: Readonly<Record<string, Properties>>,
  path: readonly string[],
): readonly Problem[] {
  if (isFunction(value)) return [];
  if (typeof type === 'string' || 'values' in type) {
    const message = valueFault(value, type);
    return message === undefined ? [] : [fault(path, `\`${path.at(-1)}\`: ${message}`)];
  }
  if ('list' in type) {
    if (!Array.isArray(value)) return [fault(path, `\`${path.at(-1)}\`: expected a list`)];
    return value.flatMap((one, at) => checkValue(one, type.list, types, [...path, String(at)]));
  }
  if ('map' in type) {
    if (!isRecord(value)) return [fault(path, `\`${path.at(-1)}\`: expected an object`)];
    return Object.entries(value).flatMap(([name, one]) => checkValue(one, type.map, types, [...path, name]));
  }
  if ('anyOf' in type) {
    const found = type.anyOf.map((one) => checkValue(value, one, types, path));
    return found.some((problems) => problems.length === 0) ? [] : (found[0] ?? []);
  }
  return checkProperties(value, types[type.type] ?? {}, types, path, `\`${type.type}\``);
}

function dependencies(id: string, resource: unknown, names: Names): readonly Problem[] {
  if (!isRecord(resource)) return [];
  const wanted = [resource.DependsOn ?? []].flat();
  const problems = wanted
    .filter((other) => typeof other !== 'string' || !Object.hasOwn(names.resources, other))
    .map((other) =>
      fault(
        ['Resources', id, 'DependsOn'],
        `\`${id}\` depends on \`${valueText(other)}\`, which is no resource`,
      ),
    );
  const { Condition: condition } = resource;
  if (condition === undefined || names.conditions.includes(valueText(condition))) return problems;
  return [
    ...problems,
    fault(
      ['Resources', id, 'Condition'],
      `\`${id}\` has the condition \`${valueText(condition)}\`, which is not defined`,
    ),
  ];
}

/** Whether a value is what a function gives: known only when the template is deployed. */
function isFunction(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const keys = Object.keys(value);
  return keys.length === 1 && (keys[0] === 'Ref' || (keys[0] as string).startsWith('Fn::'));
}

function unknownKeys(
  given: Readonly<Record<string, unknown>>,
  known: readonly string[],
  path: readonly string[],
  what: string,
): readonly Problem[] {
  return Object.keys(given)
    .filter((key) => !known.includes(key) && !key.startsWith('Fn::Transform'))
    .map((key) => fault([...path, key], `\`${key}\` is no ${what}${didYouMean(nearest(key, known))}`));
}

function keysOf(section: unknown): readonly string[] {
  return isRecord(section) ? Object.keys(section) : [];
}

function didYouMean(hint: string | undefined): string {
  return hint === undefined ? '' : `: did you mean \`${hint}\``;
}

function fault(path: readonly string[], message: string): Problem {
  return { rule: 'template', level: 'error', message, path };
}
