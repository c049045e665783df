import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as later } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';

const BIN = fileURLToPath(new URL('../bin/demarc.js', import.meta.url));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarc-press-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('says that a process that sets pages was ended, and leaves neither a file nor a process', async () => {
  const file = join(folder, 's3.pdf');
  const command = spawn(process.execPath, [BIN, 'document', 'aws/s3', '-o', file], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  command.stderr.on('data', (words) => {
    said += words;
  });
  const closed = once(command, 'close');
  const presses = await startedBy(command);
  process.kill(presses[0] as number, 'SIGKILL');
  const [exit] = await closed;
  expect(exit).toBe(1);
  expect(said).toBe(
    'the document cannot be printed: a process that sets its pages ended before its work was done (SIGKILL, as when memory runs out)\n',
  );
  expect(existsSync(file)).toBe(false);
  expect(presses.filter((pid) => existsSync(`/proc/${pid}`))).toEqual([]);
}, 60_000);

/** The processes that set pages, once they have been started. */
async function startedBy({ pid }: ChildProcess): Promise<readonly number[]> {
  for (;;) {
    const found = readdirSync('/proc').filter((name) => {
      const about = /^\d+$/.test(name) ? textOf(`/proc/${name}/stat`) : '';
      return (
        /\) \S (\d+)/.exec(about)?.[1] === String(pid) && textOf(`/proc/${name}/cmdline`).includes('press')
      );
    });
    if (found.length > 0) return found.map(Number);
    await later(20);
  }
}

/** A file of `/proc`; empty when its process has ended meanwhile. */
function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
