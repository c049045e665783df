// Writes packages/catalog-reader/facts/aws-cloudformation.json from @aws-cdk/aws-service-spec: the schemas of the resource types that controls
// of the catalog can speak of (the services below), and the names of all others. With --check it tells whether it is current. Same data, same bytes.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';

const SERVICES = [
  'AccessAnalyzer',
  'Backup',
  'Budgets',
  'CE',
  'CloudFront',
  'CloudTrail',
  'CloudWatch',
  'Config',
  'EC2',
  'Events',
  'GuardDuty',
  'IAM',
  'KMS',
  'KinesisFirehose',
  'Lambda',
  'Logs',
  'Macie',
  'Organizations',
  'RAM',
  'Route53Resolver',
  'S3',
  'S3Express',
  'S3Files',
  'S3ObjectLambda',
  'S3Outposts',
  'S3Tables',
  'S3Vectors',
  'SNS',
  'SQS',
  'SSM',
  'SecurityHub',
  'Signer',
];
/** Of services with very many types, the ones that matter here. */
const ONLY = { EC2: /^(VPCEndpoint|SecurityGroup|PrefixList|VPC|FlowLog)$/ };

const db = loadAwsServiceSpecSync();
const { version } = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve('@aws-cdk/aws-service-spec/package.json'), 'utf8'),
);
const resources = {};
const others = [];
for (const resource of db.all('resource')) {
  const [, service, name] = resource.cloudFormationType.split('::');
  if (!SERVICES.includes(service) || ONLY[service]?.test(name) === false) {
    others.push(resource.cloudFormationType);
    continue;
  }
  const types = {};
  resources[resource.cloudFormationType] = {
    properties: propertiesOf(resource.properties, types),
    attributes: Object.keys(resource.attributes).sort(),
    types,
  };
}

/** Name → [type, required?]; the definitions that they refer to go into `types`. */
function propertiesOf(properties, types) {
  return sorted(
    Object.entries(properties).map(([name, { type, required }]) => [
      name,
      required ? { type: typeOf(type, types), required: true } : { type: typeOf(type, types) },
    ]),
  );
}

function typeOf(type, types) {
  switch (type.type) {
    case 'string':
    case 'integer':
      return type.allowedValues ? { values: type.allowedValues } : type.type;
    case 'array':
      return { list: typeOf(type.element, types) };
    case 'map':
      return { map: typeOf(type.element, types) };
    case 'union':
      return { anyOf: type.types.map((one) => typeOf(one, types)) };
    case 'ref': {
      const definition = db.get('typeDefinition', type.reference);
      if (!(definition.name in types)) {
        types[definition.name] = {};
        types[definition.name] = propertiesOf(definition.properties, types);
      }
      return { type: definition.name };
    }
    default:
      return type.type;
  }
}

function sorted(entries) {
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

const lines = Object.entries(sorted(Object.entries(resources))).map(
  ([name, resource]) =>
    `    ${JSON.stringify(name)}: ${JSON.stringify({ ...resource, types: sorted(Object.entries(resource.types)) })}`,
);
const text = `{\n  "source": "@aws-cdk/aws-service-spec ${version}",\n  "resources": {\n${lines.join(',\n')}\n  },\n  "others": ${JSON.stringify(others.sort())}\n}\n`;
const file = new URL('../packages/catalog-reader/facts/aws-cloudformation.json', import.meta.url);
if (process.argv.includes('--check')) {
  const current = readFileSync(file, 'utf8') === text;
  console.log(current ? 'current' : 'not current: run node scripts/cloudformation-facts.mjs');
  process.exitCode = current ? 0 : 1;
} else {
  writeFileSync(file, text);
  console.log(`${lines.length} resource types, ${others.length} more by name, ${text.length} bytes`);
}
