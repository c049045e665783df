// Compliance: the largest import, a map of an imported framework on the installed bin, and coverage of many ThreatModels over all frameworks.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bundleEntry } from './bundle-entry.mjs';
import { median } from './server/start.mjs';

const BIN = fileURLToPath(new URL('../packages/cli/bin/demarc.js', import.meta.url));
const BUNDLE = fileURLToPath(new URL('../node_modules/.cache/demarc-bench/frameworks.mjs', import.meta.url));
const WORKBOOK = fileURLToPath(
  new URL('../../shared/data/scf/secure-controls-framework-2022.3.xlsx', import.meta.url),
);
/** Loaded into what is measured: it says its peak of memory when it ends. */
const PEAK =
  'data:text/javascript,process.on("exit",()=>process.stderr.write("peak "+process.resourceUsage().maxRSS))';
const ROUNDS = 7;
const MAY = { importSeconds: 5, importMebibytes: 700, map: 0.5, coverage: 5 };
const MODELS = 200;
const FRAMEWORKS = 190;

await bundleEntry('bench/frameworks/entry.ts', BUNDLE);
const { exchangeText, manyFrameworks, manyModels, coverage } = await import(pathToFileURL(BUNDLE).href);
const data = mkdtempSync(join(tmpdir(), 'demarc-bench-frameworks-'));
let within = true;
try {
  importWorkbook();
  mapImported();
  coverAll();
} finally {
  rmSync(data, { recursive: true, force: true });
}
process.exitCode = within ? 0 : 1;

/** The real workbook, where it is at hand. */
function importWorkbook() {
  if (!existsSync(WORKBOOK)) {
    console.log('no workbook of the SCF at hand: nothing is imported');
    return;
  }
  const runs = Array.from({ length: 3 }, () => {
    rmSync(join(data, 'frameworks'), { recursive: true, force: true });
    return run(['framework', 'import', WORKBOOK]);
  });
  const seconds = median(runs.map((one) => one.seconds));
  const peak = Math.max(...runs.map((one) => one.mebibytes));
  say('import of the SCF workbook 2022.3', seconds, MAY.importSeconds, 's');
  say('its peak of resident memory', peak, MAY.importMebibytes, 'MiB');
}

function mapImported() {
  if (!existsSync(WORKBOOK)) return;
  const model = join(data, 'queue.json');
  writeFileSync(model, exchangeText());
  const seconds = (args) => median(Array.from({ length: ROUNDS }, () => run(args).seconds));
  say(
    'map of an exchange document to an imported framework',
    seconds(['map', model, '--framework', 'PCIDSS v4.0']),
    MAY.map,
    's',
  );
  say('its coverage of all frameworks', seconds(['map', model, '--coverage']), MAY.map, 's');
}

function coverAll() {
  const frameworks = manyFrameworks(FRAMEWORKS);
  const models = manyModels(MODELS);
  const times = Array.from({ length: ROUNDS }, () => {
    const began = performance.now();
    coverage(models, frameworks);
    return (performance.now() - began) / 1000;
  });
  say(`coverage of ${MODELS} ThreatModels × ${FRAMEWORKS} frameworks`, median(times), MAY.coverage, 's');
}

function say(what, figure, may, unit) {
  within &&= figure <= may;
  console.log(`${what.padEnd(60)}${figure.toFixed(2).padStart(9)} ${unit}   at most ${may} ${unit}`);
}

function run(args) {
  const began = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ['--import', PEAK, BIN, ...args, '--data', data], {
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(String(stderr));
  const peak = Number(/peak (\d+)/.exec(String(stderr))?.[1] ?? 0) / 1024;
  return { seconds: (performance.now() - began) / 1000, mebibytes: peak };
}
