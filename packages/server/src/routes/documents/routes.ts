import { ARCHIVE, DOCUMENT_FORMATS, type DocumentOrder, FORMATS, makeApart } from '@demarc/document';
import type { FastifyReply } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { RouteContext } from '../../app.ts';
import { ApiErrorBody, DocumentRequest, FormatList, ModelAddress } from '../../contract/index.ts';
import { explainError, RequestError } from '../../request-error.ts';
import { MODEL_PATH } from '../models/entry-at.ts';
import { orderOf } from './order.ts';
import { type SentFile, streamProgress } from './stream-progress.ts';
import { createTurns } from './take-turns.ts';

/** Documents being made at the same time: each takes a processor, and the largest half a gibibyte. */
const MOST_DOCUMENTS = 2;
const MOST_WAITING = 16;
/** Ids of all controls of ten times Amazon S3 fit. */
const BODY_LIMIT = 256 * 1024;
const PROGRESS = 'application/x-ndjson';

const KnownRequest = DocumentRequest.extend({ format: z.enum(DOCUMENT_FORMATS) });
const MadeDocument = z
  .unknown()
  .describe(
    'The file. With `Accept: application/x-ndjson` a stream: lines of JSON, `{"step"}` for what is being done and at last `{"file": {"name", "type", "bytes"}}`, after which so many bytes follow, or `{"error"}`',
  );

/** Documents of a ThreatModel, or of a part of it, made when they are asked for. Nothing is kept. */
export const documentRoutes: FastifyPluginAsyncZod<RouteContext> = async (app, context) => {
  const turns = createTurns(MOST_DOCUMENTS, MOST_WAITING);

  async function made(
    order: DocumentOrder,
    say: (step: string) => void,
    signal: AbortSignal,
  ): Promise<SentFile> {
    const work = () => makeApart(order, say, signal);
    const turn = turns.take(work, (before) => say(waitingWords(before)), signal) ?? tooBusy();
    const [file] = await turn.catch((error: unknown) => {
      throw signal.aborted ? new RequestError('invalid-request', 'nobody waits for the document') : error;
    });
    if (!file) throw new Error('a document without a file');
    const archived = file.name.endsWith(`.${ARCHIVE.ending}`);
    return { ...file, type: archived ? ARCHIVE.type : FORMATS[order.format].type };
  }

  app.get(
    '/api/document-formats',
    { schema: { summary: 'The formats that documents are made in', response: { 200: FormatList } } },
    async () => ({
      formats: DOCUMENT_FORMATS.map((format) => ({
        format,
        name: FORMATS[format].name,
        paged: format === 'pdf',
      })),
    }),
  );

  app.post(
    `${MODEL_PATH}/documents`,
    {
      bodyLimit: BODY_LIMIT,
      schema: {
        summary: 'Makes a document of a ThreatModel, or of a part of it, in one of the formats',
        params: ModelAddress,
        body: KnownRequest,
        response: {
          200: MadeDocument,
          400: ApiErrorBody,
          404: ApiErrorBody,
          422: ApiErrorBody,
          503: ApiErrorBody,
        },
      },
    },
    async (request, reply) => {
      const { signal } = abortWhenGone(reply);
      const order = await orderOf(context, request.params, request.body);
      reply.header('cache-control', 'no-store');
      if (request.headers.accept?.includes(PROGRESS) === true) {
        const explain = (error: unknown) => explainError(error, request, context.log).body();
        return reply.type(PROGRESS).send(streamProgress((say) => made(order, say, signal), explain));
      }
      const { name, type, bytes } = await made(order, () => undefined, signal);
      reply.header('content-disposition', `attachment; filename="${name}"`);
      return reply.type(type).send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    },
  );
};

/** Ends what is being made for a client that goes away. */
function abortWhenGone(reply: FastifyReply): AbortController {
  const gone = new AbortController();
  reply.raw.once('close', () => gone.abort());
  return gone;
}

function waitingWords(before: number): string {
  return before === 1 ? 'Waiting: next in turn' : `Waiting: ${before - 1} before this one`;
}

function tooBusy(): never {
  throw new RequestError('too-busy', 'many documents are being made already: try again in a moment');
}
