import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { linked } from '../src/site/html.ts';
import { robotsText, sitemaps } from '../src/site/index-files.ts';
import { createPageWriter } from '../src/site/page.ts';
import { requirementPath } from '../src/site/requirement-page.ts';
import { canBePath } from '../src/site/site-folder.ts';
import { blocksHtml } from '../src/site/summary-html.ts';
import { demarc, FOLDER } from './run-bin.ts';

const QUEUE = 'models/acme/acme/q/2026-01';
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarc-site-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  // thousands of files for each site
}, 60_000);

const site = (args: readonly string[]) =>
  demarc(['site', ...args, '--catalog', 'fixtures/catalog', '--data', join(folder, 'no-data')]);
const read = (path: string) => readFileSync(join(folder, path), 'utf8');

/** Every file of a folder with the hash of its bytes. */
function contents(path: string): Readonly<Record<string, string>> {
  const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files
      .map(({ parentPath, name }) => join(parentPath, name))
      .sort()
      .map((file) => [
        file.slice(path.length + 1),
        createHash('sha256').update(readFileSync(file)).digest('hex'),
      ]),
  );
}

describe('demarc site', () => {
  it('writes the same bytes each time, in the place of the site before, and leaves what others put there', () => {
    const out = join(folder, 'twice');
    const first = site(['-o', out]);
    expect(first).toMatchObject({ exit: 0, stderr: '' });
    expect(first.stdout).toMatch(/: 1 ThreatModel, \d+ pages, 1 entry in the feed; \d+ files, \d+\.\d MB\n$/);
    const before = contents(out);
    expect(before).toHaveProperty([`${QUEUE}/threats/Q.T1/index.html`]);
    writeFileSync(join(out, 'CNAME'), 'example.com\n');
    mkdirSync(join(out, 'models/gone'));
    writeFileSync(join(out, 'models/gone/index.html'), 'a ThreatModel of before');
    expect(site(['-o', out]).exit).toBe(0);
    const { CNAME, ...after } = contents(out);
    expect(CNAME).toBeDefined();
    expect(after).toEqual(before);
  });

  it('refuses a folder with other things in it, unless it is forced, and changes nothing then', () => {
    const out = join(folder, 'other');
    mkdirSync(join(out, 'models'), { recursive: true });
    writeFileSync(join(out, 'models/mine.txt'), 'mine');
    const refused = site(['-o', out]);
    expect(refused.exit).toBe(2);
    expect(refused.stderr).toContain('is not empty and no site of demarc');
    expect(Object.keys(contents(out))).toEqual(['models/mine.txt']);
    expect(site(['-o', out, '--force']).exit).toBe(0);
    expect(contents(out)).toHaveProperty(['models/mine.txt']);
  });

  it('tells of changes between versions in a feed: newest first, with ids that stay', () => {
    const older = JSON.parse(readFileSync(join(FOLDER, 'fixtures/older.json'), 'utf8'));
    writeFileSync(
      join(folder, 'older.json'),
      JSON.stringify({
        ...older,
        metadata: { ...older.metadata, license: 'Acme Queue, by Acme, under the CC BY 4.0' },
      }),
    );
    const models = ['acme/q', join(folder, 'older.json')];
    expect(site([...models, '-o', join(folder, 'feed')]).exit).toBe(0);
    expect(site([...models, '-o', join(folder, 'based'), '--base-url', 'https://example.com/tm']).exit).toBe(
      0,
    );
    const feed = read('feed/feed.xml');
    const based = read('based/feed.xml');
    const ids = (text: string) => [...text.matchAll(/<id>([^<]*)<\/id>/g)].map(([, id]) => id).slice(1);
    expect(ids(feed)).toHaveLength(2);
    expect(ids(based)).toEqual(ids(feed));
    for (const id of ids(feed))
      expect(id).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    const days = [...feed.matchAll(/<entry>[\s\S]*?<updated>([^<]*)/g)].map(([, day]) => day);
    expect(days).toEqual(['2026-01-15T00:00:00Z', '2025-06-01T00:00:00Z']);
    expect(feed).toMatch(/since 20\d[\d-]*: \d+/);
    expect(feed).toContain(`href="./${QUEUE}/changes/"`);
    expect(based).toContain(`href="https://example.com/tm/${QUEUE}/changes/"`);
    expect(based).toContain('rel="self"');
    expect(read('based/sitemap.xml')).toContain(`<loc>https://example.com/tm/${QUEUE}/controls/Q.C1/</loc>`);
    expect(read('based/sitemap.xml')).not.toContain('/latest/');
    expect(read('based/robots.txt')).toContain('Sitemap: https://example.com/tm/sitemap.xml');
    // the newest version has an address that stays
    expect(read('feed/models/acme/acme/q/latest/index.html')).toContain('noindex');
    expect(JSON.parse(read('feed/site.json')).models).toHaveLength(2);
  });

  it('has a page for each requirement: one that nothing answers says why that might be, and is not indexed', () => {
    expect(site(['-o', join(folder, 'asked'), '--base-url', 'https://example.com/']).exit).toBe(0);
    const framework = `${QUEUE}/compliance/shipped/nist-800-53@5`;
    const { framework: whole } = JSON.parse(read('asked/api/frameworks/shipped/nist-800-53@5/document.json'));
    const pages = whole.requirements.map(({ id }: { id: string }) => ({
      id,
      text: read(`asked/${framework}/${id}/index.html`),
    }));
    const sitemap = read('asked/sitemap.xml');
    for (const { id, text } of pages) {
      const answered = text.includes('<h2>Objectives</h2>');
      expect([id, text.includes('noindex')]).toEqual([id, !answered]);
      expect([id, sitemap.includes(`nist-800-53%405/${id}/<`)]).toEqual([id, answered]);
      if (!answered) expect(text).toMatch(/Nothing of Acme Queue is mapped to it\. Either|It is a heading:/);
    }
    expect(read(`asked/${framework}/AC-4/index.html`)).toContain('Q.CO2</a> Forward messages');
    expect(read(`asked/${framework}/AC/index.html`)).toContain('/AC-1/">AC-1 ');
    expect(read(`asked/${framework}/index.html`)).toContain('/AC-1/">AC-1</a>');
  });

  it('prints texts of hostile documents as texts, and leaves no path of this machine', () => {
    const hostile = '<script>alert(1)</script><img src=x onerror=alert(2)>"\u0001\ud800 ]]>';
    const document = JSON.parse(readFileSync(join(FOLDER, 'fixtures/older.json'), 'utf8'));
    document.metadata.service_name = hostile;
    document.metadata.license = hostile;
    for (const threat of Object.values<Record<string, unknown>>(document.threats)) {
      threat.name = hostile;
      threat.hlgoal = hostile;
    }
    writeFileSync(join(folder, 'hostile.json'), JSON.stringify(document));
    expect(site([join(folder, 'hostile.json'), '-o', join(folder, 'hostile')]).exit).toBe(0);
    for (const file of Object.keys(contents(join(folder, 'hostile')))) {
      const text = read(`hostile/${file}`);
      if (file.startsWith('assets/')) continue;
      expect(text).not.toContain(folder);
      if (!/\.(html|xml)$/.test(file)) continue;
      expect(text).not.toMatch(/<script>alert|<img src/);
      if (file.endsWith('.xml')) expect(text.replace(/[\n\r\t]/g, '')).not.toMatch(/\p{Cc}/u);
    }
  });

  it.each([
    ['nothing where to write', [], "required option '-o, --output <dir>'"],
    [
      'an address without a scheme',
      ['-o', 'x', '--base-url', 'example.com'],
      'expected the address of a folder',
    ],
    [
      'a query in the address',
      ['-o', 'x', '--base-url', 'https://example.com/?a=b'],
      'expected the address of a folder',
    ],
    ['no such ThreatModel', ['acme/qq', '-o', 'x'], 'no ThreatModel `acme/qq`'],
    ['a file as folder', ['-o', 'cases.yaml'], '`cases.yaml` cannot be written: it is a file'],
  ])('refuses %s', (_name, args, words) => {
    const { exit, stderr } = site(args);
    expect(exit).toBe(2);
    expect(stderr).toContain(words);
  });
});

describe('a page', () => {
  const application = readFileSync(join(FOLDER, '../../web/index.html'), 'utf8');
  const page = { title: 'A & B', description: '"quoted"', summary: '<p>$1 $& {title}</p>' };

  it.each([
    ['', './'],
    ['models/a/b/c/1/', '../../../../../'],
    ['models/a/b/c/1/threats/Q.T1/', '../../../../../../../'],
  ])('at `%s` has the base %s', (path, base) => {
    const html = createPageWriter(application)({ ...page, path });
    expect(html).toContain(`<base href="${base}" />`);
    expect(html).toContain('<title>A &amp; B</title>');
    expect(html).toContain('content="&quot;quoted&quot;"');
    expect(html).toContain('<main class="site-summary"><p>$1 $& {title}</p></main>');
    expect(html).not.toContain('noindex');
    expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.indexOf('<base'));
  });

  it('is not made of a page that is no application', () => {
    expect(() => createPageWriter('<html></html>')).toThrow('build it again');
  });
});

describe('a summary', () => {
  const addressOf = (id: string) => (id === 'Q.T1' ? 'threats/Q.T1/' : undefined);

  it('links ids that are there, and web addresses, and nothing else', () => {
    expect(linked('Q.T1, Q.T9 <b> javascript:x https://e.com/a?b=1&c=2.', addressOf)).toBe(
      '<a href="threats/Q.T1/">Q.T1</a>, Q.T9 &lt;b&gt; javascript:x <a href="https://e.com/a?b=1&amp;c=2" rel="noreferrer noopener">https://e.com/a?b=1&amp;c=2</a>.',
    );
  });

  it('nests lists as deep as their items say, and no deeper', () => {
    const item = (depth: number, text: string) => ({ type: 'item' as const, depth, text });
    expect(
      blocksHtml(
        [item(0, 'a'), item(1, 'b'), item(1, 'c'), item(0, 'd'), item(3, 'e'), { type: 'text', text: 'f' }],
        addressOf,
      ),
    ).toBe('<ul><li>a<ul><li>b</li><li>c</li></ul></li><li>d<ul><li>e</li></ul></li></ul>\n<p>f</p>\n');
  });
});

describe('the path of a page', () => {
  it.each([
    ['GV.OC-01', true],
    ['A/1 (b)', true],
    ['..', false],
    ['a//b', false],
    ['a\\b', false],
    ['\ud800', false],
    ['é'.repeat(128), false],
  ])('of `%s`: %s', (id, can) => {
    expect(canBePath(id)).toBe(can);
    expect(requirementPath({ id }, 'x/') === undefined).toBe(!can);
  });
});

describe('a sitemap', () => {
  it('is split where it holds more addresses than one may', () => {
    const paths = Array.from({ length: 50_001 }, (_, at) => `${at}/`);
    const files = sitemaps(paths, 'https://example.com/');
    expect(files.map(({ path }) => path)).toEqual(['sitemap.xml', 'sitemap-1.xml', 'sitemap-2.xml']);
    expect(files[0]?.content).toContain('<sitemap><loc>https://example.com/sitemap-2.xml</loc></sitemap>');
    expect(files[2]?.content).toContain('<loc>https://example.com/50000/</loc>');
    expect(robotsText(undefined)).not.toContain('Sitemap');
  });
});
