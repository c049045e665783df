import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readFrameworkCsv, readFrameworkJson } from '../src/index.ts';
import { SHIPPED_FRAMEWORKS } from '../src/shipped/shipped.ts';

const METADATA = 'title,Our Baseline\nversion,2026\nlicense,Ours\nSCF version,2022.3\n';

describe('readFrameworkCsv', () => {
  it('reads lists of ids on both sides, and keeps ids as text', () => {
    const { value, problems } = readFrameworkCsv(
      'SCF ids;of ours,requirement ids,title\nIAC-20; NET-04,1.10,Ten\nIAC-20,1.1;1.9,\n,2,\n'.replace(
        'SCF ids;of ours',
        'SCF ids',
      ),
      METADATA,
    );
    expect(value).toMatchObject({
      name: 'csv-our-baseline-2026',
      frameworks: [
        {
          id: 'our-baseline',
          version: '2026',
          license: 'Ours',
          requirements: [{ id: '1.1' }, { id: '1.9' }, { id: '1.10', title: 'Ten' }, { id: '2' }],
        },
      ],
      mappings: [{ from: { kind: 'scf', version: '2022.3' }, to: 'our-baseline@2026' }],
    });
    expect(value?.mappings[0]?.links).toEqual([
      { from: 'IAC-20', to: '1.10' },
      { from: 'NET-04', to: '1.10' },
      { from: 'IAC-20', to: '1.1' },
      { from: 'IAC-20', to: '1.9' },
    ]);
    expect(problems.map(({ message }) => message)).toEqual([
      'line 4: 2 is mapped from no SCF id: it will be listed as unmapped',
    ]);
  });

  it.each([
    ['no header of ours', 'a,b\n1,2\n', METADATA, /the mapping's header is `a,b`/],
    ['nothing', '', METADATA, /the mapping is empty/],
    ['no requirement', 'SCF,requirement\nA,\n', METADATA, /names no requirement/],
    ['no version', 'SCF,requirement\nA,1\n', 'title,Ours\n', /the metadata names no version/],
    ['no title', 'SCF,requirement\nA,1\n', 'version,1\n', /the metadata names no title/],
    ['an open quote', 'SCF,requirement\n"A,1\n', METADATA, /not a CSV file/],
  ])('refuses %s', (_what, mapping, metadata, message) => {
    const { value, problems } = readFrameworkCsv(mapping, metadata);
    expect(value).toBeUndefined();
    expect(problems[0]?.message).toMatch(message);
  });
});

describe('readFrameworkJson', () => {
  it('reads a catalog: labels, titles and what is above', () => {
    const { value } = readFrameworkJson(
      JSON.stringify({
        catalog: {
          metadata: { title: 'Acme Controls', version: '2' },
          groups: [
            {
              id: 'ac',
              title: 'Access',
              controls: [
                {
                  id: 'ac-1',
                  title: 'Policy',
                  props: [{ name: 'label', value: 'AC-1' }],
                  controls: [{ id: 'ac-1.1', title: 'More' }],
                },
              ],
            },
          ],
        },
      }),
    );
    expect(value?.frameworks).toMatchObject([
      {
        id: 'acme-controls',
        version: '2',
        requirements: [
          { id: 'ac', title: 'Access', group: true },
          { id: 'AC-1', title: 'Policy', parent: 'ac' },
          { id: 'ac-1.1', title: 'More', parent: 'AC-1' },
        ],
      },
    ]);
  });

  it('reads a mapping collection', () => {
    const { value } = readFrameworkJson(
      JSON.stringify({
        'mapping-collection': {
          metadata: { title: 'Our mappings', version: '1' },
          mappings: [
            {
              'source-resource': { type: 'catalog', href: 'urn:scf@2022.3' },
              'target-resource': { type: 'catalog', href: 'https://example.com/acme@2' },
              maps: [
                {
                  relationship: 'equivalent-to',
                  sources: [{ type: 'control', 'id-ref': 'IAC-20' }],
                  targets: [{ type: 'control', 'id-ref': '1.10' }],
                },
              ],
            },
          ],
        },
      }),
    );
    expect(value).toMatchObject({
      frameworks: [{ id: 'acme', version: '2', requirements: [{ id: '1.10' }] }],
      mappings: [
        {
          from: { kind: 'scf', version: '2022.3' },
          to: 'acme@2',
          links: [{ from: 'IAC-20', to: '1.10', relationship: 'equal' }],
        },
      ],
    });
  });

  it.each([
    ['no JSON', '{', /not JSON/],
    ['something else', '{"profile":{}}', /expected an OSCAL `catalog` or `mapping-collection`/],
    ['a catalog without a title', '{"catalog":{"metadata":{}}}', /not an OSCAL catalog/],
    ['a catalog without controls', '{"catalog":{"metadata":{"title":"x"}}}', /has no controls/],
    ['nesting', `{"catalog":${'{"groups":['.repeat(60)}${']}'.repeat(60)}}`, /nested deeper/],
    ['a prototype', '{"catalog":{"__proto__":{}}}', /__proto__/],
  ])('refuses %s', (_what, text, message) => {
    const { value, problems } = readFrameworkJson(text);
    expect(value).toBeUndefined();
    expect(problems[0]?.message).toMatch(message);
  });

  const MODERATE = new URL(
    '../../../../shared/data/oscal/nist-800-53-r5-moderate-catalog.json',
    import.meta.url,
  );
  it.runIf(existsSync(MODERATE))('reads the moderate baseline of SP 800-53, whose ids ours has', () => {
    const { value } = readFrameworkJson(readFileSync(MODERATE, 'utf8'));
    const ours = new Set(
      SHIPPED_FRAMEWORKS.find(({ id }) => id === 'nist-800-53')?.requirements.map(({ id }) => id),
    );
    const theirs = value?.frameworks[0]?.requirements.filter(({ id }) => /^[A-Z]{2}-/.test(id)) ?? [];
    expect(theirs.length).toBeGreaterThan(250);
    expect(theirs.filter(({ id }) => !ours.has(id.replace(/^([A-Z]{2}-\d+)\((\d+)\)$/, '$1($2)')))).toEqual(
      [],
    );
  });
});

describe('shipped frameworks', () => {
  it.each(
    SHIPPED_FRAMEWORKS.map((framework) => [`${framework.id}@${framework.version}`, framework] as const),
  )('%s has each requirement once, below one that it has', (_key, { requirements }) => {
    const ids = requirements.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(requirements.filter(({ parent }) => parent !== undefined && !ids.includes(parent))).toEqual([]);
  });

  it('has as many requirements as their publishers say', () => {
    const counts = Object.fromEntries(
      SHIPPED_FRAMEWORKS.map(({ id, version, requirements }) => [
        `${id}@${version}`,
        requirements.filter(({ group }) => !group).length,
      ]),
    );
    expect(counts).toEqual({
      'nist-800-53@5': 1189,
      'nist-csf@2.0': 106,
      'pci-dss@4.0.1': 280,
      'iso-27001@2022': 93,
      'tsc@2017': 61,
      'csa-ccm@4.0': 197,
      'cis-aws-foundations@3.0.0': 62,
      'cis-aws-foundations@1.4.0': 58,
      'cis-controls@8': 153,
      'bsi-c5@2020': 121,
      'nist-800-171@2': 110,
      'hipaa-security-rule@2013': 71,
      'gdpr@2016-679': 113,
      'nis2@2022-2555': 59,
      'dora@2022-2554': 64,
    });
  });

  it('shows titles only where they are free', () => {
    for (const { id, requirements } of SHIPPED_FRAMEWORKS)
      if (!id.startsWith('nist-') && !id.startsWith('hipaa-'))
        expect(requirements.filter(({ title }) => title !== undefined)).toEqual([]);
  });
});
