import {
  focusOn,
  type LitPicture,
  litItems,
  pictureOfLit,
  renderSvg,
  type Scene,
  sizeOfSvg,
} from '@demarc/diagram';
import { ref, text } from '../inline.ts';
import type { DocumentSource } from '../source.ts';
import type { Figure, Node } from '../tree.ts';

/** The diagram as a whole; nothing where there is none. */
export function wholePicture({ scene }: DocumentSource, anchor: string, caption: string): readonly Node[] {
  return scene ? [figure({ scene }, altOf(scene, caption), true, anchor, caption)] : [];
}

/** Pictures that a chapter has shown: by what is lit in them, whose they are. */
export type ShownPictures = Map<string, string>;

/**
 * The diagram focused on an id: what is lit of it. One that the chapter has shown is named, not printed again; nothing where there is no diagram, or
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
  const picture = pictureOfLit(scene, lit);
  if (!picture) return [];
  shown.set(parts, id);
  const alt =
    picture.scene.form === 'text' ? altOfFolded(picture.scene, caption) : altOf(picture.scene, caption);
  return [figure(picture, alt, false, anchorOf(id), caption)];
}

function anchorOf(id: string): string {
  return `${id}-diagram`;
}

function figure(
  { scene, lit }: LitPicture,
  alt: string,
  legend: boolean,
  anchor: string,
  caption: string,
): Figure {
  const options = { lit, title: caption, legend };
  let drawn: string | undefined;
  return {
    type: 'figure',
    anchor,
    caption,
    alt,
    ...sizeOfSvg(scene, options),
    // drawn when it is printed
    get svg() {
      drawn ??= renderSvg(scene, options);
      return drawn;
    },
  };
}

function altOf({ items }: Scene, caption: string): string {
  return `${caption}: a diagram of ${items.length} parts. What it shows is told in the text around it.`;
}

/** How long the names of parts may be that are told for those who do not see them; what is over is counted. */
const TOLD = 600;

/** The flows of a picture in words; its nodes where it has no flow. */
function altOfFolded({ items }: Scene, caption: string): string {
  const namesOf = (type: 'flow' | 'node') =>
    items.filter((item) => item.type === type).map(({ name }) => name);
  const flows = namesOf('flow');
  const names = flows.length > 0 ? flows : namesOf('node');
  const told: string[] = [];
  let length = 0;
  for (const name of names) {
    length += name.length + 2;
    if (told.length > 0 && length > TOLD) break;
    told.push(name);
  }
  const more = names.length - told.length;
  return `${caption}: ${told.join('; ')}${more > 0 ? `; and ${more} more` : ''}.`;
}
