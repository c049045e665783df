import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { makeDocument } from '../src/make-document.ts';
import { SAMPLE } from './sample-model.ts';

test('several files travel as one archive, the same bytes each time', async () => {
  const order = { analysis: SAMPLE, format: 'csv' as const };
  const files = await makeDocument(order);
  const [archive, ...others] = await makeDocument({ ...order, archived: true });
  expect(others).toEqual([]);
  expect(archive?.name).toMatch(/^[a-z0-9.-]+\.zip$/);
  const unpacked = unzipSync(archive?.bytes as Uint8Array);
  expect(Object.keys(unpacked)).toEqual(files.map(({ name }) => name));
  for (const { name, bytes } of files) expect(unpacked[name]).toEqual(bytes);
  expect((await makeDocument({ ...order, archived: true }))[0]?.bytes).toEqual(archive?.bytes);
});
