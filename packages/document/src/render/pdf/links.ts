/** How the template writes a link to a place of the document, and how it writes where a place is: as addresses of these schemes, with the place's name. */
const LEADS = 'demarc:';
const IS_HERE = 'demarc-here:';

const LINK = new RegExp(
  `/A <<\\s+/Type /Action\\s+/S /URI\\s+/URI \\((?:${LEADS}|${IS_HERE})([^()]*)\\)\\s+>>([\\s\\S]*?/Contents \\()(?:${LEADS}|${IS_HERE})`,
);
const PLACE = new RegExp(`/URI \\(${IS_HERE}([^()]*)\\)`);
const RECTANGLE = /\/Rect \[([-\d.]+) ([-\d.]+) ([-\d.]+) ([-\d.]+)\]/;

/**
 * The text of an object in which a link to an address such as `demarc:S3.T14` leads to the place of that name. Were Typst to resolve ten thousand links itself, it
 * would lay the document out twice, and it could not lead from one part of it to another.
 */
export function boundLink(text: string): string {
  if (!text.includes('/URI (demarc')) return text;
  return text.replace(LINK, (_, name: string, between: string) => `/Dest (${name})${between}`);
}

/** The place that a link says is here, and its upper left corner on the page. */
export function placeIn(
  text: string,
): { readonly name: string; readonly x: string; readonly y: string } | undefined {
  const name = PLACE.exec(text)?.[1];
  const [, x, , , y] = RECTANGLE.exec(text) ?? [];
  return name === undefined || x === undefined || y === undefined ? undefined : { name, x, y };
}
