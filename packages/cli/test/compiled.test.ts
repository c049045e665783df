import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { demarc } from './run-bin.ts';

const CATALOG = fileURLToPath(new URL('../../../catalog', import.meta.url));

let scratch: string;
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'demarc-compiled-'));
  cpSync(CATALOG, join(scratch, 'catalog'), { recursive: true });
});
afterEach(() => rmSync(scratch, { recursive: true, force: true }));

const run = (...args: readonly string[]) =>
  demarc([...args, '--catalog', join(scratch, 'catalog'), '--data', scratch]);
/** Changes a file so that neither its size nor its time tells. */
function editUnseen(path: string, edit: (text: string) => string): void {
  const { atime, mtime, size } = statSync(path);
  writeFileSync(path, edit(readFileSync(path, 'utf8')));
  utimesSync(path, atime, mtime);
  expect(statSync(path).size).toBe(size);
}

describe('demarc on a catalog that the build compiled', { timeout: 120_000 }, () => {
  it('shows an edit at once, and nothing of what was compiled before it', () => {
    const folder = join(scratch, 'catalog/aws/s3');
    const [policy = ''] = readdirSync(join(folder, 'policies'));
    editUnseen(join(folder, 'service.yaml'), (text) => text.replace(/^name: Amazon/m, 'name: Amazin'));
    editUnseen(join(folder, 'policies', policy), (text) => text.replace('2012-10-17', '2012-10-18'));
    const { exit } = run('convert', 'aws/s3', '--to', 'exchange', '-o', join(scratch, 'document.json'));
    expect(exit).toBe(0);
    const document = readFileSync(join(scratch, 'document.json'), 'utf8');
    expect(JSON.parse(document).metadata.service_name).toBe('Amazin S3');
    expect(document).toContain('2012-10-18');
  });

  it('says in which line an edit went wrong', () => {
    const objectives = join(scratch, 'catalog/aws/s3/objectives');
    const [first = ''] = readdirSync(objectives);
    editUnseen(join(objectives, first), (text) => text.replace(/^ {4}effort:/m, '    effart:'));
    const line =
      1 +
      readFileSync(join(objectives, first), 'utf8')
        .split('\n')
        .findIndex((one) => one.includes('effart'));
    const { exit, stdout } = run('validate', 'aws/s3');
    expect(exit).toBe(1);
    expect(stdout).toContain(`${first}:${line}:5`);
  });
});
