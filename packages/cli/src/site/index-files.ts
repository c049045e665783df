import { createHash } from 'node:crypto';
import { escaped } from './html.ts';
import type { SitePage } from './page.ts';

/** As many addresses as one sitemap may hold. */
const MOST_ADDRESSES = 50_000;

/** Where the pages are, for search engines: one sitemap, or several and their index. Addresses in it must be whole. */
export function sitemaps(
  paths: readonly string[],
  baseUrl: string,
): readonly { readonly path: string; readonly content: string }[] {
  const parts = Array.from({ length: Math.ceil(paths.length / MOST_ADDRESSES) }, (_, at) =>
    paths.slice(at * MOST_ADDRESSES, (at + 1) * MOST_ADDRESSES),
  );
  const list = (root: string, element: string, addresses: readonly string[]) =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${addresses.map((address) => `<${element}><loc>${escaped(`${baseUrl}${address}`)}</loc></${element}>`).join('\n')}\n</${root}>\n`;
  if (parts.length <= 1) return [{ path: 'sitemap.xml', content: list('urlset', 'url', paths) }];
  const files = parts.map((part, at) => ({
    path: `sitemap-${at + 1}.xml`,
    content: list('urlset', 'url', part),
  }));
  const index = list(
    'sitemapindex',
    'sitemap',
    files.map(({ path }) => path),
  );
  return [{ path: 'sitemap.xml', content: index }, ...files];
}

export function robotsText(baseUrl: string | undefined): string {
  return `User-agent: *\nAllow: /\n${baseUrl === undefined ? '' : `Sitemap: ${baseUrl}sitemap.xml\n`}`;
}

const STYLE =
  'body{font:15px/1.6 system-ui,sans-serif;max-width:40rem;margin:4rem auto;padding:0 1.5rem;color-scheme:light dark}h1{font-size:1.4rem}';

const NOT_FOUND =
  '<h1>There is no page at this address</h1>\n<p>It may have been renamed or removed, or belong to another version.</p>\n';

/** What a host answers with where there is nothing, at any depth. It is the application: an address that has no page of its own is shown all the same. */
export function notFound(baseUrl: string): SitePage {
  return {
    path: '',
    base: new URL(baseUrl).pathname,
    title: 'There is no page at this address · Demarc',
    description: 'There is no page at this address.',
    summary: `${NOT_FOUND}<p><a href="./">Go to the catalog</a></p>\n`,
    hidden: true,
  };
}

const DIGEST = createHash('sha256').update(STYLE).digest('base64');

/** The same where the site's place is not known, so that nothing of the site can be loaded. */
export const NOT_FOUND_PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${DIGEST}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>There is no page at this address · Demarc</title>
<style>${STYLE}</style>
</head>
<body><main>${NOT_FOUND}</main></body>
</html>
`;
