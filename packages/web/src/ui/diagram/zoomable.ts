import type { Scene } from '@demarc/diagram';
import { select } from 'd3-selection';
import { zoom, zoomIdentity } from 'd3-zoom';

/** How near one can go. */
const MOST = 8;
/** How far one press of an arrow key moves, in pixels. */
const STEP = 60;
/** Letters smaller than this share of their size cannot be read: the picture then begins nearer. */
const READABLE = 0.42;

/** What buttons do with a picture. */
export interface Zoomable {
  readonly scaleBy: (factor: number) => void;
  readonly fit: () => void;
  readonly stop: () => void;
}

/**
 * Lets the picture in a box be zoomed and moved: by drag and pinch, by the wheel with Ctrl or Cmd (without them the page scrolls), by keys. On a narrow
 * screen it begins as near as its letters need, in the middle of what is lit.
 */
export function makeZoomable(box: HTMLElement, { view }: Scene): Zoomable {
  const svg = box.querySelector('svg');
  if (!svg) throw new Error('the picture is drawn before it is moved');
  svg.removeAttribute('width');
  svg.removeAttribute('height');
  box.tabIndex = 0;
  const zooming = zoom<HTMLElement, unknown>()
    .scaleExtent([1, MOST])
    .extent(() => extentOf(box))
    .filter((event: MouseEvent) => (event.type === 'wheel' ? event.ctrlKey || event.metaKey : !event.button))
    .on('start', () => {
      // the box may have another size since: nothing beyond the picture is ever shown
      zooming.translateExtent(extentOf(box));
    })
    .on('zoom', ({ transform: { k, x, y } }: { transform: { k: number; x: number; y: number } }) => {
      // the picture stands in the middle of its box, whose shape may be another
      const scale = Math.max(view.width / box.clientWidth, view.height / box.clientHeight);
      const [width, height] = [box.clientWidth * scale, box.clientHeight * scale];
      const left = view.x - (width - view.width) / 2 - (x / k) * scale;
      const top = view.y - (height - view.height) / 2 - (y / k) * scale;
      svg.setAttribute('viewBox', `${left} ${top} ${width / k} ${height / k}`);
      box.toggleAttribute('data-near', k > 1);
    });
  zooming.translateExtent(extentOf(box));
  const target = select(box).call(zooming).on('dblclick.zoom', null);
  const key = (event: KeyboardEvent) => {
    const moves = { ArrowLeft: [STEP, 0], ArrowRight: [-STEP, 0], ArrowUp: [0, STEP], ArrowDown: [0, -STEP] };
    const move = moves[event.key as keyof typeof moves];
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === '+' || event.key === '=') target.call(zooming.scaleBy, 1.4);
    else if (event.key === '-') target.call(zooming.scaleBy, 1 / 1.4);
    else if (event.key === '0') target.call(zooming.transform, zoomIdentity);
    else if (move && box.hasAttribute('data-near'))
      target.call(zooming.translateBy, move[0] as number, move[1] as number);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  box.addEventListener('keydown', key);
  const needed = (READABLE * view.width) / box.clientWidth;
  if (needed > 1) target.call(zooming.scaleTo, Math.min(needed, MOST), middleOf(box));
  return {
    scaleBy: (factor) => target.call(zooming.scaleBy, factor),
    fit: () => target.call(zooming.transform, zoomIdentity),
    stop: () => {
      target.on('.zoom', null);
      box.removeEventListener('keydown', key);
    },
  };
}

function extentOf({ clientWidth, clientHeight }: HTMLElement): [[number, number], [number, number]] {
  return [
    [0, 0],
    [clientWidth, clientHeight],
  ];
}

/** The middle of what is lit, in pixels of the box; its own where all is. */
function middleOf(box: HTMLElement): [number, number] {
  const nodes = [...box.querySelectorAll('g[data-kind="node"], g[data-kind="shape"]')];
  const lit = nodes.filter((node) => !node.hasAttribute('data-dim'));
  if (lit.length === 0 || lit.length === nodes.length) return [box.clientWidth / 2, box.clientHeight / 2];
  const around = box.getBoundingClientRect();
  const places = lit.map((node) => node.getBoundingClientRect());
  return [
    (Math.min(...places.map(({ left }) => left)) + Math.max(...places.map(({ right }) => right))) / 2 -
      around.left,
    (Math.min(...places.map(({ top }) => top)) + Math.max(...places.map(({ bottom }) => bottom))) / 2 -
      around.top,
  ];
}
