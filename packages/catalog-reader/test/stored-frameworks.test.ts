import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FrameworkFile } from '@demarc/core';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readStoredFrameworks, removeFrameworks, storeFrameworks } from '../src/index.ts';

const PLAIN: FrameworkFile = {
  name: 'scf-2099.1',
  kind: 'scf',
  license: 'theirs',
  scfControls: ['IAC-01'],
  frameworks: [{ id: 'acme', version: '1', title: 'Acme', requirements: [{ id: '1.1' }, { id: '1.10' }] }],
  mappings: [
    {
      from: { kind: 'scf', version: '2099.1' },
      to: 'acme@1',
      source: 'SCF',
      links: [{ from: 'IAC-01', to: '1.10' }],
    },
  ],
};
const RICH: FrameworkFile = {
  ...PLAIN,
  name: 'oscal-acme',
  kind: 'oscal',
  frameworks: PLAIN.frameworks.map((one) => ({
    ...one,
    requirements: [{ id: '1', title: 'One', group: true }],
  })),
  mappings: PLAIN.mappings.map((one) => ({
    ...one,
    links: [{ from: 'IAC-01', to: '1', relationship: 'subset' as const, confidence: 'low' as const }],
  })),
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarc-frameworks-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('stored frameworks', () => {
  it('are read as they were stored, whatever their links say, until they are removed', async () => {
    expect((await storeFrameworks(folder, PLAIN)).outcome).toBe('stored');
    expect((await storeFrameworks(folder, RICH)).outcome).toBe('stored');
    expect((await storeFrameworks(folder, RICH)).outcome).toBe('unchanged');
    expect(await readStoredFrameworks(folder)).toEqual({ files: [RICH, PLAIN], unreadable: [] });
    expect(await removeFrameworks(folder, 'scf-2099.1')).toBe(true);
    expect(await removeFrameworks(folder, 'scf-2099.1')).toBe(false);
    expect((await readStoredFrameworks(folder)).files).toEqual([RICH]);
  });

  it('keep every id as it is, whatever characters it has', async () => {
    const id = fc.string({
      minLength: 1,
      unit: fc.constantFrom('A', '1', '.', ' ', '\t', '\n', '"', 'é', '\u2028'),
    });
    const lists = fc.record({
      requirements: fc.array(fc.record({ id })),
      links: fc.array(fc.record({ from: id, to: id })),
    });
    await fc.assert(
      fc.asyncProperty(lists, async ({ requirements, links }) => {
        const file: FrameworkFile = {
          ...PLAIN,
          frameworks: PLAIN.frameworks.map((one) => ({ ...one, requirements })),
          mappings: PLAIN.mappings.map((one) => ({ ...one, links })),
        };
        await storeFrameworks(folder, file);
        expect(await readStoredFrameworks(folder)).toEqual({ files: [file], unreadable: [] });
      }),
    );
  });

  it.each<[string, unknown]>([
    ['no JSON', undefined],
    ['null', null],
    ['a list', []],
    ['no name', { ...PLAIN, name: undefined }],
    ['a name that leads out of the folder', { ...PLAIN, name: '../x' }],
    ['an unknown field', { ...PLAIN, more: 1 }],
    [
      'a link without a target',
      { ...PLAIN, mappings: [{ ...PLAIN.mappings[0], links: [{ from: 'IAC-01' }] }] },
    ],
    ['a link to nothing', { ...PLAIN, mappings: [{ ...PLAIN.mappings[0], links: [{ from: 'A', to: '' }] }] }],
    [
      'a link to a number',
      { ...PLAIN, mappings: [{ ...PLAIN.mappings[0], links: [{ from: 'A', to: 1.1 }] }] },
    ],
    ['a mapping to nothing', { ...PLAIN, mappings: [{ ...PLAIN.mappings[0], to: '' }] }],
    [
      'a requirement without an id',
      { ...PLAIN, frameworks: [{ ...PLAIN.frameworks[0], requirements: [{}] }] },
    ],
    [
      'lines without a target',
      { ...PLAIN, mappings: [{ ...PLAIN.mappings[0], links: 'IAC-01\t1.1\nIAC-02' }] },
    ],
    ['an empty line', { ...PLAIN, frameworks: [{ ...PLAIN.frameworks[0], requirements: '1.1\n\n1.2' }] }],
    ['a framework without a title', { ...PLAIN, frameworks: [{ ...PLAIN.frameworks[0], title: '' }] }],
  ])('that hold %s are named, and not read', async (_what, value) => {
    mkdirSync(join(folder, 'frameworks'));
    writeFileSync(join(folder, 'frameworks/x.json'), value === undefined ? '{' : JSON.stringify(value));
    const { files, unreadable } = await readStoredFrameworks(folder);
    expect(files).toEqual([]);
    expect(unreadable).toEqual([
      {
        path: join(folder, 'frameworks/x.json'),
        message: expect.stringContaining('not a file of imported frameworks'),
      },
    ]);
  });
});
