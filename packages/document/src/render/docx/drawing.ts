import type { Figure } from '../../tree.ts';
import type { Place } from './block.ts';
import { EMU_PER_TWIP, TWIPS_PER_PIXEL } from './page.ts';
import type { Writer } from './writer.ts';
import { element, type Xml } from './xml.ts';

export interface Size {
  /** Twips. */
  readonly width: number;
  readonly height: number;
}

/** Ten centimetres upright, as what does not fit goes to the next page and leaves a hole; on a page on its side a picture may fill it. */
const HIGHEST = { portrait: 5700, landscape: 8000 } as const;
const PORTRAIT_WIDTH = 9638;

/** A picture in its own size, smaller where the page is. */
export function printedSize({ width, height }: Figure, place: Place): Size {
  const highest = place.width > PORTRAIT_WIDTH ? HIGHEST.landscape : HIGHEST.portrait;
  const wide = Math.max(1, width) * TWIPS_PER_PIXEL;
  const high = Math.max(1, height) * TWIPS_PER_PIXEL;
  const scale = Math.min(1, (place.width - place.indent) / wide, highest / high);
  return { width: Math.max(1, Math.round(wide * scale)), height: Math.max(1, Math.round(high * scale)) };
}

const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006/main';
const PICTURE = 'http://schemas.openxmlformats.org/drawingml/2006/picture';
const SVG = 'http://schemas.microsoft.com/office/drawing/2016/SVG/main';

/** A picture in the line: the SVG for those who can draw it, a PNG for the others, and what it shows in words. */
export function drawingXml(writer: Writer, figure: Figure, size: Size): Xml {
  const id = writer.next('drawing');
  const { png, svg } = writer.pictures.relationshipsOf(figure.svg);
  const cx = size.width * EMU_PER_TWIP;
  const cy = size.height * EMU_PER_TWIP;
  const svgExtension = element(
    'a:ext',
    { uri: '{96DAC541-7B7A-43D3-8B79-37D633B846F1}' },
    element('asvg:svgBlip', { 'xmlns:asvg': SVG, 'r:embed': svg }),
  );
  const picture = element(
    'pic:pic',
    { 'xmlns:pic': PICTURE },
    element(
      'pic:nvPicPr',
      {},
      element('pic:cNvPr', { id, name: `Picture ${id}`, descr: figure.alt }),
      element('pic:cNvPicPr', {}, element('a:picLocks', { noChangeAspect: 1 })),
    ),
    element(
      'pic:blipFill',
      {},
      element('a:blip', { 'r:embed': png }, element('a:extLst', {}, svgExtension)),
      element('a:stretch', {}, element('a:fillRect')),
    ),
    element(
      'pic:spPr',
      {},
      element('a:xfrm', {}, element('a:off', { x: 0, y: 0 }), element('a:ext', { cx, cy })),
      element('a:prstGeom', { prst: 'rect' }, element('a:avLst')),
    ),
  );
  return element(
    'w:r',
    {},
    element(
      'w:drawing',
      {},
      element(
        'wp:inline',
        { distT: 0, distB: 0, distL: 0, distR: 0 },
        element('wp:extent', { cx, cy }),
        element('wp:effectExtent', { l: 0, t: 0, r: 0, b: 0 }),
        element('wp:docPr', { id, name: `Picture ${id}`, descr: figure.alt }),
        element(
          'wp:cNvGraphicFramePr',
          {},
          element('a:graphicFrameLocks', { 'xmlns:a': DRAWING, noChangeAspect: 1 }),
        ),
        element('a:graphic', { 'xmlns:a': DRAWING }, element('a:graphicData', { uri: PICTURE }, picture)),
      ),
    ),
  );
}
