import { isUtf8 } from 'node:buffer';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { RouteContext } from '../../app.ts';
import { ApiErrorBody, FrameworkCsvRequest, FrameworkImportAnswer } from '../../contract/index.ts';
import type { FrameworkUpload } from '../../frameworks/read-upload.ts';
import { RequestError } from '../../request-error.ts';
import { limitUploads } from '../limit-uploads.ts';

const MEBIBYTE = 1024 * 1024;
/** A workbook may have 40 MiB, an OSCAL document 64, a CSV 16 with as much metadata. */
const MOST = { workbook: 40 * MEBIBYTE, oscal: 64 * MEBIBYTE, csv: 33 * MEBIBYTE } as const;
/** One is read while the next comes in. */
const MOST_UPLOADS = 2;

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const ANSWERS = {
  200: FrameworkImportAnswer,
  201: FrameworkImportAnswer,
  400: ApiErrorBody,
  413: ApiErrorBody,
  415: ApiErrorBody,
  422: ApiErrorBody,
  503: ApiErrorBody,
};

/** Imports of frameworks. Here alone bodies may be large; workbooks and OSCAL documents come as their files are. */
export const frameworkUploadRoutes: FastifyPluginAsyncZod<RouteContext> = async (app, { frameworks }) => {
  limitUploads(app, MOST_UPLOADS, 'files');

  const take = async (upload: FrameworkUpload): Promise<FrameworkImportAnswer> => {
    const answer = await frameworks.import(upload);
    if (answer.outcome !== 'refused') return answer;
    throw new RequestError(
      'document-refused',
      answer.problems[0]?.message ?? 'not a file of frameworks',
      answer.problems,
    );
  };
  const codeOf = ({ outcome }: FrameworkImportAnswer) => (outcome === 'stored' ? 201 : 200);

  app.post(
    '/api/frameworks/imports/csv',
    {
      bodyLimit: MOST.csv,
      schema: {
        summary: 'Imports a framework of one’s own: a mapping and its metadata, both CSV',
        body: FrameworkCsvRequest,
        response: ANSWERS,
      },
    },
    async ({ body }, reply) => {
      const answer = await take({ kind: 'csv', ...body });
      return reply.code(codeOf(answer)).send(answer);
    },
  );

  await app.register(async (files) => {
    const raw = files as typeof app;
    raw.removeAllContentTypeParsers();
    raw.addContentTypeParser(
      [WORKBOOK, 'application/json'],
      { parseAs: 'buffer' },
      async (_request: unknown, body: Buffer) => body,
    );
    raw.post(
      '/api/frameworks/imports/workbook',
      {
        bodyLimit: MOST.workbook,
        schema: {
          summary:
            'Imports a workbook of the Secure Controls Framework (.xlsx): all frameworks that it maps to',
          consumes: [WORKBOOK],
          body: z.unknown().describe('The file, byte by byte'),
          response: ANSWERS,
        },
      },
      async ({ body }, reply) => {
        const answer = await take({ kind: 'workbook', bytes: bytesOf(body) });
        return reply.code(codeOf(answer)).send(answer);
      },
    );
    raw.post(
      '/api/frameworks/imports/oscal',
      {
        bodyLimit: MOST.oscal,
        schema: {
          summary: 'Imports an OSCAL catalog or mapping collection (.json)',
          body: z.unknown().describe('The document, as text'),
          response: ANSWERS,
        },
      },
      async ({ body }, reply) => {
        const bytes = bytesOf(body);
        if (!isUtf8(bytes)) throw new RequestError('document-refused', 'not JSON: the bytes are not UTF-8');
        const answer = await take({ kind: 'oscal', text: new TextDecoder().decode(bytes) });
        return reply.code(codeOf(answer)).send(answer);
      },
    );
  });
};

/** Bytes in memory of their own: those of a small buffer would take their neighbours along to the thread that reads them. */
function bytesOf(body: unknown): Uint8Array {
  return Buffer.isBuffer(body) ? new Uint8Array(body) : new Uint8Array();
}
