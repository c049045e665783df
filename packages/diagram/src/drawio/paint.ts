import type { Style } from './cells.ts';

/** A colour that is safe to write into a picture; `none` and anything else that is not a plain colour give nothing. */
export function safeColour(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  return /^#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/i.test(text) ? text : undefined;
}

/** A raster image that travels inside the diagram. draw.io leaves `;base64` out, because `;` ends a style. SVG images and addresses are dropped. */
export function safeImage(text: string | undefined): string | undefined {
  const match = /^data:image\/(png|jpe?g|gif|webp)(?:;base64)?,([A-Za-z0-9+/]+=*)$/i.exec(text ?? '');
  return match
    ? `data:image/${(match[1] as string).toLowerCase().replace('jpg', 'jpeg')};base64,${match[2]}`
    : undefined;
}

const GLYPH_WORDS: readonly (readonly [RegExp, string])[] = [
  [/user|person|people|member|email|identity/i, 'user'],
  [/key|vault|kms|secret/i, 'key'],
  [/queue|pub.?sub|event|notification/i, 'queue'],
  [/endpoint|private.?link|gateway/i, 'endpoint'],
  [/network|vnet|vpc|firewall|load.?balanc/i, 'network'],
  [/blob|bucket|storage.?account|cloud.?storage|simple.?storage|s3/i, 'bucket'],
  [/table/i, 'table'],
  [/bigquery|sql|database|spanner|bigtable|dynamo|redshift/i, 'database'],
  [/function|lambda/i, 'function'],
  [/log|monitor|audit/i, 'monitor'],
  [/file/i, 'file'],
  [/internet|web|globe|browser/i, 'web'],
  [/device|server|compute|machine|kubernetes|virtual/i, 'device'],
  [/subscription|settings|policy|shield|security/i, 'policy'],
];

/** The neutral glyph for a provider's stencil or icon, chosen by the words in its name. */
export function glyphFor(style: Style): string {
  const names = [style.shape, style.image, style.prIcon, style.resIcon, style.grIcon]
    .filter((name) => name !== undefined && !name.startsWith('data:'))
    .join(' ');
  return GLYPH_WORDS.find(([words]) => words.test(names))?.[1] ?? 'service';
}
