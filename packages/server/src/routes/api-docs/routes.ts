import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { RouteContext } from '../../app.ts';
import { createNonce, pagePolicy } from '../../security/content-policy.ts';
import { ownPage } from '../own-page.ts';
import { apiDocsBody } from './api-docs-page.ts';

/** The API's description for programs, and as a page. */
export const apiDocsRoutes: FastifyPluginAsyncZod<RouteContext> = async (app) => {
  app.get('/api/openapi.json', { schema: { hide: true } }, async (_request, reply) =>
    reply.type('application/json; charset=utf-8').send(JSON.stringify(app.swagger())),
  );

  app.get('/api/docs', { schema: { hide: true } }, async (_request, reply) => {
    const nonce = createNonce();
    reply.headers({ 'content-security-policy': pagePolicy(nonce), 'cache-control': 'no-store' });
    return reply
      .type('text/html; charset=utf-8')
      .send(ownPage('Demarc API', apiDocsBody(app.swagger()), nonce));
  });
};
