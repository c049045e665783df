import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { parseAuthoring } from '@demarc/core';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCompiled, writeCompiled } from '../src/compiled.ts';
import { readFolderFiles } from '../src/read-folder.ts';

const CATALOG = fileURLToPath(new URL('../../../catalog', import.meta.url));

let scratch: string;
let compiled: string;
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'demarc-compiled-'));
  compiled = join(scratch, 'compiled');
});
afterEach(() => rmSync(scratch, { recursive: true, force: true }));

const SERVICE = 'provider: acme\nservice: Q\nname: Queue\npublisher: own\nversion: "1"\nlicense: CC0-1.0\n';
const ENDLESS = `id: Q.CO1
description: a
controls:
  - id: Q.C1
    description: a
    coso: Detective
    nistCsf: Detect
    effort: Low
    implementations:
      - kind: eventbridge-pattern
        document: {}
        cases: [{ name: a, event: { a: .inf }, expect: match }]
`;
const file = (path: string, text: string) => ({ path, text });

describe('compiled ThreatModels', { timeout: 120_000 }, () => {
  it('are what the parser makes of the shipped catalog, byte by byte the same each time', () => {
    const { files } = readFolderFiles(join(CATALOG, 'aws/s3'));
    const authored = parseAuthoring(files);
    expect(writeCompiled(files, authored, compiled)).toBe(true);
    expect(isDeepStrictEqual(readCompiled(files, compiled), authored.value)).toBe(true);
    const again = join(scratch, 'again');
    writeCompiled(files, parseAuthoring(files), again);
    const [name = ''] = readdirSync(compiled);
    expect(readdirSync(again)).toEqual([name]);
    expect(readFileSync(join(again, name)).equals(readFileSync(join(compiled, name)))).toBe(true);
  });

  it('are not those of a folder in which one byte, one name or one file differs', () => {
    const files = [
      file('features/a.yaml', 'id: Q.FC1\nname: A\ndescription: a\n'),
      file('policies/p.json', '{}'),
      file('service.yaml', SERVICE),
    ];
    expect(writeCompiled(files, parseAuthoring(files), compiled)).toBe(true);
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.string({ minLength: 1 }), (which, at, put) => {
        const edited = files.map((one, index) => {
          if (index !== which % files.length) return one;
          const place = at % (one.text.length + 1);
          return { ...one, text: one.text.slice(0, place) + put + one.text.slice(place) };
        });
        expect(readCompiled(edited, compiled)).toBeUndefined();
      }),
    );
    const renamed = files.map((one, index) => (index === 1 ? { ...one, path: 'policies/q.json' } : one));
    expect(readCompiled(renamed, compiled)).toBeUndefined();
    expect(readCompiled(files.slice(1), compiled)).toBeUndefined();
    // what stands at the end of one text and at the beginning of the next
    const moved = [file('a', 'xy'), file('b', 'z')];
    expect(writeCompiled(moved, parseAuthoring(files), compiled)).toBe(true);
    expect(readCompiled([file('a', 'x'), file('b', 'yz')], compiled)).toBeUndefined();
  });

  it('are kept only of what has no problem, and only if JSON holds it', () => {
    const wrong = [file('service.yaml', SERVICE), file('features/a.yaml', 'id: nothing\n')];
    expect(writeCompiled(wrong, parseAuthoring(wrong), compiled)).toBe(false);
    const endless = [file('service.yaml', SERVICE), file('objectives/a.yaml', ENDLESS)];
    const authored = parseAuthoring(endless);
    expect(authored.problems).toEqual([]);
    expect(writeCompiled(endless, authored, compiled)).toBe(false);
    expect(readCompiled(endless, compiled)).toBeUndefined();
  });

  it('are parsed anew where what was compiled is damaged', () => {
    const files = [file('service.yaml', SERVICE)];
    writeCompiled(files, parseAuthoring(files), compiled);
    const [name = ''] = readdirSync(compiled);
    writeFileSync(join(compiled, name), '{"metadata":');
    expect(readCompiled(files, compiled)).toBeUndefined();
  });
});
