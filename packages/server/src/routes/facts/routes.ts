import { contentHash, readFacts } from '@demarc/catalog-reader';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { RouteContext } from '../../app.ts';
import { ApiErrorBody, AttackFacts } from '../../contract/index.ts';
import { compressDocument, type DocumentBody } from '../../library/document-body.ts';
import { RequestError } from '../../request-error.ts';
import { sendDocument } from '../send-document.ts';

export const factsRoutes: FastifyPluginAsyncZod<RouteContext> = async (app) => {
  let attack: Promise<DocumentBody> | undefined;
  app.get(
    '/api/facts/attack',
    {
      schema: {
        summary: 'Names of MITRE ATT&CK tactics and techniques',
        response: { 200: AttackFacts, 404: ApiErrorBody },
      },
    },
    async (request, reply) => {
      attack ??= loadFacts('attack');
      const body = await attack.catch(() => {
        attack = undefined;
        throw new RequestError('not-found', 'the table of ATT&CK names is not installed');
      });
      return sendDocument(request, reply, body, 'no-cache');
    },
  );
};

async function loadFacts(name: string): Promise<DocumentBody> {
  const text = JSON.stringify(await readFacts(name));
  return compressDocument(text, contentHash(text).slice(0, 32));
}
