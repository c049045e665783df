import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const BIN = fileURLToPath(new URL('../../packages/cli/bin/demarc.js', import.meta.url));
const MEBIBYTE = 1024 * 1024;
/** Bytes of a page of memory. */
const PAGE = 4096;
/** Milliseconds between two looks at the memory: a look takes one or two, on a core that is measured. */
const SAMPLE = 100;

/** Runs a command in a folder; resolves to the peak of resident memory in MiB, of it and of the processes that it starts together. */
export async function demarc(folder, ...args) {
  const child = spawn(process.execPath, [BIN, ...args], { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (words) => {
    said += words;
  });
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, residentBelow(child.pid));
  }, SAMPLE);
  const [status] = await once(child, 'close');
  clearInterval(watch);
  if (status !== 0) throw new Error(`demarc ${args.join(' ')}: ${said}`);
  return peak;
}

/** Resident memory of a process and of those that it started, in MiB; pages that they share count for each. */
function residentBelow(root) {
  const parents = new Map();
  for (const name of readdirSync('/proc')) {
    const parent = /^\d+$/.test(name) && /\) \S (\d+)/.exec(readOr(`/proc/${name}/stat`))?.[1];
    if (parent) parents.set(Number(name), Number(parent));
  }
  const within = (pid) => pid !== undefined && (pid === root || within(parents.get(pid)));
  const own = [...parents.keys()].filter(within);
  return own.reduce(
    (sum, pid) => sum + (Number(readOr(`/proc/${pid}/statm`).split(' ')[1]) * PAGE) / MEBIBYTE || sum,
    0,
  );
}

/** What a file of `/proc` says; nothing when its process has ended. */
function readOr(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
