/** How the template writes a link to a place of the document, and how it writes where a place is: as addresses of these schemes, with the place's name. */
export const LEADS = 'demarc:';
export const IS_HERE = 'demarc-here:';

const PLACE = new RegExp(`/URI \\(${IS_HERE}([^()]*)\\)`);
const RECTANGLE = /\/Rect \[([-\d.]+) ([-\d.]+) ([-\d.]+) ([-\d.]+)\]/;

/** The place that a link says is here, and its upper left corner on the page. */
export function placeIn(
  text: string,
): { readonly name: string; readonly x: string; readonly y: string } | undefined {
  const name = PLACE.exec(text)?.[1];
  const [, x, , , y] = RECTANGLE.exec(text) ?? [];
  return name === undefined || x === undefined || y === undefined ? undefined : { name, x, y };
}
