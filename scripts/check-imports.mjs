// Checks who imports whom, and that the check itself works: faults planted in a small tree of their own must be found, and modules must have been seen.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cruise } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
process.chdir(root);
const { forbidden, options } = createRequire(import.meta.url)('../.dependency-cruiser.cjs');

/** Faults that must be found: the file, what it imports, and the rule that it breaks. */
const PLANTED = [
  ['packages/core/src/upward.ts', '../../catalog-reader/src/target.ts', 'core-imports'],
  ['packages/core/src/io.ts', 'node:fs', 'pure-packages-do-no-io'],
  ['packages/policy/src/sideways.ts', '../../diagram/src/target.ts', 'policy-imports'],
  ['packages/diagram/src/sideways.ts', '../../catalog-reader/src/target.ts', 'diagram-imports'],
  ['packages/frameworks/src/sideways.ts', '../../policy/src/target.ts', 'frameworks-imports'],
  ['packages/catalog-reader/src/upward.ts', '../../server/src/target.ts', 'catalog-reader-imports'],
  ['packages/document/src/sideways.ts', '../../frameworks/src/target.ts', 'document-imports'],
  ['packages/server/src/upward.ts', '../../web/src/target.ts', 'server-imports'],
  ['packages/server/src/contract/leak.ts', '../target.ts', 'contract-stands-alone'],
  ['packages/web/src/server.ts', '../../server/src/target.ts', 'web-imports'],
  ['packages/web/src/features/a/across.ts', '../b/target.ts', 'features-apart'],
  ['packages/cli/src/upward.ts', '../../web/src/target.ts', 'cli-imports'],
  ['packages/cli/src/cycle.ts', './cycle.ts', 'no-cycles'],
];
const TARGETS = [
  ...['catalog-reader', 'diagram', 'policy', 'server', 'frameworks', 'web'].map(
    (name) => `packages/${name}/src/target.ts`,
  ),
  'packages/web/src/features/b/target.ts',
];

async function check(baseDir) {
  const { output } = await cruise(
    ['packages'],
    { ...options, baseDir, ruleSet: { forbidden }, validate: true },
    undefined,
    { tsConfig: extractTSConfig(join(root, 'tsconfig.json')) },
  );
  const ours = output.modules.filter(({ source }) => source.startsWith('packages/'));
  const packageOf = (path) => path.split('/')[1];
  const across = ours.flatMap(({ source, dependencies }) =>
    dependencies.filter(
      ({ resolved }) => resolved.startsWith('packages/') && packageOf(resolved) !== packageOf(source),
    ),
  );
  return { found: output.summary.violations, modules: ours.length, across: across.length };
}

function plant(folder, path, text) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

const { found, modules, across } = await check(root);
for (const { rule, from, to } of found) console.error(`${from} imports ${to}: breaks ${rule.name}`);
const blind = modules < 60 || across < 10;
if (blind)
  console.error(
    `only ${modules} modules and ${across} imports between packages were seen: too few to say anything`,
  );

const folder = mkdtempSync(join(tmpdir(), 'demarc-imports-'));
let missed = [];
try {
  for (const path of TARGETS) plant(folder, path, 'export const target = 1;\n');
  for (const [path, target] of PLANTED)
    plant(folder, path, `import * as planted from '${target}';\nexport const used = planted;\n`);
  const planted = await check(folder);
  missed = PLANTED.filter(
    ([path, , rule]) => !planted.found.some((entry) => entry.from === path && entry.rule.name === rule),
  );
} finally {
  rmSync(folder, { recursive: true });
}
for (const [path, , rule] of missed)
  console.error(`the planted fault ${path} was not found: ${rule} does not bite`);

if (found.length > 0 || missed.length > 0 || blind) process.exit(1);
console.log(
  `${modules} modules, ${across} imports between packages: all follow the rules; ${PLANTED.length} planted faults were found`,
);
