import { DIMMED } from './svg.ts';

const dimmedGroup = new RegExp(
  `^<g data-id="[^"]*" data-kind="[a-z]+" opacity="(?:${Object.values(DIMMED).join('|')})"[^>]*>[\\s\\S]*?</g>\\n`,
  'gm',
);

/**
 * A picture of `renderSvg` with what is lit alone, for programs to which faint shapes are dear: each of them is a layer of its own
 * where a picture is turned into pixels. Nothing is taken from a picture without focus.
 */
export function withoutDimmed(svg: string): string {
  return svg.replace(dimmedGroup, '');
}
