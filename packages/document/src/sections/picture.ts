import { focusOn, litItems, pictureOfLit, renderSvg, type Scene, sizeOfSvg } from '@demarc/diagram';
import { ref, text } from '../inline.ts';
import type { DocumentSource } from '../source.ts';
import type { Figure, Node } from '../tree.ts';

/** The diagram as a whole; nothing where there is none. */
export function wholePicture({ scene }: DocumentSource, anchor: string, caption: string): readonly Node[] {
  if (!scene) return [];
  const drawn = () => ({
    alt: altOf(scene, caption),
    ...sizeOfSvg(scene, { legend: true }),
    svg: renderSvg(scene, { title: caption, legend: true }),
  });
  return [figure(drawn, anchor, caption, true)];
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
  if (!scene.items.some(({ id: item, type }) => type !== 'zone' && lit.has(item))) return [];
  shown.set(parts, id);
  return [figure(() => focused(scene, lit, caption), anchorOf(id), caption)];
}

function anchorOf(id: string): string {
  return `${id}-diagram`;
}

type Drawn = Pick<Figure, 'alt' | 'width' | 'height' | 'svg'>;

/** A figure that is drawn when it is printed. */
function figure(draw: () => Drawn, anchor: string, caption: string, whole?: true): Figure {
  let drawn: Drawn | undefined;
  const once = (): Drawn => {
    drawn ??= draw();
    return drawn;
  };
  return {
    type: 'figure',
    anchor,
    caption,
    ...(whole ? { whole } : {}),
    get alt() {
      return once().alt;
    },
    get width() {
      return once().width;
    },
    get height() {
      return once().height;
    },
    get svg() {
      return once().svg;
    },
  };
}

function focused(whole: Scene, lit: ReadonlySet<string>, caption: string): Drawn {
  const { scene, lit: alight } = pictureOfLit(whole, lit) ?? { scene: whole, lit };
  return {
    alt: scene.form === 'text' ? altOfFolded(scene, caption) : altOf(scene, caption),
    ...sizeOfSvg(scene),
    svg: renderSvg(scene, { lit: alight, title: caption }),
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
