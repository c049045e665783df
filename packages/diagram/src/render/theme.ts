/** The colours of a picture. */
export interface Theme {
  readonly background: string;
  readonly ink: string;
  readonly quiet: string;
  readonly line: string;
  readonly control: string;
  readonly node: string;
  readonly nodeBorder: string;
  readonly accent: string;
  readonly badge: string;
  readonly badgeInk: string;
  /** Fill and border of a trust boundary by its kind. Kinds that look the same in one theme look the same in the other. */
  readonly zones: Readonly<Record<string, readonly [fill: string, border: string]>>;
}

export const LIGHT: Theme = {
  background: '#ffffff',
  ink: '#1c2430',
  quiet: '#5b6675',
  line: '#3d4a5c',
  control: '#7a5c1e',
  node: '#ffffff',
  nodeBorder: '#c9d0d9',
  accent: '#1f5fbf',
  badge: '#1c2430',
  badgeInk: '#ffffff',
  zones: {
    internet: ['#fbf4f1', '#d3a692'],
    provider: ['#f4f7fb', '#9fb2cc'],
    organization: ['#f3f5f9', '#a9b4c6'],
    account: ['#eef4f4', '#8fb0b1'],
    region: ['#f4f7fb', '#9fb2cc'],
    network: ['#f0f6ee', '#9bb792'],
    'on-premises': ['#f7f5ef', '#bfb394'],
    service: ['#eef1fa', '#97a5d1'],
  },
};

export const DARK: Theme = {
  background: '#14181e',
  ink: '#e4e9f0',
  quiet: '#9aa6b5',
  line: '#aab6c6',
  control: '#d3b166',
  node: '#1e252e',
  nodeBorder: '#3a4552',
  accent: '#7fb0ff',
  badge: '#e4e9f0',
  badgeInk: '#14181e',
  zones: {
    internet: ['#231c1a', '#7d5b4d'],
    provider: ['#181e27', '#4c5f7c'],
    organization: ['#191e26', '#525d70'],
    account: ['#18211f', '#47686a'],
    region: ['#181e27', '#4c5f7c'],
    network: ['#19211a', '#50694a'],
    'on-premises': ['#211f19', '#6f664d'],
    service: ['#1a1f2e', '#535f8c'],
  },
};

/** `light` and `dark` write colours; `page` writes custom properties (`--dfd-ink` …) with the light colours to fall back on, for a page to set. */
export type ThemeName = 'light' | 'dark' | 'page';

/** A colour of the theme as it is written. */
export type Colour = (name: Exclude<keyof Theme, 'zones'>) => string;
export type ZoneColours = (kind: string) => readonly [fill: string, border: string];

export function coloursOf(name: ThemeName): { readonly colour: Colour; readonly zone: ZoneColours } {
  const theme = name === 'dark' ? DARK : LIGHT;
  const zone = (kind: string) => theme.zones[kind] ?? (theme.zones.provider as readonly [string, string]);
  if (name !== 'page') return { colour: (key) => theme[key], zone };
  const dashed = (key: string) => key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return {
    colour: (key) => `var(--dfd-${dashed(key)}, ${theme[key]})`,
    zone: (kind) => {
      const [fill, border] = zone(kind);
      return [`var(--dfd-zone-${kind}, ${fill})`, `var(--dfd-zone-${kind}-border, ${border})`];
    },
  };
}

/** The custom properties of a theme, for a page that shows pictures with the theme `page`. */
export function themeProperties(theme: Theme): Readonly<Record<string, string>> {
  const { zones, ...colours } = theme;
  const dashed = (key: string) => key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return Object.fromEntries([
    ...Object.entries(colours).map(([key, value]) => [`--dfd-${dashed(key)}`, value]),
    ...Object.entries(zones).flatMap(([kind, [fill, border]]) => [
      [`--dfd-zone-${kind}`, fill],
      [`--dfd-zone-${kind}-border`, border],
    ]),
  ]);
}
