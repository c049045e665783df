import { contentHash, readFacts } from '@demarc/catalog-reader';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { RouteContext } from '../../app.ts';
import { ApiErrorBody, AttackFacts } from '../../contract/index.ts';
import { compressDocument, type DocumentBody } from '../../library/document-body.ts';
import { RequestError } from '../../request-error.ts';
import { sendDocument } from '../send-document.ts';

/** The tables that pages ask for, with what they are and the shape of the answer. */
const TABLES = [
  { name: 'attack', summary: 'Names of MITRE ATT&CK tactics and techniques', answer: AttackFacts },
  {
    name: 'aws-iam',
    summary: 'Actions, resource types and condition keys of AWS services: what policies are evaluated with',
    answer: z.unknown(),
  },
  {
    name: 'aws-actions',
    summary: 'The names of all actions of AWS services: what a ThreatModel must cover',
    answer: z.unknown(),
  },
] as const;

export const factsRoutes: FastifyPluginAsyncZod<RouteContext> = async (app) => {
  const loaded = new Map<string, Promise<DocumentBody>>();
  for (const { name, summary, answer } of TABLES) {
    app.get(
      `/api/facts/${name}`,
      { schema: { summary, response: { 200: answer, 404: ApiErrorBody } } },
      async (request, reply) => {
        const body = loaded.get(name) ?? loadFacts(name);
        loaded.set(name, body);
        const facts = await body.catch(() => {
          loaded.delete(name);
          throw new RequestError('not-found', `the table \`${name}\` is not installed`);
        });
        return sendDocument(request, reply, facts, 'no-cache');
      },
    );
  }
};

async function loadFacts(name: string): Promise<DocumentBody> {
  const text = JSON.stringify(await readFacts(name));
  return compressDocument(text, contentHash(text).slice(0, 32));
}
