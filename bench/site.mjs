// The Control Catalog of the shipped content as static files: how long it takes to write, how many files and bytes it is, and how much memory it takes. From the start
// of the command to its end, into a folder that is not there. Needs the built web application (`npm run build`). Memory is read from /proc: Linux only.
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demarc } from './command/run-demarc.mjs';
import { median } from './server/start.mjs';

const ROUNDS = 3;
/** A site is written by the pipeline that publishes it, on two cores: it must not be what a change of content waits for. */
const SECONDS = 30;
/** The smallest machines of hosted pipelines have two: half of it is for others. */
const MEBIBYTES = 1024;

const folder = mkdtempSync(join(tmpdir(), 'demarc-site-'));
try {
  const rounds = [];
  for (let round = 0; round < ROUNDS; round++) {
    const out = join(folder, `site-${round}`);
    const began = performance.now();
    const args = ['site', '-o', out, '--data', join(folder, 'no-data'), '--base-url', 'https://example.com/'];
    const peak = await demarc(folder, ...args);
    rounds.push({ time: (performance.now() - began) / 1000, peak, ...sizeOf(out) });
    rmSync(out, { recursive: true });
  }
  const time = median(rounds.map((round) => round.time));
  const peak = Math.max(...rounds.map((round) => round.peak));
  const [{ files, pages, bytes }] = rounds;
  console.log(`${''.padEnd(34)}${'measured'.padStart(9)}${'may'.padStart(7)}`);
  console.log(`${'seconds'.padEnd(34)}${time.toFixed(2).padStart(9)}${String(SECONDS).padStart(7)}`);
  console.log(`${'memory, MiB'.padEnd(34)}${peak.toFixed(0).padStart(9)}${String(MEBIBYTES).padStart(7)}`);
  console.log(`${'files'.padEnd(34)}${String(files).padStart(9)}`);
  console.log(`${'  of these pages'.padEnd(34)}${String(pages).padStart(9)}`);
  console.log(`${'MB'.padEnd(34)}${(bytes / 1e6).toFixed(1).padStart(9)}`);
  console.log(`medians of ${ROUNDS}; memory is the highest of them`);
  process.exitCode = time <= SECONDS && peak <= MEBIBYTES ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function sizeOf(path) {
  const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return {
    files: files.length,
    pages: files.filter(({ name }) => name === 'index.html').length,
    bytes: files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0),
  };
}
