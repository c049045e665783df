import { cropToLit, type Focus, focusOn, renderSvg } from '@demarc/diagram';
import type { DocumentSource } from '../source.ts';
import type { Figure } from '../tree.ts';

/** The diagram, whole or focused on an id and cut to what is lit; nothing where there is no diagram, or nothing in it belongs to the id. */
export function pictureOf(
  { analysis, scene }: DocumentSource,
  id: string | undefined,
  anchor: string,
  caption: string,
): readonly Figure[] {
  if (!scene) return [];
  const focus: Focus | undefined = id === undefined ? undefined : focusOn(analysis, id);
  const shown = focus === undefined ? scene : cropToLit(scene, focus);
  if (!shown) return [];
  const svg = renderSvg(shown, { focus, title: caption, legend: id === undefined });
  const [, width = '0', height = '0'] = /^<svg [^>]*? width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? [];
  return [
    {
      type: 'figure',
      anchor,
      caption,
      alt: altOf(shown.items.length, caption),
      svg,
      width: Number(width),
      height: Number(height),
    },
  ];
}

function altOf(parts: number, caption: string): string {
  return `${caption}: a diagram of ${parts} parts. What it shows is told in the text around it.`;
}
