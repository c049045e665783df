import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { RouteContext } from '../../app.ts';
import { Health } from '../../contract/index.ts';

export const healthRoutes: FastifyPluginAsyncZod<RouteContext> = async (app, { library, version }) => {
  app.get(
    '/health',
    {
      schema: {
        summary: 'Whether the server answers, and how many ThreatModels it has',
        response: { 200: Health },
      },
    },
    async () => ({ status: 'ok' as const, version, ...library.counts() }),
  );
};
