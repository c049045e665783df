import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  findModel,
  findModels,
  importModel,
  loadModel,
  type ModelSource,
  removeModel,
  renameModel,
  replaceModel,
} from '../src/index.ts';

let folder: string;
let data: string;
const folders = () => ({ catalog: join(folder, 'catalog'), data });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarc-reader-'));
  data = join(folder, 'data');
  mkdirSync(join(folder, 'catalog'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const document = (name = 'Acme Queue', service = 'Queue') =>
  JSON.stringify({
    metadata: { provider: 'acme', service, service_name: name, release: '2026-01' },
    feature_classes: {},
    threats: {},
    control_objectives: {},
    controls: {},
    actions: {},
  });

async function imported(text = document(), origin = { publisher: 'acme' }): Promise<ModelSource> {
  const result = await importModel(data, text, origin);
  if (result.outcome === 'refused') throw new Error(result.problems[0]?.message);
  return result.source;
}

function service(provider: string, name: string): void {
  const path = join(folder, 'catalog', provider, name.toLowerCase());
  mkdirSync(path, { recursive: true });
  writeFileSync(
    join(path, 'service.yaml'),
    `provider: ${provider}\nservice: ${name}\nname: Acme ${name}\npublisher: demarc\nversion: "2026-01"\nscorecard: {}\n`,
  );
}

describe('importing', () => {
  it('keeps the text byte by byte, under a name of its identity', async () => {
    const text = document().replace('{', '{  ');
    const source = await imported(text);
    expect(source.key).toBe('acme:acme/queue@2026-01');
    expect(readFileSync(source.path, 'utf8')).toBe(text);
    expect((await loadModel(source)).model?.metadata.name).toBe('Acme Queue');
  });

  it('changes nothing for the same content, and keeps other content beside it as a revision', async () => {
    await imported();
    expect((await importModel(data, document(), { publisher: 'acme' })).outcome).toBe('unchanged');
    const other = await importModel(data, document('Another'), { publisher: 'acme' });
    expect(other).toMatchObject({ outcome: 'new-revision', source: { key: 'acme:acme/queue@2026-01+2' } });
    const { sources } = await findModels(folders());
    expect(sources.map(({ key }) => key).sort()).toEqual([
      'acme:acme/queue@2026-01',
      'acme:acme/queue@2026-01+2',
    ]);
  });

  it.each([
    ['no JSON', '{'],
    ['not an object', '[]'],
    ['none of the keys', '{"a":1}'],
    ['a prototype', '{"metadata":{"__proto__":{}},"threats":{}}'],
  ])('stores nothing of %s', async (_what, text) => {
    expect((await importModel(data, text)).outcome).toBe('refused');
    expect(readdirSync(folder)).toEqual(['catalog']);
  });

  it('leaves no draft behind and never leaves the folder, whatever a document calls itself', async () => {
    await importModel(data, document('x', '../../../evil'), { publisher: '../..', version: '/etc/passwd' });
    const files = readdirSync(folder, { recursive: true }).map(String);
    expect(
      files.filter((file) => /evil|passwd|tmp/.test(file)).every((file) => file.startsWith('data/models/')),
    ).toBe(true);
    expect(files.some((file) => file.endsWith('.tmp'))).toBe(false);
    expect(readdirSync(join(folder, '..')).filter((name) => name.includes('evil'))).toEqual([]);
  });
});

describe('looking after what was imported', () => {
  it('renames without touching the document', async () => {
    const source = await imported();
    const renamed = (await renameModel(source, { version: '7' }, [source])) as ModelSource;
    expect(renamed.key).toBe('acme:acme/queue@7');
    expect(readFileSync(renamed.path, 'utf8')).toBe(document());
    expect((await findModels(folders())).sources.map(({ key }) => key)).toEqual(['acme:acme/queue@7']);
  });

  it('does not rename to a name that is taken', async () => {
    const first = await imported();
    const second = await imported(document('Another'));
    const { sources } = await findModels(folders());
    expect(await renameModel(second, { version: first.identity.version }, sources)).toMatchObject({
      message: expect.stringContaining('there is a ThreatModel `acme:acme/queue@2026-01` already'),
    });
  });

  it('replaces under the same identity, and refuses another service', async () => {
    const source = await imported();
    expect((await replaceModel(source, document('New name'))).outcome).toBe('stored');
    expect((await loadModel(source)).model?.metadata.name).toBe('New name');
    const refused = await replaceModel(source, document('Other', 'Other'));
    expect(refused).toMatchObject({
      outcome: 'refused',
      problems: [{ message: expect.stringContaining('acme/other') }],
    });
    expect((await loadModel(source)).model?.metadata.name).toBe('New name');
  });

  it('removes the document and what was said of it', async () => {
    await removeModel(await imported());
    expect(readdirSync(join(data, 'models'))).toEqual([]);
  });
});

describe('finding', () => {
  it('takes a path, an id in any letter case, or a full key', async () => {
    service('acme', 'Mail');
    const source = await imported();
    for (const wanted of ['acme/queue', 'ACME/Queue', 'acme:acme/queue', 'acme/queue@2026-01', source.path])
      expect(await findModel(wanted, folders())).toMatchObject({ path: source.path });
    expect(await findModel('acme/mail', folders())).toMatchObject({ kind: 'catalog' });
    expect(await findModel(join(folder, 'catalog/acme/mail'), folders())).toMatchObject({ kind: 'catalog' });
  });

  it('prefers its own, and says what it could be where that does not decide', async () => {
    await imported(document(), { publisher: 'one' });
    await imported(document(), { publisher: 'two' });
    expect(await findModel('acme/queue', folders())).toEqual({
      message: '`acme/queue` is ambiguous: name one of `one:acme/queue@2026-01`, `two:acme/queue@2026-01`',
    });
    service('acme', 'Queue');
    expect(await findModel('acme/queue', folders())).toMatchObject({ kind: 'catalog' });
    expect(await findModel('acme/queu', folders())).toMatchObject({
      message: expect.stringContaining('acme/queue'),
    });
  });

  it('names what it cannot read, and goes on', async () => {
    await imported();
    writeFileSync(join(data, 'models', 'broken.json'), '{');
    mkdirSync(join(data, 'models', 'folder.json'));
    symlinkSync('/nowhere', join(data, 'models', 'gone.json'));
    const { sources, unreadable } = await findModels(folders());
    expect(sources).toHaveLength(1);
    expect(unreadable.map(({ path }) => path.split('/').at(-1))).toEqual([
      'broken.json',
      'folder.json',
      'gone.json',
    ]);
    for (const { message } of unreadable) expect(message).not.toBe('');
  });
});
