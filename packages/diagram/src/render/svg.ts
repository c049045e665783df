import type { Scene, SceneItem } from '../scene.ts';
import { drawnLine, drawnShape } from './drawn.ts';
import { escapeXml } from './escape.ts';
import { checkpointBadge, flowLine, legend, nodeBox, zoneBox } from './parts.ts';
import { coloursOf, type ThemeName } from './theme.ts';

export interface RenderOptions {
  readonly theme?: ThemeName | undefined;
  /** The ids of the items that stay lit, see `litItems`; all do when absent. */
  readonly lit?: ReadonlySet<string> | undefined;
  /** What the picture is called for those who do not see it. */
  readonly title?: string | undefined;
  /** Draw the background too: for files. */
  readonly background?: boolean | undefined;
  /** Explain the badges below the picture. */
  readonly legend?: boolean | undefined;
}

/** How much of what is not in focus still shows. */
export const DIMMED = { text: 0.14, drawio: 0.1 } as const;

const LEGEND_HEIGHT = 34;

/** How wide and high a picture is as SVG, in pixels. */
export function sizeOfSvg(
  { view, form }: Scene,
  { legend: explained }: Pick<RenderOptions, 'legend'> = {},
): { readonly width: number; readonly height: number } {
  const withLegend = explained === true && form === 'text';
  return { width: view.width, height: view.height + (withLegend ? LEGEND_HEIGHT : 0) };
}

/**
 * A picture as SVG. Every element is a group with its id (`data-id`), its kind and a title, so that a page can dim and describe it; nothing in it can run or load.
 */
export function renderSvg(scene: Scene, options: RenderOptions = {}): string {
  const colours = coloursOf(options.theme ?? 'light');
  const { lit } = options;
  const { x, y, height } = scene.view;
  const { width, height: full } = sizeOfSvg(scene, options);
  const withLegend = full > height;
  const body = scene.items.map((item) => {
    const dim = lit && !lit.has(item.id) ? ` opacity="${DIMMED[scene.form]}"` : '';
    return `<g data-id="${escapeXml(item.id)}" data-kind="${item.type}"${dim} role="img" aria-label="${escapeXml(item.name)}"><title>${escapeXml(titleOf(item))}</title>${drawItem(item, colours)}</g>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${x} ${y} ${width} ${full}" width="${width}" height="${full}" role="group" aria-label="${escapeXml(options.title ?? 'data flow diagram')}" font-family="Inter, 'Inter Variable', 'Helvetica Neue', Arial, sans-serif">`,
    options.background
      ? `<rect x="${x}" y="${y}" width="${width}" height="${full}" fill="${scene.form === 'drawio' ? '#ffffff' : colours.colour('background')}"/>`
      : '',
    ...body,
    withLegend ? legend(x + 20, y + height + LEGEND_HEIGHT / 2, colours) : '',
    '</svg>',
  ].join('\n');
}

function drawItem(item: SceneItem, colours: ReturnType<typeof coloursOf>): string {
  switch (item.type) {
    case 'zone':
      return zoneBox(item, colours);
    case 'node':
      return nodeBox(item, colours);
    case 'flow':
      return flowLine(item, colours);
    case 'checkpoint':
      return checkpointBadge(item, colours);
    case 'shape':
      return drawnShape(item);
    case 'line':
      return drawnLine(item);
  }
}

function titleOf(item: SceneItem): string {
  return item.type === 'node' && item.note !== undefined ? `${item.name}\n${item.note}` : item.name;
}
