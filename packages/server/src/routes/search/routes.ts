import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { RouteContext } from '../../app.ts';
import { ApiErrorBody, SearchAnswer, SearchQuery } from '../../contract/index.ts';

export const searchRoutes: FastifyPluginAsyncZod<RouteContext> = async (app, { library }) => {
  app.get(
    '/api/search',
    {
      schema: {
        summary: 'Objects of all ThreatModels in which every word of `q` occurs',
        querystring: SearchQuery,
        response: { 200: SearchAnswer, 400: ApiErrorBody },
      },
    },
    async ({ query }) => library.search(query.q, query.limit),
  );
};
