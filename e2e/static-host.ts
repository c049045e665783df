import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
};

/** A file host of the simplest kind, with a folder under a path: it knows files and index.html, and falls back on nothing. `slashless` hosts send a folder's page without the slash in its address. */
export async function openStaticHost(
  folder: string,
  base: string,
  slashless = false,
): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const server: Server = createServer(async (request, response) => {
    const path = decodeURIComponent((request.url ?? '/').split('?')[0] as string);
    const wanted = path.startsWith(base) ? join(folder, path.slice(base.length)) : undefined;
    const about = wanted === undefined ? undefined : await stat(wanted).catch(() => undefined);
    const index = join(wanted ?? '', 'index.html');
    if (wanted !== undefined && about?.isFile()) {
      response.writeHead(200, { 'content-type': TYPES[extname(wanted)] ?? 'application/octet-stream' });
      createReadStream(wanted).pipe(response);
    } else if (about?.isDirectory() && (await stat(index).catch(() => undefined))?.isFile()) {
      if (!path.endsWith('/') && !slashless) response.writeHead(301, { location: `${path}/` }).end();
      else {
        response.writeHead(200, { 'content-type': TYPES['.html'] as string });
        createReadStream(index).pipe(response);
      }
    } else response.writeHead(404, { 'content-type': 'text/plain' }).end('nothing here');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
