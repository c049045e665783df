// Everything that must hold: types, style, import rules, unused code, content, unit, integration and browser tests.
// The last line is the count: checks and tests that passed, and that failed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBrowser } from './browser.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
process.chdir(root);
const bin = (name) => join('node_modules', '.bin', name);

/** Checks that are one thing each: name, command, arguments. */
const CHECKS = [
  ['types', bin('tsc'), ['-p', 'tsconfig.json']],
  ...['core', 'policy', 'diagram'].map((name) => [
    `${name} is pure`,
    bin('tsc'),
    ['-p', `packages/${name}/tsconfig.json`],
  ]),
  ['style', bin('biome'), ['check', '--error-on-warnings', '.']],
  ['import rules', process.execPath, ['scripts/check-imports.mjs']],
  ['unused code', bin('knip'), []],
  ['build', process.execPath, ['scripts/build.mjs']],
  ['schemas are current', process.execPath, ['scripts/schemas.mjs', '--check']],
  ['content', process.execPath, ['packages/cli/bin/demarc.js', 'validate', 'catalog']],
  ['executable controls', process.execPath, ['packages/cli/bin/demarc.js', 'test', 'aws/s3', '--failed']],
];

let passed = 0;
let failed = 0;

function check(name, command, args) {
  const started = Date.now();
  const { status, stdout, stderr } = spawnSync(command, args, {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  if (status === 0) passed++;
  else failed++;
  console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)`);
  if (status !== 0) console.log(`${stdout ?? ''}${stderr ?? ''}`);
}

for (const [name, command, args] of CHECKS) check(name, command, args);

const browser = ensureBrowser();
if (browser.message) console.log(browser.message);

mkdirSync('.tmp', { recursive: true });
const report = join('.tmp', 'test-results.json');
rmSync(report, { force: true });
const run = spawnSync(
  bin('vitest'),
  ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...process.argv.slice(2)],
  { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, DEMARC_CHROMIUM: browser.path ?? '' } },
);
if (existsSync(report)) {
  const results = JSON.parse(readFileSync(report, 'utf8'));
  passed += results.numPassedTests;
  // a file that cannot be loaded has no tests of its own to fail; a test that was left out did not pass
  const brokenFiles = results.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'),
  );
  failed += results.numFailedTests + brokenFiles.length;
}
if (run.status !== 0 && failed === 0) failed++;

console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
