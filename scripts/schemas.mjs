// Writes the JSON Schemas of the authoring form into schemas/ (or with --check tells whether they are current).
// They are generated from core: editors complete the YAML files with them, and others can validate.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
process.chdir(root);

const bundle = join('.tmp', 'schemas.mjs');
await build({
  input: 'packages/core/src/parse/json-schemas.ts',
  platform: 'node',
  external: [/^node:/],
  logLevel: 'warn',
  output: { file: bundle, format: 'esm' },
});
const { authoringSchemas } = await import(join(root, bundle));
rmSync(bundle);

const stale = [];
mkdirSync('schemas', { recursive: true });
for (const [name, schema] of Object.entries(authoringSchemas())) {
  const path = join('schemas', `${name}.schema.json`);
  const text = `${JSON.stringify(schema, null, 2)}\n`;
  let before = '';
  try {
    before = readFileSync(path, 'utf8');
  } catch {}
  if (before === text) continue;
  stale.push(path);
  if (!process.argv.includes('--check')) writeFileSync(path, text);
}
if (process.argv.includes('--check') && stale.length > 0) {
  console.error(`not current: ${stale.join(', ')}; run node scripts/schemas.mjs`);
  process.exit(1);
}
console.log(stale.length === 0 ? 'schemas are current' : `wrote ${stale.join(', ')}`);
