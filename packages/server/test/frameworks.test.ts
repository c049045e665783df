import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { control, framed, workbookOf } from '../../frameworks/test/workbook.ts';
import {
  ApiErrorBody,
  FrameworkDocument,
  FrameworkDocuments,
  FrameworkImportAnswer,
  FrameworkList,
  FrameworkReachList,
} from '../src/contract/index.ts';
import { type RunningServer, startServer } from '../src/index.ts';
import { queueDocument } from './queue-document.ts';

let folder: string;
let server: RunningServer;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'demarc-frameworks-test-'));
  mkdirSync(join(folder, 'catalog'));
  server = await startServer({
    port: 0,
    catalogFolder: join(folder, 'catalog'),
    dataFolder: join(folder, 'data'),
    webFolder: join(folder, 'web'),
  });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const ask = (path: string, init?: RequestInit) => fetch(`${server.url}/api/frameworks${path}`, init);
const upload = (kind: string, body: Uint8Array | string, type = 'application/json') =>
  ask(`/imports/${kind}`, { method: 'POST', headers: { 'content-type': type }, body: body as BodyInit });
const list = async () => FrameworkList.parse(await (await ask('')).json());
const stored = () =>
  existsSync(join(folder, 'data', 'frameworks')) ? readdirSync(join(folder, 'data', 'frameworks')) : [];

/** Two controls and two frameworks; the second mapping cell of the first is a number. */
const workbook = (release = '2099.1'): Promise<Uint8Array> =>
  workbookOf(
    framed('Acme v1.0', 'Other 2021'),
    [control('IAC-20', '1.1\n1.10\n1.1', 'A.5.10'), control('NET-04', 1.2)],
    undefined,
    `SCF ${release}`,
  );

describe('frameworks that ship', () => {
  it('are listed with their requirements, and sent whole under their hash', async () => {
    const { frameworks, imports, models } = await list();
    expect(frameworks.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['nist-800-53', 'nist-csf', 'pci-dss', 'iso-27001']),
    );
    expect([imports, models]).toEqual([[], 0]);
    const csf = frameworks.find(({ id }) => id === 'nist-csf');
    const answer = await ask(`/shipped/nist-csf%402.0/document?hash=${csf?.hash}`);
    expect(answer.headers.get('cache-control')).toContain('immutable');
    const whole = FrameworkDocument.parse(await answer.json());
    expect(whole.framework.requirements.filter(({ group }) => !group).length).toBe(
      csf?.coverage.requirements,
    );
    const again = await ask('/shipped/nist-csf%402.0/document', {
      headers: { 'if-none-match': String(answer.headers.get('etag')) },
    });
    expect(again.status).toBe(304);
  });

  it.each([
    '/shipped/nothing%401/document',
    '/none/nist-csf%402.0/coverage',
    '/shipped/..%2f..%2fx/document',
  ])('%s is not found, in words', async (path) => {
    const answer = await ask(path);
    expect([answer.status, ApiErrorBody.parse(await answer.json()).error.message]).toEqual([
      404,
      expect.stringMatching(/no framework/),
    ]);
  });
});

describe('an SCF workbook', () => {
  it('is imported with exact counts and its warnings, mapped, replaced and removed', async () => {
    const bytes = await workbook();
    const answer = await upload('workbook', bytes, WORKBOOK);
    expect(answer.status).toBe(201);
    const imported = FrameworkImportAnswer.parse(await answer.json());
    expect(imported).toMatchObject({
      outcome: 'stored',
      import: { name: 'scf-2099.1', frameworks: 2, requirements: 4, links: 4 },
      counts: { controls: 2, columns: 2, links: 5, distinct: 4 },
    });
    expect(imported.problems.map(({ message }) => message)).toEqual([
      expect.stringMatching(/`Acme v1.0`: 1 ids are numbers in the workbook and may have lost digits.*`1.2`/),
    ]);
    expect(
      FrameworkImportAnswer.parse(await (await upload('workbook', bytes, WORKBOOK)).json()).outcome,
    ).toBe('unchanged');

    await fetch(`${server.url}/api/models?publisher=acme&version=1`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: queueDocument(),
    });
    const { frameworks, models, imports } = await list();
    expect([models, imports.map(({ name }) => name)]).toEqual([1, ['scf-2099.1']]);
    const acme = frameworks.find(({ id, origin }) => id === 'acme' && origin === 'scf-2099.1');
    expect(acme).toMatchObject({
      version: '1.0',
      models: 1,
      coverage: { requirements: 3, reached: 2, direct: 0, scfOnly: 2 },
    });
    const reach = FrameworkReachList.parse(await (await ask('/scf-2099.1/acme%401.0/coverage')).json());
    expect(reach.models).toEqual([{ key: 'acme:acme/queue@1', coverage: acme?.coverage }]);

    await upload('workbook', await workbook('2099.2'), WORKBOOK);
    const all = FrameworkDocuments.parse(await (await ask('/document')).json());
    expect(new Set(all.frameworks.map(({ origin }) => origin))).toEqual(new Set(['shipped', 'scf-2099.2']));
    expect((await list()).frameworks.filter(({ id }) => id === 'acme').length).toBe(2);

    for (const name of ['scf-2099.1', 'scf-2099.2'])
      expect((await ask(`/imports/${name}`, { method: 'DELETE' })).status).toBe(204);
    expect((await ask('/imports/scf-2099.1', { method: 'DELETE' })).status).toBe(404);
    expect([(await list()).imports, stored()]).toEqual([[], []]);
  });

  it('that the command line stored is here at once, and a file that is none is named', async () => {
    mkdirSync(join(folder, 'data', 'frameworks'), { recursive: true });
    writeFileSync(join(folder, 'data', 'frameworks', 'broken.json'), '{');
    expect((await list()).unreadable).toMatchObject([{ file: 'frameworks/broken.json' }]);
    rmSync(join(folder, 'data', 'frameworks', 'broken.json'));
    expect((await list()).unreadable).toEqual([]);
  });
});

describe('a framework of one’s own', () => {
  it('is imported from two CSV texts', async () => {
    const answer = await upload(
      'csv',
      JSON.stringify({
        mapping: 'SCF,requirement\nIAC-20,1.10\n,2\n',
        metadata: 'title,Our Baseline\nversion,2026\nlicense,Ours alone\n',
      }),
    );
    expect(FrameworkImportAnswer.parse(await answer.json())).toMatchObject({
      outcome: 'stored',
      import: { name: 'csv-our-baseline-2026', license: 'Ours alone', links: 1 },
      problems: [{ level: 'warning' }],
    });
    await ask('/imports/csv-our-baseline-2026', { method: 'DELETE' });
  });

  it('is imported from an OSCAL catalog', async () => {
    const catalog = {
      catalog: { metadata: { title: 'Acme', version: '2' }, controls: [{ id: 'a-1', title: 'One' }] },
    };
    const answer = FrameworkImportAnswer.parse(await (await upload('oscal', JSON.stringify(catalog))).json());
    expect(answer).toMatchObject({ outcome: 'stored', import: { kind: 'oscal', requirements: 1 } });
    await ask(`/imports/${answer.import.name}`, { method: 'DELETE' });
  });
});

describe('what is refused stores nothing', () => {
  const truncated = async () => (await workbook()).slice(0, 900);
  const other = () => workbookOf(['Year', 'Amount'], [], undefined, 'Budget');
  const cases: readonly (readonly [
    string,
    string,
    () => Promise<Uint8Array | string>,
    string,
    number,
    RegExp,
  ])[] = [
    ['text in place of a workbook', 'workbook', async () => 'hello', WORKBOOK, 422, /not a workbook/],
    ['a workbook cut short', 'workbook', truncated, WORKBOOK, 422, /not a workbook|damaged/],
    ['a workbook of something else', 'workbook', other, WORKBOOK, 422, /no column `SCF #`/],
    ['nothing', 'workbook', async () => '', WORKBOOK, 422, /not a workbook/],
    ['another type', 'workbook', async () => 'x', 'text/plain', 415, /expected/],
    ['no JSON', 'oscal', async () => '{', 'application/json', 422, /not JSON/],
    ['other JSON', 'oscal', async () => '{"a":1}', 'application/json', 422, /`catalog`/],
    ['no UTF-8', 'oscal', async () => new Uint8Array([0x7b, 0xff]), 'application/json', 422, /UTF-8/],
    [
      'a CSV without title',
      'csv',
      async () => '{"mapping":"SCF,requirement\\nA,1","metadata":""}',
      'application/json',
      422,
      /names no title/,
    ],
    ['half a CSV', 'csv', async () => '{"mapping":"SCF"}', 'application/json', 400, /metadata/],
  ];
  it.each(cases)('%s', async (_what, kind, body, type, status, message) => {
    const answer = await upload(kind, await body(), type);
    const { error } = ApiErrorBody.parse(await answer.json());
    expect([answer.status, error.message]).toEqual([status, expect.stringMatching(message)]);
    expect([stored(), (await list()).imports]).toEqual([[], []]);
  });
});

const REAL = new URL('../../../../shared/data/scf/secure-controls-framework-2022.3.xlsx', import.meta.url);

describe.runIf(existsSync(REAL))('the workbook of 2022.3', () => {
  it('gives 192 frameworks with coverage, each addressed', async () => {
    const answer = FrameworkImportAnswer.parse(
      await (await upload('workbook', new Uint8Array(readFileSync(REAL)), WORKBOOK)).json(),
    );
    expect(answer.counts).toEqual({ controls: 1090, columns: 192, links: 42835, distinct: 42756 });
    const { frameworks } = await list();
    expect(frameworks.length).toBeGreaterThan(192);
    for (const { origin, id, version, hash } of frameworks) {
      const path = [origin, `${id}@${version}`].map(encodeURIComponent).join('/');
      const response = await ask(`/${path}/document?hash=${hash}`);
      expect([path, response.headers.get('etag')]).toEqual([path, `"${hash}"`]);
      await response.arrayBuffer();
    }
    await ask('/imports/scf-2022.3', { method: 'DELETE' });
  });
});
