import { createTheme, type MantineColorsTuple } from '@mantine/core';

const ACCENT: MantineColorsTuple = [
  '#eef2ff',
  '#dfe6fd',
  '#bdcaf8',
  '#98acf2',
  '#7791ec',
  '#5a76e0',
  '#4560cf',
  '#3451b2',
  '#2a4291',
  '#203370',
];

/** What Mantine's parts look like; all other looks are the custom properties of `tokens.css`. */
export const theme = createTheme({
  colors: { accent: ACCENT },
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: "'JetBrains Mono', ui-monospace, monospace",
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  defaultRadius: 6,
  focusRing: 'auto',
  respectReducedMotion: true,
  cursorType: 'pointer',
});
