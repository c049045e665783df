import { Readable } from 'node:stream';
import type { ApiErrorBody, DocumentProgress } from '../../contract/index.ts';

/** A file to send. */
export interface SentFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** What `make` says as it goes, a line of JSON each, then the file: a line that tells its length, and its bytes as they are. */
export function streamProgress(
  make: (say: (step: string) => void) => Promise<SentFile>,
  explain: (error: unknown) => ApiErrorBody,
): Readable {
  const stream = new Readable({ read: () => undefined });
  const line = (progress: DocumentProgress) => stream.push(`${JSON.stringify(progress)}\n`);
  make((step) => line({ step }))
    .then(
      ({ name, type, bytes }) => {
        line({ file: { name, type, bytes: bytes.length } });
        stream.push(bytes);
      },
      (error: unknown) => line(explain(error)),
    )
    .finally(() => stream.push(null));
  return stream;
}
