import fc from 'fast-check';
import { expect, it } from 'vitest';
import { progressOf } from './document-progress.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

function streamed(all: Uint8Array, sizes: readonly number[]): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    start(controller) {
      let at = 0;
      for (const size of [...sizes, all.length]) {
        const chunk = all.slice(at, at + size);
        if (chunk.length > 0) controller.enqueue(chunk);
        at += size;
      }
      controller.close();
    },
  });
}

it('lines and bytes come out as they went in, however the stream is cut', async () => {
  const steps = fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(
      steps,
      fc.uint8Array({ maxLength: 60 }),
      fc.array(fc.integer({ min: 1, max: 40 })),
      async (said, file, sizes) => {
        const head = said.map((step) => `${JSON.stringify({ step })}\n`).join('');
        const last = `${JSON.stringify({ file: { name: 'a', type: 'b', bytes: file.length } })}\n`;
        const { progress, rest } = progressOf(
          streamed(new Uint8Array([...bytes(head + last), ...file]), sizes),
        );
        const heard: string[] = [];
        for await (const line of progress) {
          if ('step' in line) heard.push(line.step);
          if ('file' in line) break;
        }
        expect(heard).toEqual(said);
        expect(new Uint8Array(await new Blob(await rest()).arrayBuffer())).toEqual(Uint8Array.from(file));
      },
    ),
  );
});
