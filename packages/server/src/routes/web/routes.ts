import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { RouteContext } from '../../app.ts';
import { RequestError } from '../../request-error.ts';
import { createNonce, pagePolicy } from '../../security/content-policy.ts';
import { ownPage } from '../own-page.ts';

/** A file beside index.html: `/favicon.svg`. */
const TOP_FILE = /^\/[A-Za-z0-9][A-Za-z0-9._-]*\.[a-z0-9]{2,12}$/;

/** The web application: its page for every address that is not of the API, its assets for ever (their names change with their content). */
export async function webRoutes(app: FastifyInstance, { webFolder }: RouteContext): Promise<void> {
  await app.register(fastifyStatic, {
    root: webFolder,
    serve: false,
    index: false,
    preCompressed: true,
    dotfiles: 'ignore',
  });

  app.get<{ Params: { '*': string } }>('/assets/*', { schema: { hide: true } }, async (request, reply) => {
    // the build put compressed forms beside them: `preCompressed` sends these to whom they suit
    reply.headers({ 'content-security-policy': pagePolicy(), vary: 'accept-encoding' });
    return reply.sendFile(`assets/${request.params['*']}`, {
      maxAge: '365d',
      immutable: true,
    });
  });

  app.setNotFoundHandler(async (request, reply) => {
    const [path = '/'] = request.url.split('?', 1);
    if (path === '/api' || path.startsWith('/api/') || path.startsWith('/assets/'))
      throw new RequestError(
        'not-found',
        `nothing at \`${path.slice(0, 200)}\`: \`/api/docs\` says what there is`,
      );
    if (request.method !== 'GET' && request.method !== 'HEAD')
      throw new RequestError('not-found', `no \`${request.method}\` at \`${path.slice(0, 200)}\``);
    if (TOP_FILE.test(path) && (await isFile(join(webFolder, path)))) {
      reply.header('content-security-policy', pagePolicy());
      return reply.sendFile(path.slice(1), { maxAge: '1h' });
    }
    return sendApplication(reply, webFolder);
  });
}

async function sendApplication(reply: FastifyReply, webFolder: string): Promise<FastifyReply> {
  const nonce = createNonce();
  const page = await readFile(join(webFolder, 'index.html'), 'utf8').catch(() => undefined);
  reply.headers({
    'content-security-policy': pagePolicy(nonce),
    'cache-control': 'no-store',
    'content-type': 'text/html; charset=utf-8',
  });
  if (page === undefined) return reply.code(503).send(unbuiltPage(nonce));
  return reply.send(page.replace(/(<meta name="csp-nonce" content=")[^"]*(")/, `$1${nonce}$2`));
}

function unbuiltPage(nonce: string): string {
  return ownPage(
    'The web application is not built',
    '<p>The server is up; its pages are not built yet. In the folder of Demarc, run</p><pre>npm run build</pre><p>and load this page again. The API answers meanwhile: <a href="/api/docs">what it offers</a>.</p>',
    nonce,
  );
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isFile() ?? false;
}
