import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ImportAnswer, ModelList, ProblemList, SearchAnswer } from '../src/contract/index.ts';
import { type RunningServer, StartError, startServer } from '../src/index.ts';
import { queueDocument } from './queue-document.ts';

let folder: string;
let server: RunningServer;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'demarc-server-test-'));
  mkdirSync(join(folder, 'catalog'));
  server = await start('data');
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const start = (data: string) =>
  startServer({
    port: 0,
    catalogFolder: join(folder, 'catalog'),
    dataFolder: join(folder, data),
    webFolder: join(folder, 'web'),
  });

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
  readonly json: unknown;
}

/** Asks as anybody could: with any header, also those that `fetch` forbids. */
function ask(
  path: string,
  options: {
    readonly method?: string;
    readonly headers?: Record<string, string>;
    readonly body?: string | Buffer;
  } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(new URL(path, server.url), {
      method: options.method ?? 'GET',
      headers: options.headers,
    });
    outgoing.on('response', (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () => {
        const body = Buffer.concat(chunks);
        let json: unknown;
        try {
          json = JSON.parse(body.toString('utf8'));
        } catch {
          json = undefined;
        }
        resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body, json });
      });
    });
    outgoing.on('error', reject);
    outgoing.end(options.body);
  });
}

const upload = (body: string | Buffer, query = '', method = 'POST', path = '/api/models') =>
  ask(`${path}${query}`, { method, headers: { 'content-type': 'application/json' }, body });
const errorOf = (answer: Answer) => (answer.json as { error: { code: string; message: string } }).error;

describe('a ThreatModel over the API', () => {
  const path = '/api/models/acme/acme/queue/1';

  it('is imported, listed, sent whole, searched, renamed, replaced and removed', async () => {
    const imported = await upload(queueDocument(), '?publisher=acme&version=1');
    expect(imported.status).toBe(201);
    expect(ImportAnswer.parse(imported.json)).toMatchObject({
      outcome: 'stored',
      model: { key: 'acme:acme/queue@1' },
    });
    expect((await upload(queueDocument(), '?publisher=acme&version=1')).json).toMatchObject({
      outcome: 'unchanged',
    });

    const { models } = ModelList.parse((await ask('/api/models')).json);
    expect(models).toMatchObject([
      { name: 'Acme Queue', kind: 'imported', counts: { threats: 2, controls: 2 } },
    ]);

    const whole = await ask(`${path}/document`);
    expect(whole.json).toEqual(JSON.parse(queueDocument()));
    const problems = ProblemList.parse((await ask(`${path}/problems`)).json).problems;
    expect(problems.filter(({ level }) => level === 'error')).toEqual([]);
    const found = SearchAnswer.parse((await ask('/api/search?q=receives')).json);
    expect(found.hits.map(({ id }) => id)).toContain('Queue.C1');

    const rename = (to: object) =>
      ask(path, {
        method: 'PATCH',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(to),
      });
    expect((await rename({ version: '2' })).json).toMatchObject({ key: 'acme:acme/queue@2' });
    expect((await ask(path)).status).toBe(404);
    const changed = await upload(
      queueDocument('Another description.'),
      '',
      'PUT',
      '/api/models/acme/acme/queue/2/document',
    );
    expect(changed.json).toMatchObject({ outcome: 'stored', model: { key: 'acme:acme/queue@2' } });
    expect((await ask('/api/models/acme/acme/queue/latest')).json).toMatchObject({ version: '2' });
    expect((await ask('/api/models/acme/acme/queue/2', { method: 'DELETE' })).status).toBe(204);
    expect(ModelList.parse((await ask('/api/models')).json).models).toEqual([]);
    expect(readdirSync(join(folder, 'data', 'models'))).toEqual([]);
  });

  it('is sent compressed, and not at all to those who have it', async () => {
    await upload(queueDocument(), '?publisher=acme&version=1');
    const text = JSON.parse(queueDocument());
    const brotli = await ask(`${path}/document`, { headers: { 'accept-encoding': 'br' } });
    expect(brotli.headers['content-encoding']).toBe('br');
    expect(JSON.parse(brotliDecompressSync(brotli.body).toString())).toEqual(text);
    const gzip = await ask(`${path}/document`, { headers: { 'accept-encoding': 'gzip' } });
    expect(JSON.parse(gunzipSync(gzip.body).toString())).toEqual(text);
    const etag = String(brotli.headers.etag);
    const again = await ask(`${path}/document`, { headers: { 'if-none-match': etag } });
    expect([again.status, again.body.length]).toEqual([304, 0]);
    const hash = etag.replaceAll('"', '');
    expect((await ask(`${path}/document?hash=${hash}`)).headers['cache-control']).toContain('immutable');
    await ask(path, { method: 'DELETE' });
  });
});

describe('what is refused', () => {
  const deep = `${'{"a":'.repeat(200)}1${'}'.repeat(200)}`;
  it.each([
    ['no JSON', '{"metadata":', 422, /not JSON/],
    ['a list', '[1]', 422, /object/],
    ['none of the keys', '{"hello":1}', 422, /metadata/],
    ['a prototype', '{"threats":{"__proto__":{"x":1}}}', 422, /__proto__/],
    ['a constructor', '{"metadata":{"constructor":1},"threats":{}}', 422, /constructor/],
    ['nesting', `{"metadata":${deep}}`, 422, /nested deeper/],
    ['no UTF-8', Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), 422, /UTF-8/],
    ['an empty body', '', 422, /not JSON/],
  ])('%s', async (_what, body, status, message) => {
    const answer = await upload(body);
    expect([answer.status, errorOf(answer).message]).toEqual([status, expect.stringMatching(message)]);
    expect(readdirSync(join(folder, 'data', 'models'))).toEqual([]);
  });

  it('a body over the limit, before it is read', async () => {
    const answer = await ask('/api/models', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': String(200 * 1024 * 1024) },
      body: '{',
    }).catch(() => undefined);
    // the server answers 413, or cuts the connection of a client that goes on sending
    if (answer) expect(answer.status).toBe(413);
    expect((await ask('/health')).status).toBe(200);
  });

  it.each([
    ['another type', { 'content-type': 'text/plain' }, 415],
    ['a page of another site', { 'content-type': 'application/json', origin: 'https://evil.example' }, 403],
    ['a form of another site', { 'content-type': 'application/json', 'sec-fetch-site': 'cross-site' }, 403],
  ])('%s', async (_what, headers, status) => {
    const answer = await ask('/api/models', { method: 'POST', headers, body: queueDocument() });
    expect(answer.status).toBe(status);
    expect(readdirSync(join(folder, 'data', 'models'))).toEqual([]);
  });

  it.each(['evil.example', 'evil.example:4400', '127.0.0.1.evil.example', 'user@localhost'])(
    'to be called %s',
    async (host) => {
      const answer = await ask('/api/models', { headers: { host } });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.json === undefined || 'error' in (answer.json as object)).toBe(true);
    },
  );

  it.each([
    '/api/models/..%2f..%2fetc/passwd/x/y/document',
    '/api/models/acme/acme/queue/none',
    '/assets/..%2f..%2f..%2fetc%2fpasswd',
    '/api/nothing',
    '/api/search?q=',
    `/api/search?q=${'a'.repeat(300)}`,
    '/api/search?q=a&limit=100000',
  ])('%s', async (path) => {
    const answer = await ask(path);
    expect([400, 404, 414]).toContain(answer.status);
    expect(answer.body.toString()).not.toMatch(/root:|\bat .*\.(ts|js):\d+/);
  });
});

describe('the application’s files', () => {
  it('go out compressed as the client likes it best, and are kept for ever', async () => {
    const text = 'export const text = 1;\n'.repeat(200);
    mkdirSync(join(folder, 'web/assets'), { recursive: true });
    const path = join(folder, 'web/assets/index-AbCd1234.js');
    writeFileSync(path, text);
    writeFileSync(`${path}.br`, brotliCompressSync(text));
    writeFileSync(`${path}.gz`, gzipSync(text));
    const read = { br: brotliDecompressSync, gzip: gunzipSync, identity: (body: Buffer) => body };
    for (const encoding of ['br', 'gzip', 'identity'] as const) {
      const { headers, body } = await ask('/assets/index-AbCd1234.js', {
        headers: { 'accept-encoding': encoding },
      });
      expect(headers['content-encoding'] ?? 'identity').toBe(encoding);
      expect(headers['content-type']).toMatch(/javascript/);
      expect(headers['cache-control']).toContain('immutable');
      expect(headers.vary).toMatch(/accept-encoding/i);
      expect(read[encoding](body).toString()).toBe(text);
    }
  });
});

describe('every answer', () => {
  it.each([
    '/',
    '/health',
    '/api/models',
    '/api/openapi.json',
    '/api/docs',
    '/models/a/b/c/d',
    '/api/nothing',
  ])('%s is held to a strict policy', async (path) => {
    const { headers } = await ask(path);
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|\*/);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });

  it('describes itself', async () => {
    expect((await ask('/health')).json).toMatchObject({ status: 'ok', models: 0 });
    const openapi = (await ask('/api/openapi.json')).json as {
      openapi: string;
      paths: Record<string, unknown>;
    };
    expect(openapi.openapi).toMatch(/^3\.1/);
    expect(Object.keys(openapi.paths)).toEqual(
      expect.arrayContaining(['/api/models', '/health', '/api/search', '/api/facts/attack']),
    );
  });
});

describe('starting', () => {
  it('says in one line that a port is in use', async () => {
    const blocker = createServer();
    await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve));
    const { port } = blocker.address() as { port: number };
    const failed = startServer({
      port,
      catalogFolder: join(folder, 'catalog'),
      dataFolder: join(folder, 'other'),
      webFolder: join(folder, 'web'),
    });
    await expect(failed).rejects.toThrow(StartError);
    await expect(failed).rejects.toThrow(`port ${port} is in use`);
    blocker.close();
  });

  it('says in one line that the data folder cannot be written', async () => {
    writeFileSync(join(folder, 'a-file'), '');
    await expect(start('a-file/data')).rejects.toThrow(/cannot be written: a file is in the way/);
  });

  it('reads documents that were put into the data folder, and names those that it cannot read', async () => {
    const models = join(folder, 'placed', 'models');
    mkdirSync(models, { recursive: true });
    writeFileSync(join(models, 'queue-2026-01-15.json'), queueDocument());
    writeFileSync(join(models, 'broken.json'), '{');
    const other = await start('placed');
    const { models: listed, unreadable } = ModelList.parse(
      await (await fetch(`${other.url}/api/models`)).json(),
    );
    expect(listed.map(({ name }) => name)).toEqual(['Acme Queue']);
    expect(unreadable).toMatchObject([
      { file: expect.stringContaining('broken.json'), message: expect.stringMatching(/not JSON/) },
    ]);
    await other.close();
  });
});
