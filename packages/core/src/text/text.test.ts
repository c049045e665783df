import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Block, type Inline, nearest, parseText, toPlainText } from '../index.ts';
import { isSimple } from './markdown.ts';

const text = (value: string): Inline => ({ type: 'text', text: value });
const paragraph = (...children: readonly Inline[]): Block => ({ type: 'paragraph', children });

test.each<[string, string, readonly Block[]]>([
  ['plain', 'a < b & c', [paragraph(text('a < b & c'))]],
  [
    'the four elements',
    'a <b>b <i>c</i></b><br>d',
    [
      paragraph(
        text('a '),
        { type: 'strong', children: [text('b '), { type: 'emphasis', children: [text('c')] }] },
        { type: 'break' },
        text('d'),
      ),
    ],
  ],
  [
    'a link',
    '<a href="https://example.org/x?a=1&amp;b=2" onclick="x()">y</a>',
    [paragraph({ type: 'link', href: 'https://example.org/x?a=1&b=2', children: [text('y')] })],
  ],
  ['a link to a script', '<a href="javascript:alert(1)">y</a>', [paragraph(text('y'))]],
  ['a link with blanks and capitals', '<a href=" JaVaScRiPt:alert(1)">y</a>', [paragraph(text('y'))]],
  ['a script', 'a<script>alert(1)</script>b', [paragraph(text('ab'))]],
  ['an image', 'a<img src=x onerror=alert(1)>b', [paragraph(text('ab'))]],
  ['an svg with a script', '<svg><script>alert(1)</script><text>t</text></svg>b', [paragraph(text('b'))]],
  [
    'elements not closed',
    '<b><i>a',
    [paragraph({ type: 'strong', children: [{ type: 'emphasis', children: [text('a')] }] })],
  ],
  ['other elements leave their text', '<div><p>a</p></div>', [paragraph(text('a'))]],
  ['nothing', ' ', []],
])('HTML: %s', (_, source, blocks) => {
  expect(parseText(source, 'html')).toEqual(blocks);
});

test.each<[string, string, readonly Block[]]>([
  ['paragraphs', 'a\nb\n\nc', [paragraph(text('a\nb')), paragraph(text('c'))]],
  [
    'emphasis and code',
    'a **b** *c* `d<e`',
    [
      paragraph(
        text('a '),
        { type: 'strong', children: [text('b')] },
        text(' '),
        { type: 'emphasis', children: [text('c')] },
        text(' '),
        { type: 'code', text: 'd<e' },
      ),
    ],
  ],
  [
    'a list',
    '- a\n- b',
    [{ type: 'list', ordered: false, items: [[paragraph(text('a'))], [paragraph(text('b'))]] }],
  ],
  [
    'a link',
    '[a](https://example.org/)',
    [paragraph({ type: 'link', href: 'https://example.org/', children: [text('a')] })],
  ],
  ['a link to a script', '[a](javascript:alert(1))', [paragraph(text('a'))]],
  ['raw HTML is shown as text', '<script>alert(1)</script>', [paragraph(text('<script>alert(1)</script>'))]],
  [
    'an image is shown as text',
    '![a](https://example.org/x.png)',
    [paragraph(text('![a](https://example.org/x.png)'))],
  ],
])('Markdown: %s', (_, source, blocks) => {
  expect(parseText(source, 'markdown')).toEqual(blocks);
});

test('plain text is one line', () => {
  expect(toPlainText('a\n\n- b\n- *c*', 'markdown')).toBe('a b c');
  expect(toPlainText('a<br>b <b>c</b>', 'html')).toBe('a b c');
});

describe('properties', () => {
  // with empty lines after it any text is read in full
  test('a simple text of Markdown means what it does where it is read in full', () => {
    const parts = [
      ...'aB1 ,.;:()\'"?%/=+-–`_*<&#',
      '`a`',
      '`a b`',
      '`*`',
      '``',
      'www.',
      '://',
      'http',
      's3://',
      'ftp://a.b',
      'a_b',
      '_a',
      'x@y.z',
      ' - ',
      '1. ',
      '\n',
      'a\nb',
      ' a\n20 b',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...parts)), (some) => {
        const text = some.join('');
        fc.pre(isSimple(text));
        expect(parseText(text, 'markdown')).toEqual(parseText(`${text}\n\n`, 'markdown'));
      }),
      { numRuns: 2000 },
    );
  });

  const hrefs = (blocks: readonly Block[]): readonly string[] =>
    JSON.stringify(blocks).match(/"href":"[^"]*"/g) ?? [];
  const hostile = fc.array(
    fc.constantFrom(
      '<a href="',
      'javascript:',
      'data:text/html,',
      'https://x.y/',
      '">',
      '</a>',
      '<b>',
      '<',
      '>',
      '](',
      '[',
      ')',
      '&#106;',
      '\n',
      '`',
      'x',
      '"',
      "'",
      '<svg onload=',
      '<br>',
    ),
  );
  test('no text makes a link to anything but http and https', () => {
    fc.assert(
      fc.property(hostile, fc.constantFrom('html' as const, 'markdown' as const), (parts, markup) => {
        for (const href of hrefs(parseText(parts.join(''), markup)))
          expect(href).toMatch(/^"href":"https?:\/\//i);
      }),
      { numRuns: 500 },
    );
  });
});

test.each([
  ['S3.T9', ['S3.T8', 'S3.T91', 'Q.A1'], 'S3.T8'],
  ['s3:GetObjects', ['s3:GetObject', 's3:PutObject'], 's3:GetObject'],
  ['aws/s4', ['aws/s3', 'azure/storage'], 'aws/s3'],
  ['entirely different', ['s3:GetObject'], undefined],
  ['x', [], undefined],
])('nearest to %s', (wanted, candidates, expected) => {
  expect(nearest(wanted, candidates)).toBe(expected);
});
