// Makes packages/catalog-reader/facts/attack.json of a table of MITRE ATT&CK Enterprise: `node scripts/attack-facts.mjs TABLE.json`.
// The table has `source`, `notice`, `tactics` {id, name, shortname} and `techniques` {id, name, tactics: shortnames, iaas}.
import { readFileSync, writeFileSync } from 'node:fs';

const [table] = process.argv.slice(2);
if (!table) {
  console.error('expected the path of a table of ATT&CK');
  process.exit(2);
}
const { source, notice, tactics, techniques } = JSON.parse(readFileSync(table, 'utf8'));
const version = /v(\d+\.\d+)/.exec(source)?.[1] ?? 'unknown';
const idOf = new Map(tactics.map(({ id, shortname }) => [shortname, id]));
// the order of the published matrix, which is not that of the ids
const MATRIX = [
  'TA0043',
  'TA0042',
  'TA0001',
  'TA0002',
  'TA0003',
  'TA0004',
  'TA0005',
  'TA0006',
  'TA0007',
  'TA0008',
  'TA0009',
  'TA0011',
  'TA0010',
  'TA0040',
];
const place = (id) => (MATRIX.includes(id) ? MATRIX.indexOf(id) : MATRIX.length);

const facts = {
  version,
  source,
  notice,
  tactics: tactics
    .map(({ id, name }) => ({ id, name }))
    .sort((a, b) => place(a.id) - place(b.id) || (a.id < b.id ? -1 : 1)),
  techniques: techniques
    .map(({ id, name, tactics: names }) => ({
      id,
      name,
      tactics: names.map((name) => idOf.get(name)).sort(),
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1)),
};
const lines = (items) => `[\n${items.map((item) => `    ${JSON.stringify(item)}`).join(',\n')}\n  ]`;
writeFileSync(
  new URL('../packages/catalog-reader/facts/attack.json', import.meta.url),
  `{\n  "version": ${JSON.stringify(facts.version)},\n  "source": ${JSON.stringify(facts.source)},\n  "notice": ${JSON.stringify(facts.notice)},\n  "tactics": ${lines(facts.tactics)},\n  "techniques": ${lines(facts.techniques)}\n}\n`,
);
console.log(`ATT&CK ${version}: ${facts.tactics.length} tactics, ${facts.techniques.length} techniques`);
