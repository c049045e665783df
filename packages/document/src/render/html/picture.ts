import type { Figure } from '../../tree.ts';
import { type Markup, text } from './html.ts';

/**
 * The picture within the page: one image with its description, its ids made its own, since pictures of one renderer name their
 * gradients and arrowheads alike. Texts in it cannot look like attributes: the renderer escapes their quotes.
 */
export function pictureHtml({ svg, alt }: Figure, number: number): Markup {
  const prefix = `~x-figure-${number}-`;
  const start = svg.indexOf('<svg');
  return svg
    .slice(Math.max(start, 0))
    .replace(/\sid="([^"]*)"/g, ` id="${prefix}$1"`)
    .replace(/url\(#([^)]*)\)/g, `url(#${prefix}$1)`)
    .replace(/\s((?:xlink:)?href)="#([^"]*)"/g, ` $1="#${prefix}$2"`)
    .replace(/^<svg([^>]*)>/, (_, attributes: string) => {
      const kept = attributes.replace(/\s(?:role|aria-label)="[^"]*"/g, '');
      return `<svg${kept} role="img" aria-label="${text(alt)}">`;
    }) as Markup;
}
