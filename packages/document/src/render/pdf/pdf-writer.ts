import type { PdfFile } from './objects.ts';
import { type Growing, newNumber, type Renumbering, writeRenumbered, writeText } from './renumber.ts';

/** Writes the objects of a PDF, in any order, and the table of where they stand. */
export interface PdfWriter {
  /** The next number, for an object that is added later. */
  readonly reserve: () => number;
  /** An object's text, and the bytes of its stream with the words around them. */
  readonly add: (number: number, text: string, stream?: Buffer) => void;
  /** Objects of a file, by the numbers that they have there, with new ones. */
  readonly copy: (file: PdfFile, objects: readonly number[], by: Renumbering) => void;
  /** A stream of these bytes, as they are. */
  readonly addStream: (number: number, bytes: Buffer) => void;
  /** The whole file; `trailer` names its catalog and what else a reader begins with. Throws when a reserved object was not added. */
  readonly finish: (trailer: string) => Uint8Array;
}

export function createWriter(): PdfWriter {
  const parts: Buffer[] = [];
  const offsets: number[] = [0];
  /** What has been written since the last stream: in Latin-1, a byte a character. */
  let words: string[] = [];
  let length = 0;
  let next = 1;
  const say = (text: string) => {
    words.push(text);
    length += text.length;
  };
  /** What is being copied; kept, as the next copy is about as long. */
  const copied: Growing = { bytes: Buffer.alloc(0), length: 0 };
  const put = (bytes: Buffer) => {
    parts.push(Buffer.from(words.join(''), 'latin1'), bytes);
    words = [];
    length += bytes.length;
  };
  say('%PDF-1.7\n%\x80\x80\x80\x80\n\n');
  const add = (number: number, text: string, stream?: Buffer): void => {
    offsets[number] = length;
    say(`${number} 0 obj\n${text}\n`);
    if (stream !== undefined) {
      put(stream);
      say('\n');
    }
    say('endobj\n\n');
  };
  const copy: PdfWriter['copy'] = ({ bytes, objects }, olds, by) => {
    copied.length = 0;
    for (const old of olds) {
      const span = objects.get(old);
      if (span === undefined) throw new Error(`the PDF has no object ${old}`);
      const number = newNumber(by.numbers, old);
      offsets[number] = length + copied.length;
      writeText(copied, `${number} 0 obj\n`);
      writeRenumbered(bytes, span.start, span.end, copied, by);
      writeText(copied, '\nendobj\n\n');
    }
    put(Buffer.from(copied.bytes.subarray(0, copied.length)));
  };
  return {
    reserve: () => next++,
    add,
    copy,
    addStream: (number, bytes) =>
      add(
        number,
        `<< /Length ${bytes.length} >>`,
        Buffer.concat([Buffer.from('stream\n'), bytes, Buffer.from('\nendstream')]),
      ),
    finish: (trailer) => {
      const start = length;
      const lines = Array.from({ length: next - 1 }, (_, at) => {
        const offset = offsets[at + 1];
        if (offset === undefined) throw new Error(`object ${at + 1} of the PDF was not written`);
        return `${String(offset).padStart(10, '0')} 00000 n\r\n`;
      });
      say(
        `xref\n0 ${next}\n0000000000 65535 f\r\n${lines.join('')}trailer\n<<\n  /Size ${next}\n  ${trailer}\n>>\nstartxref\n${start}\n%%EOF`,
      );
      return Buffer.concat([...parts, Buffer.from(words.join(''), 'latin1')], length);
    },
  };
}
