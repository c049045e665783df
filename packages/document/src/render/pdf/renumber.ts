import { IS_HERE, LEADS } from './links.ts';

/** What becomes of that which objects name, where they are bound into a book. */
export interface Renumbering {
  /** New numbers of objects by their old ones; 0 for those that are left out. */
  readonly numbers: Int32Array;
  /** What is added to keys in the tree of parents. */
  readonly keys: number;
  /** What stands before the ids of table cells, which are unique in their own file only. */
  readonly ids: string;
}

/** Bytes that more are written to. */
export interface Growing {
  bytes: Buffer;
  length: number;
}

/**
 * Writes what stands from `start` to `end` of a file, in one object, with other numbers, keys and ids; a link to an address such as `demarc:S3.T14` becomes one to the place
 * of that name. Texts and streams stay as they are. Byte by byte, as a book has a hundred thousand entries, for which patterns take ten times as long. Throws when it
 * names an object that is left out.
 */
export function writeRenumbered(
  from: Buffer,
  start: number,
  end: number,
  to: Growing,
  { numbers, keys, ids }: Renumbering,
): void {
  // no number has more than seven digits: nothing grows to more than three times its length
  const out = withRoom(to, 3 * (end - start) + ids.length);
  let at = to.length;
  let read = start;
  /** Where the last name was read, and where the last action was written. */
  let name = start;
  let action = at;
  while (read < end) {
    const byte = from[read] as number;
    if (byte >= ZERO && byte <= NINE) {
      const stop = endOfDigits(from, read);
      if (startsAt(from, stop, REFERENCE)) {
        at = writeNumber(out, at, newNumber(numbers, numberIn(from, read, stop)));
      } else at = copy(from, read, stop, out, at);
      read = stop;
    } else if (byte === SLASH) {
      name = read;
      if (from[read + 1] === LETTER_A && from[read + 2] === SPACE) action = at;
      if (from[read + 1] === LETTER_UPPER_S && startsAt(from, read, KEY)) {
        const first = from.indexOf(SPACE, read) + 1;
        at = copy(from, read, first, out, at);
        read = endOfDigits(from, first);
        at = writeNumber(out, at, numberIn(from, first, read) + keys);
      } else out[at++] = from[read++] as number;
    } else if (byte === OPEN) {
      const within = read + 1;
      const close = endOfText(from, read);
      const scheme = from[within] === LETTER_D ? schemeAt(from, within) : 0;
      if (scheme > 0 && startsAt(from, name, ADDRESS)) {
        at = copy(DESTINATION, 0, DESTINATION.length, out, action);
        at = copy(from, within + scheme, close + 1, out, at);
        read = from.indexOf(DICTIONARY_END, close) + DICTIONARY_END.length;
      } else if (scheme > 0 && startsAt(from, name, CONTENTS)) {
        out[at++] = OPEN;
        at = copy(from, within + scheme, close + 1, out, at);
        read = close + 1;
      } else {
        out[at++] = OPEN;
        if (from[within] === LETTER_U && (startsAt(from, name, ID) || startsAt(from, name, HEADERS)))
          at += out.write(ids, at, 'latin1');
        at = copy(from, within, close + 1, out, at);
        read = close + 1;
      }
    } else if (byte === LETTER_S && from[read - 1] === NEWLINE && startsAt(from, read, STREAM)) {
      at += from.copy(out, at, read, end);
      read = end;
    } else out[at++] = from[read++] as number;
  }
  to.length = at;
}

/** What an object is now called. Throws when it is left out. */
export function newNumber(numbers: Int32Array, old: number): number {
  const now = numbers[old] ?? 0;
  if (now === 0) throw new Error(`the PDF names object ${old}, which is left out`);
  return now;
}

/** An object's text with other numbers, as `writeRenumbered`. */
export function renumbered(text: string, by: Renumbering): string {
  const to: Growing = { bytes: Buffer.alloc(0), length: 0 };
  const from = Buffer.from(text, 'latin1');
  writeRenumbered(from, 0, from.length, to, by);
  return to.bytes.toString('latin1', 0, to.length);
}

/** Writes a few letters of Latin-1. */
export function writeText(to: Growing, text: string): void {
  const out = withRoom(to, text.length);
  for (let at = 0; at < text.length; at++) out[to.length + at] = text.charCodeAt(at);
  to.length += text.length;
}

/** Its bytes, with room for as many more. */
function withRoom(to: Growing, more: number): Buffer {
  if (to.length + more > to.bytes.length) {
    const larger = Buffer.allocUnsafe(Math.max(2 * to.bytes.length, to.length + more));
    to.bytes.copy(larger, 0, 0, to.length);
    to.bytes = larger;
  }
  return to.bytes;
}

const code = (letter: string) => letter.charCodeAt(0);
const OPEN = code('(');
const CLOSE = code(')');
const BACKSLASH = code('\\');
const SLASH = code('/');
const SPACE = code(' ');
const NEWLINE = code('\n');
const ZERO = code('0');
const NINE = code('9');
const LETTER_A = code('A');
const LETTER_UPPER_S = code('S');
const LETTER_D = code('d');
const LETTER_S = code('s');
const LETTER_U = code('U');

const bytesOf = (text: string): Buffer => Buffer.from(text, 'latin1');
const REFERENCE = bytesOf(' 0 R');
const STREAM = bytesOf('stream\n');
const KEY = bytesOf('/StructParent');
const ADDRESS = bytesOf('/URI (');
const CONTENTS = bytesOf('/Contents (');
const ID = bytesOf('/ID (');
const HEADERS = bytesOf('/Headers [');
const DICTIONARY_END = bytesOf('>>');
const DESTINATION = bytesOf('/Dest (');
const SCHEMES = [LEADS, IS_HERE].map(bytesOf);

/** Copies a few bytes, and returns where they end. */
function copy(from: Buffer, start: number, end: number, out: Buffer, at: number): number {
  for (let read = start; read < end; read++) out[at + read - start] = from[read] as number;
  return at + end - start;
}

function startsAt(bytes: Buffer, at: number, what: Buffer): boolean {
  for (let index = 0; index < what.length; index++) if (bytes[at + index] !== what[index]) return false;
  return true;
}

/** How long the scheme of our own is that stands here; 0 where none does. */
function schemeAt(bytes: Buffer, at: number): number {
  return SCHEMES.find((scheme) => startsAt(bytes, at, scheme))?.length ?? 0;
}

function endOfDigits(bytes: Buffer, from: number): number {
  let at = from;
  while ((bytes[at] as number) >= ZERO && (bytes[at] as number) <= NINE) at++;
  return at;
}

function numberIn(bytes: Buffer, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at++) number = number * 10 + (bytes[at] as number) - ZERO;
  return number;
}

/** Writes a number, and returns where it ends. */
function writeNumber(out: Buffer, from: number, number: number): number {
  let digits = 1;
  for (let rest = number; rest >= 10; rest = Math.floor(rest / 10)) digits++;
  let rest = number;
  for (let at = from + digits - 1; at >= from; at--) {
    out[at] = ZERO + (rest % 10);
    rest = Math.floor(rest / 10);
  }
  return from + digits;
}

/** Where the text that begins with the parenthesis at `from` ends. Pairs of parentheses may stand in it. */
function endOfText(bytes: Buffer, from: number): number {
  let depth = 0;
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === BACKSLASH) at++;
    else if (byte === OPEN) depth++;
    else if (byte === CLOSE && --depth === 0) return at;
  }
  throw new Error('the PDF has a text without an end');
}
