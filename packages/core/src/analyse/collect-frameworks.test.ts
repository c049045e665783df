import { describe, expect, it } from 'vitest';
import { collectFrameworks, type Framework, type FrameworkFile, findFramework } from '../index.ts';

const framework = (id: string, version: string, requirements: readonly string[], more = {}): Framework => ({
  id,
  version,
  title: `${id.toUpperCase()} v${version}`,
  requirements: requirements.map((requirement) => ({ id: requirement })),
  ...more,
});
const imported = (name: string, frameworks: Framework[], links: readonly (readonly [string, string])[]) =>
  ({
    name,
    kind: 'scf',
    license: 'theirs',
    scfControls: ['IAC-01'],
    frameworks,
    mappings: frameworks.map(({ id, version }) => ({
      from: { kind: 'scf', version: name },
      to: `${id}@${version}`,
      source: name,
      links: links.map(([from, to]) => ({ from, to })),
    })),
  }) satisfies FrameworkFile;

const SHIPPED = [
  framework('acme', '1', ['1.1', '1.2']),
  framework('annex', '2022', ['A.5.1', 'A.5.10'], { aliases: [{ framework: 'guide@2022', prefix: 'A.' }] }),
];
const shown = (files: readonly FrameworkFile[]) =>
  collectFrameworks(SHIPPED, files).map(({ framework: { id, version }, mappings, scfControls, origin }) => [
    `${id}@${version}`,
    origin,
    mappings.flatMap(({ to, links }) => links.map((link) => `${link.from} ${to} ${link.to}`)),
    scfControls?.size ?? 0,
  ]);

describe('collectFrameworks', () => {
  it.each<[string, readonly FrameworkFile[], readonly unknown[]]>([
    [
      'nothing imported',
      [],
      [
        ['acme@1', 'shipped', [], 0],
        ['annex@2022', 'shipped', [], 0],
      ],
    ],
    [
      'the same under the same name',
      [imported('scf-1', [framework('acme', '1', ['1.1'])], [['IAC-01', '1.1']])],
      [
        ['acme@1', 'shipped', ['IAC-01 acme@1 1.1'], 1],
        ['annex@2022', 'shipped', [], 0],
      ],
    ],
    [
      'the same under another name and with other ids',
      [imported('scf-1', [framework('guide', '2022', ['5.1', '5.10'])], [['IAC-01', '5.10']])],
      [
        ['acme@1', 'shipped', [], 0],
        ['annex@2022', 'shipped', ['IAC-01 annex@2022 A.5.10'], 1],
      ],
    ],
    [
      'another one under the same name',
      [imported('scf-1', [framework('acme', '1', ['4.1', '4.2'])], [['IAC-01', '4.1']])],
      [
        ['acme@1', 'shipped', [], 0],
        ['annex@2022', 'shipped', [], 0],
        ['acme-scf-1@1', 'scf-1', ['IAC-01 acme-scf-1@1 4.1'], 1],
      ],
    ],
    [
      'several versions and several releases, side by side',
      [
        imported('scf-2', [framework('acme', '2', ['1'])], [['IAC-01', '1']]),
        imported('scf-10', [framework('acme', '2', ['1'])], []),
      ],
      [
        ['acme@1', 'shipped', [], 0],
        ['annex@2022', 'shipped', [], 0],
        ['acme@2', 'scf-10', [], 1],
        ['acme@2', 'scf-2', ['IAC-01 acme@2 1'], 1],
      ],
    ],
  ])('%s', (_what, files, expected) => {
    expect(shown(files)).toEqual(expected);
  });
});

describe('findFramework', () => {
  const all = collectFrameworks(SHIPPED, [
    imported('scf-10', [framework('acme', '2', ['1'])], []),
    imported('scf-2', [framework('acme', '2', ['1'])], []),
  ]);
  const found = (wanted: string) => {
    const one = findFramework(all, wanted);
    return 'message' in one ? one.message : `${one.framework.id}@${one.framework.version} ${one.origin}`;
  };
  it.each([
    ['acme@1', 'acme@1 shipped'],
    ['ACME v1', 'acme@1 shipped'],
    ['annex', 'annex@2022 shipped'],
    // the newest release
    ['acme@2', 'acme@2 scf-10'],
    ['scf-2/Acme v2', 'acme@2 scf-2'],
    ['acme', '`acme` has several versions: expected one of acme@1, acme@2, acme@2'],
    ['anex', 'no framework `anex`: did you mean `annex`'],
  ])('%s', (wanted, expected) => {
    expect(found(wanted)).toBe(expected);
  });
});
