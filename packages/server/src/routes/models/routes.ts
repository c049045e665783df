import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { RouteContext } from '../../app.ts';
import {
  ApiErrorBody,
  DocumentQuery,
  ModelAddress,
  ModelList,
  ModelSummary,
  ProblemList,
  RenameRequest,
} from '../../contract/index.ts';
import { RequestError } from '../../request-error.ts';
import { sendUnderHash } from '../send-document.ts';
import { entryAt, importedEntryAt, MODEL_PATH, preparedEntry } from './entry-at.ts';

/** ThreatModels: the list, what is read of one, its name and its end. */
export const modelRoutes: FastifyPluginAsyncZod<RouteContext> = async (app, { library }) => {
  app.get(
    '/api/models',
    { schema: { summary: 'Every ThreatModel, and what cannot be read', response: { 200: ModelList } } },
    async (_request, reply) => {
      reply.header('cache-control', 'no-cache');
      return library.list();
    },
  );

  app.get(
    MODEL_PATH,
    {
      schema: {
        summary: 'What the list says of one ThreatModel',
        params: ModelAddress,
        response: { 200: ModelSummary, 404: ApiErrorBody },
      },
    },
    async ({ params }) => library.summaryOf(await entryAt(library, params)),
  );

  app.get(
    `${MODEL_PATH}/document`,
    {
      schema: {
        summary: 'The ThreatModel in the exchange form; an imported one as it came',
        params: ModelAddress,
        querystring: DocumentQuery,
        response: { 200: z.unknown().describe('An exchange document'), 404: ApiErrorBody },
      },
    },
    async (request, reply) => {
      const { document } = await preparedEntry(library, await entryAt(library, request.params));
      return sendUnderHash(request, reply, document, request.query.hash);
    },
  );

  app.get(
    `${MODEL_PATH}/problems`,
    {
      schema: {
        summary: 'What readers and rules find wrong with the ThreatModel',
        params: ModelAddress,
        response: { 200: ProblemList, 404: ApiErrorBody },
      },
    },
    async ({ params }, reply) => {
      const { problems } = await preparedEntry(library, await entryAt(library, params));
      reply.header('cache-control', 'no-cache');
      return { problems };
    },
  );

  app.patch(
    MODEL_PATH,
    {
      schema: {
        summary: 'Gives an imported ThreatModel another publisher or version',
        params: ModelAddress,
        body: RenameRequest,
        response: { 200: ModelSummary, 403: ApiErrorBody, 404: ApiErrorBody, 409: ApiErrorBody },
      },
    },
    async ({ params, body }) => {
      const renamed = await library.rename(await importedEntryAt(library, params), body);
      if ('message' in renamed) throw new RequestError('conflict', renamed.message);
      return library.summaryOf(renamed);
    },
  );

  app.delete(
    MODEL_PATH,
    {
      schema: {
        summary: 'Removes an imported ThreatModel',
        params: ModelAddress,
        response: { 204: z.null(), 403: ApiErrorBody, 404: ApiErrorBody },
      },
    },
    async ({ params }, reply) => {
      await library.remove(await importedEntryAt(library, params));
      return reply.code(204).send(null);
    },
  );
};
