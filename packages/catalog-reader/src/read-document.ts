import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import {
  EXCHANGE_LIMITS,
  type Origin,
  type Parsed,
  type Problem,
  readExchangeText,
  type ThreatModel,
} from '@demarc/core';

/** Reads one exchange document from disk. A file over the size limit is refused before it is read. */
export async function readDocument(path: string, origin: Origin = {}): Promise<Parsed<ThreatModel>> {
  const file = await readTextFile(path);
  return 'text' in file ? parseDocumentFile(path, file.text, origin) : file;
}

/** The text of a document's file, or why it cannot be had. */
export async function readTextFile(
  path: string,
): Promise<{ readonly text: string } | { readonly problems: readonly Problem[] }> {
  const about = await stat(path).catch((error: NodeJS.ErrnoException) => error);
  if (about instanceof Error) return { problems: [cannotRead(path, about)] };
  if (!about.isFile())
    return { problems: [{ rule: 'file-readable', level: 'error', message: 'not a file', file: path }] };
  if (about.size > EXCHANGE_LIMITS.size) {
    const message = `${about.size} bytes are more than the ${EXCHANGE_LIMITS.size} that a document may have`;
    return { problems: [{ rule: 'document-accepted', level: 'error', message, file: path }] };
  }
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => error);
  return text instanceof Error ? { problems: [cannotRead(path, text)] } : { text };
}

/** Reads the text of a document's file; the date in the file's name serves as version where it names none. */
export function parseDocumentFile(path: string, text: string, origin: Origin = {}): Parsed<ThreatModel> {
  const { value, problems } = readDocumentText(text, { fileName: basename(path), ...origin });
  return { value, problems: problems.map((problem) => ({ ...problem, file: path })) };
}

/** Reads the text of an exchange document; its hash serves as version where nothing else does. */
export function readDocumentText(text: string, origin: Origin = {}): Parsed<ThreatModel> {
  return readExchangeText(text, {
    // a getter: most documents have a version, and hashing takes as long as a tenth of reading
    get contentHash() {
      return contentHash(text);
    },
    ...origin,
  });
}

export function contentHash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function cannotRead(path: string, error: NodeJS.ErrnoException): Problem {
  const reason =
    error.code === 'ENOENT'
      ? 'no such file'
      : error.code === 'EACCES'
        ? 'no permission to read it'
        : error.message;
  return { rule: 'file-readable', level: 'error', message: reason, file: path };
}
