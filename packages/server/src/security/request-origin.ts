import type { IncomingHttpHeaders } from 'node:http';
import { isIP } from 'node:net';
import { hostname } from 'node:os';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '::1']);
const EVERYWHERE = new Set(['0.0.0.0', '::']);
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Tells whether a request may be answered; the reason if not. A page of another site that has bent its own name to this machine's address is
 * known by `Host`; one that sends a form or a request across sites is known by `Origin` and `Sec-Fetch-Site`.
 */
export type RequestGuard = (method: string, headers: IncomingHttpHeaders) => string | undefined;

/**
 * Answers for the names of the loopback, the host that is listened on, and `names`. Listening everywhere: also for this machine's own name and for
 * addresses in digits, which nobody can bend.
 */
export function createRequestGuard(host: string, names: readonly string[] = []): RequestGuard {
  const everywhere = EVERYWHERE.has(host);
  const known = new Set([...LOOPBACK, host, ...names, ...(everywhere ? [hostname()] : [])].map(lower));
  const isOurs = (name: string) => known.has(name) || (everywhere && isIP(name) !== 0);
  return (method, headers) => {
    const name = nameOf(headers.host);
    if (name === undefined || !isOurs(name))
      return `\`${headers.host ?? ''}\` is not a name of this server: expected \`localhost\` or the host that it was started with`;
    if (SAFE_METHODS.has(method)) return undefined;
    const { origin } = headers;
    const site = headers['sec-fetch-site'];
    if (origin !== undefined && originHost(origin) !== lower(headers.host as string))
      return `a page of \`${origin}\` may not change anything here`;
    if (site !== undefined && site !== 'same-origin' && site !== 'none')
      return 'a page of another site may not change anything here';
    return undefined;
  };
}

/** `localhost:4400` → `localhost`, `[::1]:4400` → `::1`. */
function nameOf(host: string | undefined): string | undefined {
  const match = /^(?:\[([0-9a-f:.]+)\]|([^[\]:/@\s]+))(?::\d{1,5})?$/i.exec(host ?? '');
  return match ? lower((match[1] ?? match[2]) as string) : undefined;
}

function originHost(origin: string): string | undefined {
  return /^https?:\/\/([^/]+)$/i.exec(origin)?.[1]?.toLowerCase();
}

function lower(text: string): string {
  return text.toLowerCase();
}
