import { createHash, randomBytes } from 'node:crypto';

/** A value that only one page knows: its own style elements carry it. 128 bits, base64. */
export function createNonce(): string {
  return randomBytes(16).toString('base64');
}

/**
 * What a page of the application may do. Its allowances: scripts and requests of this server only, WebAssembly (`wasm-unsafe-eval`: the diagram's
 * routing), style elements that carry the page's nonce, `data:` images (pictures inside imported diagrams).
 */
export function pagePolicy(nonce?: string): string {
  return [...directives(nonce), "frame-ancestors 'none'"].join('; ');
}

/**
 * The same for a page of a static site, which says it in a `<meta>`, where `frame-ancestors` is not allowed. `script` is the text of its own
 * inline script, which may run, too.
 */
export function metaPolicy(nonce: string, script: string): string {
  const digest = createHash('sha256').update(script).digest('base64');
  return directives(nonce, ` 'sha256-${digest}'`).join('; ');
}

function directives(nonce: string | undefined, scripts = ''): readonly string[] {
  return [
    "default-src 'none'",
    `script-src 'self' 'wasm-unsafe-eval'${scripts}`,
    `style-src 'self'${nonce === undefined ? '' : ` 'nonce-${nonce}'`}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    // our own `<base>` and no other: assets are found from any depth of the address
    "base-uri 'self'",
    "form-action 'none'",
  ];
}

/** For answers that are no pages: nothing at all. */
export const DATA_POLICY =
  "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox";

/** On every answer. */
export const COMMON_HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};
