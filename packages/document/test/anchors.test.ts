import { describe, expect, it } from 'vitest';
import { anchorsOf } from '../src/anchors.ts';
import { printable } from '../src/printable.ts';
import { webAddress } from '../src/web-address.ts';
import { HOSTILE, sampleTree } from './sample-tree.ts';

describe('anchorsOf', () => {
  it('finds sections, tables, rows and figures wherever they stand', () => {
    const anchors = anchorsOf(sampleTree);
    for (const anchor of ['inlines', 'S3.T1', 'seven', 'table:empty', 'S3.C2', 'S3.A40', 'figure:small'])
      expect(anchors).toContain(anchor);
    expect(anchors).not.toContain('S3.T99');
  });
});

describe('printable', () => {
  it.each([
    ['a\u0000b\u0007\u000b\u001f\u007f', 'ab'],
    ['a\r\nb\rc\u0085d', 'a\nb\nc\nd'],
    ['half \ud800 and \udc00 whole 👩‍💻', 'half  and  whole 👩‍💻'],
    ['\u202etxt.exe\u202c \u2066x\u2069', 'txt.exe x'],
    ['\ufffe\uffff\ufdd0\u{1fffe}|', '|'],
    ['עברית é\t漢', 'עברית é\t漢'],
  ])('%j prints as %j', (text, printed) => {
    expect(printable(text)).toBe(printed);
  });

  it('leaves what it has printed as it is', () => {
    for (const text of HOSTILE) expect(printable(printable(text))).toBe(printable(text));
  });
});

describe('webAddress', () => {
  it.each([
    ['https://example.com/a b"c', 'https://example.com/a%20b%22c'],
    ['HTTP://EXAMPLE.com', 'http://example.com/'],
    ['javascript:alert(1)', undefined],
    [' java\nscript:alert(1)', undefined],
    ['data:text/html,x', undefined],
    ['/local', undefined],
    ['', undefined],
  ])('%j is %j', (href, address) => {
    expect(webAddress(href)).toBe(address);
  });
});
