import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readExchangeText, type ThreatModel } from '@demarc/core';
import { DOCUMENT_FORMATS, FORMATS, readWorkbook } from '@demarc/document';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiErrorBody, DocumentProgress, FormatList } from '../src/contract/index.ts';
import { type RunningServer, startServer } from '../src/index.ts';
import { queueDocument } from './queue-document.ts';

let folder: string;
let server: RunningServer;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'demarc-documents-test-'));
  mkdirSync(join(folder, 'catalog'));
  server = await startServer({
    port: 0,
    catalogFolder: join(folder, 'catalog'),
    dataFolder: join(folder, 'data'),
    webFolder: join(folder, 'web'),
  });
  for (const [version, description] of [
    ['1', 'Messages are kept until they are read.'],
    ['2', 'Messages are kept for four days.'],
  ] as const)
    await fetch(`${server.url}/api/models?publisher=acme&version=${version}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: queueDocument(description),
    });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const order = (body: object, headers: Record<string, string> = {}, version = '2') =>
  fetch(`${server.url}/api/models/acme/acme/queue/${version}/documents`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
const bytesOf = async (answer: Response) => new Uint8Array(await answer.arrayBuffer());
const errorOf = async (answer: Response) => ApiErrorBody.parse(await answer.json()).error;

describe('the formats', () => {
  it('are listed as they are made', async () => {
    const { formats } = FormatList.parse(await (await fetch(`${server.url}/api/document-formats`)).json());
    expect(formats.map(({ format, name }) => [format, name])).toEqual(
      DOCUMENT_FORMATS.map((format) => [format, FORMATS[format].name]),
    );
  });

  it.each(DOCUMENT_FORMATS)(
    '%s comes as one file with its type and a safe name, twice the same',
    async (format) => {
      const answer = await order({ format });
      expect(answer.status).toBe(200);
      const name = /^attachment; filename="(acme-queue-2[a-z0-9.-]*)"$/.exec(
        answer.headers.get('content-disposition') ?? '',
      )?.[1];
      const bytes = await bytesOf(answer);
      if (name?.endsWith('.zip')) {
        expect(answer.headers.get('content-type')).toBe('application/zip');
        expect(Buffer.from(bytes.subarray(0, 2)).toString()).toBe('PK');
      } else {
        expect(name).toMatch(new RegExp(`\\.${FORMATS[format].ending}$`));
        expect(answer.headers.get('content-type')).toBe(FORMATS[format].type);
      }
      expect(Buffer.from(await bytesOf(await order({ format }))).equals(bytes)).toBe(true);
    },
  );
});

describe('a part', () => {
  it('holds what was selected alone, and says what that is', async () => {
    const select = { controls: ['queue.c2'] };
    const workbook = await order({ format: 'xlsx', select, selected: 'controls of the second part' });
    expect(workbook.headers.get('content-disposition')).toContain('acme-queue-2-part.xlsx');
    const document = queueDocument('Messages are kept for four days.');
    const model = readExchangeText(document, { publisher: 'acme', version: '2' }).value as ThreatModel;
    const filled = await readWorkbook(await bytesOf(workbook), model);
    expect(filled.problems).toEqual([]);
    expect(filled.value?.controls.map(({ control }) => control)).toEqual(['Queue.C2']);
    const text = await (
      await order({ format: 'html', select, selected: 'controls <b>of</b> the second' })
    ).text();
    expect(text).toContain('controls &lt;b&gt;of&lt;/b&gt; the second');
    expect(await (await order({ format: 'html', select })).text()).toContain('controls queue.c2');
  });

  it('maps to the frameworks that are named, and tells what changed since another version', async () => {
    const since = { publisher: 'acme', provider: 'acme', service: 'queue', version: '1' };
    const text = await (await order({ format: 'html', frameworks: ['shipped/nist-csf@2.0'], since })).text();
    expect(text).toContain('NIST Cybersecurity Framework');
    expect(text).toContain('Changes since 1');
  });
});

describe('progress', () => {
  it('is told line by line, and the file comes after its line', async () => {
    const request = { format: 'md', select: { threats: ['Queue.T1'] } };
    const answer = await order(request, { accept: 'application/x-ndjson' });
    expect(answer.headers.get('content-type')).toBe('application/x-ndjson');
    let rest = Buffer.from(await bytesOf(answer));
    const lines: DocumentProgress[] = [];
    while (!lines.some((line) => 'file' in line)) {
      const end = rest.indexOf('\n');
      lines.push(DocumentProgress.parse(JSON.parse(rest.subarray(0, end).toString())));
      rest = rest.subarray(end + 1);
    }
    expect(lines.slice(0, -1)).toContainEqual({ step: 'Writing the chapters' });
    expect(lines.at(-1)).toMatchObject({ file: { bytes: rest.length } });
    expect(rest.equals(await bytesOf(await order(request)))).toBe(true);
  });
});

describe('a document that cannot be made is refused in words', () => {
  it.each([
    ['a format that is none', { format: 'ppt' }, 400, /^`format`: .*"pdf"/],
    ['a field that is none', { format: 'md', sellect: {} }, 400, /sellect/],
    [
      'ids that nothing has',
      { format: 'md', select: { controls: ['Queue.C9'], threats: ['Queue.T33'] } },
      400,
      /no threat `Queue.T33` in this ThreatModel: did you mean `Queue.T\d`; no control `Queue.C9`/,
    ],
    [
      'nothing in common',
      { format: 'md', select: { threats: ['Queue.T1'], controls: ['Queue.C2'] } },
      422,
      /nothing is left/,
    ],
    ['nothing so severe', { format: 'md', select: { severity: 'Critical' } }, 422, /nothing is left/],
    ['a framework that is none', { format: 'md', frameworks: ['nist-cfs'] }, 400, /did you mean `nist-csf`/],
    [
      'a version that is none',
      { format: 'md', since: { publisher: 'acme', provider: 'acme', service: 'queue', version: '7' } },
      404,
      /no ThreatModel `acme:acme\/queue@7`/,
    ],
  ])('%s', async (_, body, status, message) => {
    for (const accept of ['*/*', 'application/x-ndjson']) {
      const answer = await order(body, { accept });
      expect(answer.status).toBe(status);
      expect((await errorOf(answer)).message).toMatch(message);
    }
  });

  it('a ThreatModel that is none, and a page of somebody else', async () => {
    expect((await order({ format: 'md' }, {}, '9')).status).toBe(404);
    expect((await order({ format: 'md' }, { origin: 'https://elsewhere.example' })).status).toBe(403);
  });
});
