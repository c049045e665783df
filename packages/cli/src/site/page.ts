import { createHash } from 'node:crypto';
import { metaPolicy } from '@demarc/server';
import { escaped } from './html.ts';

/** A page of the site, before it is put into the application's. */
export interface SitePage {
  /** Its folder below the site's root, ending in a slash; empty for the first page. */
  readonly path: string;
  readonly title: string;
  readonly description: string;
  /** What it says, for those who read without JavaScript: markup. */
  readonly summary: string;
  /** Where the site's root is, if it cannot be told from the path. */
  readonly base?: string;
  /** Kept out of search engines: another page says the same, or it has nothing to say. */
  readonly hidden?: boolean;
}

export type PageWriter = (page: SitePage) => string;

/**
 * Runs before anything is loaded. The base of a page counts on the slash at the end of its address: a host that leaves it out, or that
 * is asked for `index.html`, is set right.
 */
const BASE_SCRIPT = `(function () {
  var path = location.pathname;
  var base = document.querySelector("base");
  if (/\\/index\\.html$/.test(path))
    history.replaceState(null, "", path.slice(0, -10) + location.search + location.hash);
  var href = base.getAttribute("href");
  base.href = /(\\/|\\/index\\.html)$/.test(path) || href[0] === "/" ? base.href : path + "/" + href;
})();`;

const ROOT = '<div id="root"></div>';

/** Makes pages out of the built application's own. Throws if that has another shape than is known here. */
export function createPageWriter(application: string): PageWriter {
  // INVARIANT: the same application gives the same bytes. Nothing is kept secret by it: there is no text of others that could carry a style element.
  const nonce = createHash('sha256').update(application).digest('base64').slice(0, 24);
  const policy = escaped(metaPolicy(nonce, BASE_SCRIPT));
  const shell = [
    [
      /<base href="[^"]*" ?\/?>/,
      `<meta http-equiv="Content-Security-Policy" content="${policy}" />\n    <base href="{base}" />\n    <script>${BASE_SCRIPT}</script>`,
    ],
    [/(<meta name="csp-nonce" content=")[^"]*/, `$1${nonce}`],
    [/(<meta name="description" content=")[^"]*/, '$1{description}'],
    [/<title>[^<]*<\/title>/, '<title>{title}</title>'],
    [
      /<\/head>/,
      `  <meta name="demarc-site" content="static" />
    <meta name="referrer" content="no-referrer" />{robots}
    <link rel="stylesheet" href="./site.css" />
    <link rel="alternate" type="application/atom+xml" title="Changes" href="./feed.xml" />
  </head>`,
    ],
    [/\s*<noscript>[\s\S]*?<\/noscript>/, ''],
    [ROOT, '<div id="root"><main class="site-summary">{summary}</main></div>'],
  ].reduce(
    (html, [pattern, text]) => replaceOnce(html, pattern as string | RegExp, text as string),
    application,
  );
  const parts = shell.split(/\{(base|description|title|robots|summary)\}/);
  return (page) => {
    const values: Readonly<Record<string, string>> = {
      base: escaped(page.base ?? ('../'.repeat(page.path.split('/').length - 1) || './')),
      title: escaped(page.title),
      description: escaped(page.description),
      robots: page.hidden ? '\n    <meta name="robots" content="noindex, follow" />' : '',
      summary: page.summary,
    };
    return parts.map((part, at) => (at % 2 === 1 ? values[part] : part)).join('');
  };
}

function replaceOnce(html: string, pattern: string | RegExp, text: string): string {
  if (html.search(pattern) < 0)
    throw new Error(`the page of the built application has no ${String(pattern)}: build it again`);
  return html.replace(pattern, text);
}

/** How a summary looks. With scripts it is shown only where the application is slow to come up: then there is something to read meanwhile. */
export const SUMMARY_STYLE = `.site-summary {
  max-width: 52rem;
  margin: 0 auto;
  padding: 2rem 1.25rem 4rem;
  font-size: 15px;
  line-height: 1.6;
}
.site-summary h1 { margin: 0.5rem 0 1rem; font-size: 22px; }
.site-summary h2 { margin: 2rem 0 0.5rem; font-size: 16px; }
.site-summary p { margin: 0.5rem 0; max-width: 44rem; }
.site-summary ul { margin: 0.5rem 0; padding-left: 1.25rem; }
.site-summary a { color: var(--d-accent-text); text-decoration: underline; }
.site-summary nav { color: var(--d-muted); }
.site-summary dl { display: grid; grid-template-columns: minmax(7rem, max-content) 1fr; gap: 0.25rem 1rem; }
.site-summary dt { color: var(--d-muted); }
.site-summary dt::first-letter, .site-summary th::first-letter { text-transform: uppercase; }
.site-summary dd { margin: 0; min-width: 0; }
.site-summary table { width: 100%; border-collapse: collapse; }
.site-summary th, .site-summary td { padding: 0.25rem 0.75rem 0.25rem 0; border-bottom: 1px solid var(--d-line); text-align: left; vertical-align: top; }
.site-summary footer { margin-top: 3rem; color: var(--d-muted); }
@media (scripting: enabled) {
  .site-summary { animation: site-summary-late 0s 2s both; }
}
@keyframes site-summary-late { from { visibility: hidden; } to { visibility: visible; } }
@media (prefers-color-scheme: dark) {
  :root:not([data-mantine-color-scheme]) {
    --d-surface: #16171c;
    --d-text: #e6e7ec;
    --d-muted: #a3a6b3;
    --d-line: #2c2e37;
    --d-accent-text: #a9bdff;
    color-scheme: dark;
  }
}
@media (max-width: 40rem) {
  .site-summary dl { display: block; }
  .site-summary dd { margin-bottom: 0.5rem; }
  .site-summary thead { display: none; }
  .site-summary tr { display: flex; flex-wrap: wrap; padding: 0.5rem 0; border-bottom: 1px solid var(--d-line); }
  .site-summary td { border: 0; padding-block: 0; }
  .site-summary .wide { flex: 1 0 100%; }
}
`;
