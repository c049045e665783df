import { cropToLit, focusOn, litItems, renderSvg, type Scene, sizeOfSvg } from '@demarc/diagram';
import { ref, text } from '../inline.ts';
import type { DocumentSource } from '../source.ts';
import type { Figure, Node } from '../tree.ts';

/** The diagram as a whole; nothing where there is none. */
export function wholePicture({ scene }: DocumentSource, anchor: string, caption: string): readonly Node[] {
  return scene ? [figure(scene, undefined, anchor, caption)] : [];
}

/** Pictures that a chapter has shown: by what is lit in them, whose they are. */
export type ShownPictures = Map<string, string>;

/**
 * The diagram focused on an id and cut to what is lit. One that the chapter has shown is named, not printed again; nothing where there is no diagram, or
 * nothing in it belongs to the id.
 */
export function focusedPicture(
  { analysis, scene }: DocumentSource,
  id: string,
  caption: string,
  shown: ShownPictures,
): readonly Node[] {
  if (!scene) return [];
  const lit = litItems(scene, focusOn(analysis, id));
  const cut = cropToLit(scene, lit);
  if (!cut) return [];
  const parts = [...lit].join(' ');
  const before = shown.get(parts);
  if (before !== undefined)
    return [
      {
        type: 'paragraph',
        lead: 'Where it happens',
        children: [
          text('in the parts that the '),
          ref(anchorOf(before), `diagram of ${before}`),
          text(' shows.'),
        ],
      },
    ];
  shown.set(parts, id);
  return [figure(cut, lit, anchorOf(id), caption)];
}

function anchorOf(id: string): string {
  return `${id}-diagram`;
}

function figure(scene: Scene, lit: ReadonlySet<string> | undefined, anchor: string, caption: string): Figure {
  const options = { lit, title: caption, legend: lit === undefined };
  let drawn: string | undefined;
  return {
    type: 'figure',
    anchor,
    caption,
    alt: altOf(scene.items.length, caption),
    ...sizeOfSvg(scene, options),
    // drawn when it is printed
    get svg() {
      drawn ??= renderSvg(scene, options);
      return drawn;
    },
  };
}

function altOf(parts: number, caption: string): string {
  return `${caption}: a diagram of ${parts} parts. What it shows is told in the text around it.`;
}
