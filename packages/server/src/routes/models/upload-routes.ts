import { isUtf8 } from 'node:buffer';
import { EXCHANGE_LIMITS } from '@demarc/core';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { RouteContext } from '../../app.ts';
import { ApiErrorBody, ImportAnswer, ImportQuery, ModelAddress } from '../../contract/index.ts';
import type { ImportResult, Library } from '../../library/library.ts';
import { RequestError } from '../../request-error.ts';
import { limitUploads } from '../limit-uploads.ts';
import { importedEntryAt, MODEL_PATH, preparedEntry } from './entry-at.ts';

/** Documents on their way in at the same time: each may take as much memory as the size limit allows. */
const MOST_UPLOADS = 4;

const Document = z.unknown().describe('An exchange document, as text');
const REFUSALS = {
  400: ApiErrorBody,
  413: ApiErrorBody,
  415: ApiErrorBody,
  422: ApiErrorBody,
  503: ApiErrorBody,
};

/** Import and replacement of documents. Here alone bodies may be large, and they are kept as they come: a document is stored byte by byte. */
export const documentUploadRoutes: FastifyPluginAsyncZod<RouteContext> = async (app, { library }) => {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    async (_request: unknown, body: Buffer) => body,
  );

  limitUploads(app, MOST_UPLOADS, 'documents');

  app.post(
    '/api/models',
    {
      bodyLimit: EXCHANGE_LIMITS.size,
      schema: {
        summary: 'Imports a document; publisher and version are told by it where they are not given',
        querystring: ImportQuery,
        body: Document,
        response: { 200: ImportAnswer, 201: ImportAnswer, ...REFUSALS },
      },
    },
    async ({ query, body }, reply) => {
      const answer = await answerOf(library, await library.import(textOf(body), query));
      return reply.code(answer.outcome === 'unchanged' ? 200 : 201).send(answer);
    },
  );

  app.put(
    `${MODEL_PATH}/document`,
    {
      bodyLimit: EXCHANGE_LIMITS.size,
      schema: {
        summary: 'Puts another document in the place of an imported one, under the same name',
        params: ModelAddress,
        body: Document,
        response: { 200: ImportAnswer, 403: ApiErrorBody, 404: ApiErrorBody, ...REFUSALS },
      },
    },
    async ({ params, body }) =>
      answerOf(library, await library.replace(await importedEntryAt(library, params), textOf(body))),
  );
};

/** As workbooks are. */
function isZip(bytes: Buffer): boolean {
  return bytes.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004', 'latin1'));
}

function textOf(body: unknown): string {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
  if (isUtf8(bytes)) return bytes.toString('utf8');
  throw new RequestError(
    'document-refused',
    isZip(bytes)
      ? 'not JSON but an archive: workbooks of frameworks are imported on the page Compliance frameworks'
      : 'not JSON: the bytes are not UTF-8',
  );
}

async function answerOf(library: Library, result: ImportResult): Promise<ImportAnswer> {
  if (result.outcome === 'refused') {
    const message = result.problems[0]?.message ?? 'not a ThreatModel';
    throw new RequestError('document-refused', message, result.problems);
  }
  const { problems } = await preparedEntry(library, result.entry);
  return { outcome: result.outcome, model: await library.summaryOf(result.entry), problems };
}
