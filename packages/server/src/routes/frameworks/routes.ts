import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { RouteContext } from '../../app.ts';
import {
  ApiErrorBody,
  DocumentQuery,
  FrameworkAddress,
  FrameworkDocument,
  FrameworkDocuments,
  FrameworkImportName,
  FrameworkList,
  FrameworkReachList,
} from '../../contract/index.ts';
import { RequestError } from '../../request-error.ts';
import { sendUnderHash } from '../send-document.ts';

const FRAMEWORK_PATH = '/api/frameworks/:origin/:framework';

/** Compliance frameworks: the list with its coverage, one framework whole, all of them, and the end of an import. */
export const frameworkRoutes: FastifyPluginAsyncZod<RouteContext> = async (app, { library, frameworks }) => {
  app.get(
    '/api/frameworks',
    {
      schema: {
        summary: 'Every framework, with what the ThreatModels reach of it, and every import',
        response: { 200: FrameworkList },
      },
    },
    async (_request, reply) => {
      reply.header('cache-control', 'no-cache');
      return frameworks.list(await library.entries());
    },
  );

  app.get(
    '/api/frameworks/document',
    {
      schema: {
        summary: 'All frameworks whole; of several releases of the SCF the newest alone',
        querystring: DocumentQuery,
        response: { 200: FrameworkDocuments },
      },
    },
    async (request, reply) => sendUnderHash(request, reply, await frameworks.all(), request.query.hash),
  );

  app.get(
    `${FRAMEWORK_PATH}/document`,
    {
      schema: {
        summary: 'One framework whole: its requirements, and the mappings that lead to them',
        params: FrameworkAddress,
        querystring: DocumentQuery,
        response: { 200: FrameworkDocument, 404: ApiErrorBody },
      },
    },
    async (request, reply) => {
      const body = (await frameworks.document(request.params)) ?? missing(request.params);
      return sendUnderHash(request, reply, body, request.query.hash);
    },
  );

  app.get(
    `${FRAMEWORK_PATH}/coverage`,
    {
      schema: {
        summary: 'How far each ThreatModel reaches into one framework',
        params: FrameworkAddress,
        response: { 200: FrameworkReachList, 404: ApiErrorBody },
      },
    },
    async ({ params }, reply) => {
      reply.header('cache-control', 'no-cache');
      return (await frameworks.reach(params, await library.entries())) ?? missing(params);
    },
  );

  app.delete(
    '/api/frameworks/imports/:name',
    {
      schema: {
        summary: 'Takes an import away, with all its frameworks and mappings',
        params: FrameworkImportName,
        response: { 204: z.null(), 404: ApiErrorBody },
      },
    },
    async ({ params: { name } }, reply) => {
      if (await frameworks.remove(name)) return reply.code(204).send(null);
      throw new RequestError('not-found', `no import \`${name}\`: \`/api/frameworks\` lists what there is`);
    },
  );
};

function missing({ origin, framework }: FrameworkAddress): never {
  throw new RequestError(
    'not-found',
    `no framework \`${origin}/${framework}\`: \`/api/frameworks\` lists what there is`,
  );
}
