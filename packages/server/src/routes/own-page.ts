const STYLE = `body{font:15px/1.6 system-ui,sans-serif;max-width:60rem;margin:3rem auto;padding:0 1.5rem;color-scheme:light dark}
h1{font-size:1.5rem}h2{font-size:1rem;margin:2rem 0 .25rem}pre,code{font-family:ui-monospace,monospace;font-size:.85rem}
pre{overflow:auto;padding:.75rem 1rem;border:1px solid #8886;border-radius:6px}p{margin:.25rem 0}td,th{text-align:left;padding:.1rem 1rem .1rem 0;vertical-align:top}
summary{cursor:pointer}b{font-weight:600}`;

/** A page of the server's own, for what stands outside the application. `body` is markup; `title` is text. */
export function ownPage(title: string, body: string, nonce: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} · Demarc</title>
<style nonce="${nonce}">${STYLE}</style>
</head>
<body><main><h1>${escapeHtml(title)}</h1>${body}</main></body>
</html>
`;
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
