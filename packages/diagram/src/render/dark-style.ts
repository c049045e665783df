import { DARK, LIGHT, type Theme } from './theme.ts';

type Paint = 'fill' | 'stroke';
type Shape = 'circle' | 'path' | 'rect' | 'text';

/** What is painted in each colour: several colours of a theme may be the same, but none of those that paint the same of a shape. */
const PAINTS: Readonly<Record<Exclude<keyof Theme, 'zones'>, readonly (readonly [Shape, Paint])[]>> = {
  background: [['text', 'stroke']],
  ink: [['text', 'fill']],
  quiet: [['text', 'fill']],
  line: [
    ['path', 'stroke'],
    ['path', 'fill'],
  ],
  control: [
    ['path', 'stroke'],
    ['path', 'fill'],
  ],
  node: [['rect', 'fill']],
  nodeBorder: [['rect', 'stroke']],
  accent: [['path', 'stroke']],
  badge: [
    ['path', 'fill'],
    ['rect', 'fill'],
    ['circle', 'fill'],
  ],
  badgeInk: [['text', 'fill']],
};

/**
 * Rules of CSS that show pictures of the theme `light` in the colours of `dark`, for a page that holds them as they are: what is painted as an
 * attribute gives way to a rule. `scope` selects what the pictures are in. Backgrounds that pictures draw themselves stay as they are.
 */
export function darkStyle(scope: string): string {
  const rule = (shape: Shape, paint: Paint, light: string, dark: string) =>
    `${scope} ${shape}[${paint}="${light}"]{${paint}:${dark}}`;
  const { zones, ...colours } = LIGHT;
  const rules = [
    ...(Object.keys(colours) as (keyof typeof colours)[]).flatMap((key) =>
      PAINTS[key].map(([shape, paint]) => rule(shape, paint, LIGHT[key], DARK[key])),
    ),
    ...Object.entries(zones).flatMap(([kind, [fill, border]]) => {
      const [darkFill, darkBorder] = DARK.zones[kind] ?? [fill, border];
      return [rule('rect', 'fill', fill, darkFill), rule('rect', 'stroke', border, darkBorder)];
    }),
  ];
  return [...new Set(rules)].join('');
}

/** Whether a picture of `renderSvg` is in the colours of a theme; one that was drawn in draw.io has its own. */
export function isInThemeColours(svg: string): boolean {
  return /<g data-id="[^"]*" data-kind="(?:zone|node|flow|checkpoint)"/.test(svg);
}
