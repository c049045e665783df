import { existsSync, readFileSync } from 'node:fs';
import { type DiagramText, readExchange } from '@demarc/core';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { decodeDrawio, encodeDrawio } from '../src/drawio/decode.ts';
import { focusOn } from '../src/focus.ts';
import {
  checkDrawio,
  layoutDiagram,
  litItems,
  loadRouter,
  readDrawio,
  renderSvg,
  type Scene,
  writeDrawio,
} from '../src/index.ts';
import { readS3 } from './sample.ts';

const base64 = (text: string) => Buffer.from(text, 'utf8').toString('base64');
const page = (cells: string) => `<mxGraphModel><root>${cells}</root></mxGraphModel>`;
const shape = (label: string, style = 'rounded=1') =>
  `<mxCell id="shape" value="${label}" style="${style}" vertex="1" parent="1"><mxGeometry x="0" y="0" width="80" height="40" as="geometry"/></mxCell>`;

describe('readDrawio', () => {
  it.each([
    ['deflated', encodeDrawio(page(shape('Queue')))],
    [
      'as plain XML in a file',
      base64(`<mxfile><diagram name="p">${page(shape('Queue'))}</diagram></mxfile>`),
    ],
    ['as a page alone', base64(page(shape('Queue')))],
    ['not even in base64', page(shape('Queue'))],
  ])('reads a page %s', (_form, body) => {
    const { scene, problems } = readDrawio(body);
    expect(problems).toEqual([]);
    expect(scene?.items).toMatchObject([{ type: 'shape', shape: 'rectangle', name: 'Queue' }]);
  });

  it.each([
    ['no base64', '§§§', 'not base64'],
    ['something else', base64('hello'), 'not a draw.io file: expected an `mxfile` with a `diagram`'],
    ['a page that is no XML', encodeDrawio('hello'), 'XML'],
    ['a page cut off', encodeDrawio(page(shape('Queue')).slice(0, 60)), 'not well-formed XML'],
    [
      'a page that does not inflate',
      base64('<mxfile><diagram>AAAA////</diagram></mxfile>'),
      'cannot be inflated',
    ],
    [
      'entities',
      base64(
        `<mxfile><diagram><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${page(shape('&b;'))}</diagram></mxfile>`,
      ),
      'not a draw.io file|cannot be inflated|not base64|declares entities',
    ],
    [
      'entities in a deflated page',
      encodeDrawio(`<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>${page(shape('&f;'))}`),
      'declares entities, which a diagram must not',
    ],
    ['elements nested too deeply', encodeDrawio(page(`${'<a>'.repeat(300)}${'</a>'.repeat(300)}`)), 'nested'],
    ['a page that inflates beyond bounds', encodeDrawio('a'.repeat(50 * 1024 * 1024)), 'inflates to more'],
  ])('refuses %s in one sentence', (_what, body, message) => {
    const { scene, problems } = readDrawio(body);
    expect(scene).toBeUndefined();
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toMatch(new RegExp(message));
  });

  it.each([
    ['a script in a label', shape('&lt;script&gt;alert(1)&lt;/script&gt;ok')],
    ['a handler in a label', shape('&lt;img src=x onerror=alert(1)&gt;ok')],
    [
      'markup that closes the picture',
      shape('&lt;/text&gt;&lt;/svg&gt;&lt;script&gt;alert(1)&lt;/script&gt;'),
    ],
    ['an SVG image', shape('', 'shape=image;image=data:image/svg+xml,PHN2ZyBvbmxvYWQ9ImFsZXJ0KDEpIi8+')],
    ['an image elsewhere', shape('', 'shape=image;image=https://example.com/x.png')],
    ['a javascript image', shape('', 'shape=image;image=javascript:alert(1)')],
    ['a colour that is none', shape('a', 'fillColor=red&quot;/&gt;&lt;script&gt;;strokeColor=url(#a)')],
    [
      'sizes that are no numbers',
      shape('a').replace('width="80"', 'width="NaN"').replace('x="0"', 'x="1e999"'),
    ],
    ['a prototype as a style', shape('a', '__proto__=1;constructor=2;shape=constructor')],
    ['a parent inside itself', shape('a').replace('parent="1"', 'parent="shape"')],
    ['a control character', shape('a&#7;b&#x1F;')],
  ])('draws %s without harm', (_what, cells) => {
    const { scene, problems } = readDrawio(encodeDrawio(page(cells)));
    expect(problems).toEqual([]);
    const svg = renderSvg(scene as Scene);
    expect(XMLValidator.validate(svg)).toBe(true);
    expect(harmful(svg)).toEqual([]);
    expect(svg).not.toMatch(/NaN|Infinity/);
  });

  it('keeps raster images, which draw.io writes without `;base64`', () => {
    const { scene } = readDrawio(
      encodeDrawio(page(shape('', 'shape=image;image=data:image/png,iVBORw0KGgo='))),
    );
    expect(renderSvg(scene as Scene)).toContain('href="data:image/png;base64,iVBORw0KGgo="');
  });
});

describe('writeDrawio', () => {
  it('writes what readDrawio reads, with the published tags', async () => {
    const { model, index } = readS3();
    const drawn = layoutDiagram(model.diagram?.text as DiagramText, await loadRouter());
    const body = writeDrawio(drawn, (threat) => index.threats.get(threat)?.featureClass);
    expect(decodeDrawio(body).name).toBe('mxGraphModel');
    const { scene, problems } = readDrawio(body);
    expect(problems).toEqual([]);
    expect(scene?.items.map(({ id }) => id)).toEqual(drawn.items.map(({ id }) => id));
    expect(scene && checkDrawio(scene, model)).toEqual([]);
    // what is lit for a feature class in our form is lit in the published one
    const analysis = readS3();
    for (const { id } of model.featureClasses) {
      const own = [...litItems(drawn, focusOn(analysis, id))];
      const published = litItems(scene as Scene, focusOn(analysis, id));
      const tagged = drawn.items
        .filter(({ tags }) => tags.featureClasses.includes(id))
        .map((item) => item.id);
      expect(tagged.filter((item) => !published.has(item))).toEqual([]);
      expect([...published].filter((item) => !own.includes(item))).toEqual([]);
    }
  });
});

const PUBLISHED = new URL('../../../../shared/data/threatmodels/', import.meta.url);
const documentAt = (name: string) =>
  readExchange(JSON.parse(readFileSync(new URL(name, PUBLISHED), 'utf8'))).value;

describe.runIf(existsSync(PUBLISHED))('published diagrams', () => {
  it.each(['azure-storage-2026-02-21.json', 'gcp-bigquery-2026-02-21.json'])('%s draws whole', (name) => {
    const { scene, problems } = readDrawio(documentAt(name)?.diagram?.drawio ?? '');
    expect(problems).toEqual([]);
    expect(scene?.items.length).toBeGreaterThan(50);
    const svg = renderSvg(scene as Scene);
    expect(XMLValidator.validate(svg)).toBe(true);
    expect(harmful(svg)).toEqual([]);
  });

  it('the oldest has none', () => {
    expect(documentAt('azure-storage-2023-06-11.json')?.diagram).toBeUndefined();
  });
});

const HARMLESS = ['svg', 'g', 'title', 'rect', 'ellipse', 'circle', 'path', 'text', 'image'];

/** Elements and attributes of a picture that could run or load something. */
function harmful(svg: string): readonly string[] {
  const found: string[] = [];
  const visit = (nodes: readonly Record<string, unknown>[]): void => {
    for (const node of nodes) {
      const name = Object.keys(node).find((key) => key !== ':@') ?? '';
      if (name === '#text') continue;
      if (!HARMLESS.includes(name)) found.push(name);
      for (const [key, value] of Object.entries((node[':@'] ?? {}) as Record<string, string>)) {
        if (/^on|href$|^style$/i.test(key) && !String(value).startsWith('data:image/png')) {
          if (!/^data:image\/(png|jpeg|gif|webp);base64,/.test(String(value))) found.push(`${name} ${key}`);
        }
        if (/url\(|javascript:/i.test(String(value))) found.push(`${name} ${key}=${value}`);
      }
      visit(node[name] as readonly Record<string, unknown>[]);
    }
  };
  visit(
    new XMLParser({ preserveOrder: true, ignoreAttributes: false, attributeNamePrefix: '' }).parse(
      svg,
    ) as Record<string, unknown>[],
  );
  return found;
}
