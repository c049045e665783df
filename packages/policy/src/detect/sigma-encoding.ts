const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 of a text in UTF-8, or of a text whose characters stand for bytes already. */
export function base64(text: string, areBytes: boolean): string {
  return encode(bytesOf(text, areBytes));
}

/** The part of a text's Base64 that is the same wherever the text stands, for each of the three shifts. */
export function base64Offsets(text: string, areBytes: boolean): readonly string[] {
  const bytes = bytesOf(text, areBytes);
  return [0, 1, 2].map((shift) => {
    const whole = encode([...new Array<number>(shift).fill(0), ...bytes]);
    const start = [0, 2, 3][shift] as number;
    const spare = (shift + bytes.length) % 3;
    return whole.slice(start, spare === 0 ? undefined : whole.length - (spare === 1 ? 3 : 2));
  });
}

/** UTF-16 of a text as a text of bytes, with or without its byte order mark. */
export function utf16(text: string, order: 'little' | 'big', mark: boolean): string {
  let bytes = mark ? '\u00ff\u00fe' : '';
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    const pair = [unit & 0xff, unit >> 8];
    bytes += String.fromCharCode(...(order === 'little' ? pair : pair.reverse()));
  }
  return bytes;
}

function bytesOf(text: string, areBytes: boolean): readonly number[] {
  if (areBytes) return [...text].map((character) => character.charCodeAt(0));
  return [...text].flatMap((character) => utf8(character.codePointAt(0) as number));
}

function utf8(point: number): readonly number[] {
  if (point < 0x80) return [point];
  if (point < 0x800) return [0xc0 | (point >> 6), 0x80 | (point & 0x3f)];
  if (point < 0x10000) return [0xe0 | (point >> 12), 0x80 | ((point >> 6) & 0x3f), 0x80 | (point & 0x3f)];
  return [
    0xf0 | (point >> 18),
    0x80 | ((point >> 12) & 0x3f),
    0x80 | ((point >> 6) & 0x3f),
    0x80 | (point & 0x3f),
  ];
}

function encode(bytes: readonly number[]): string {
  let text = '';
  for (let index = 0; index < bytes.length; index += 3) {
    const [a = 0, b, c] = [bytes[index], bytes[index + 1], bytes[index + 2]];
    text += ALPHABET[a >> 2] as string;
    text += ALPHABET[((a & 3) << 4) | ((b ?? 0) >> 4)] as string;
    text += b === undefined ? '=' : (ALPHABET[((b & 15) << 2) | ((c ?? 0) >> 6)] as string);
    text += c === undefined ? '=' : (ALPHABET[c & 63] as string);
  }
  return text;
}
