import type { DocumentProgress } from '@demarc/server/contract';

type Bytes = Uint8Array<ArrayBuffer>;
const NEWLINE = 10;

/** Takes the answer of a document apart: lines of progress as they come, and, after the line of the file, what is left. */
export function progressOf(body: ReadableStream<Bytes>): {
  readonly progress: AsyncIterable<DocumentProgress>;
  /** All bytes after the last line that was taken. */
  readonly rest: () => Promise<Bytes[]>;
} {
  const reader = body.getReader();
  const text = new TextDecoder();
  let left: Bytes = new Uint8Array();
  async function* lines() {
    for (let line = await nextLine(); line !== undefined; line = await nextLine())
      yield JSON.parse(text.decode(line)) as DocumentProgress;
  }
  async function nextLine(): Promise<Bytes | undefined> {
    for (;;) {
      const end = left.indexOf(NEWLINE);
      if (end >= 0) {
        const line = left.subarray(0, end);
        left = left.subarray(end + 1);
        return line;
      }
      const { value } = await reader.read();
      if (!value) return undefined;
      left = joined(left, value);
    }
  }
  return {
    progress: lines(),
    rest: async () => {
      const chunks = [left];
      for (let read = await reader.read(); !read.done; read = await reader.read()) chunks.push(read.value);
      return chunks;
    },
  };
}

function joined(a: Bytes, b: Bytes): Bytes {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
