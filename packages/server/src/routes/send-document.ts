import type { FastifyReply, FastifyRequest } from 'fastify';
import { chooseEncoding, type DocumentBody, encodedBody } from '../library/document-body.ts';

const FOR_EVER = 'private, max-age=31536000, immutable';

/** Sends a body; one that was asked for under its hash may be kept for ever. */
export function sendUnderHash(
  request: FastifyRequest,
  reply: FastifyReply,
  body: DocumentBody,
  hash: string | undefined,
): Promise<FastifyReply> {
  return sendDocument(request, reply, body, hash === body.hash ? FOR_EVER : 'no-cache');
}

/** Sends a body compressed as the client likes it best; nothing but its tag to a client that has it. */
export async function sendDocument(
  request: FastifyRequest,
  reply: FastifyReply,
  body: DocumentBody,
  caching: string,
): Promise<FastifyReply> {
  const tag = `"${body.hash}"`;
  reply.headers({ etag: tag, vary: 'accept-encoding', 'cache-control': caching });
  if (hasTag(request.headers['if-none-match'], tag)) return reply.code(304).send();
  const encoding = chooseEncoding(request.headers['accept-encoding'] as string | undefined);
  if (encoding !== 'identity') reply.header('content-encoding', encoding);
  reply.serializer(asItIs).type('application/json; charset=utf-8');
  return reply.send(await encodedBody(body, encoding));
}

function hasTag(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  return header.split(',').some((entry) => entry.trim() === '*' || entry.trim().replace(/^W\//, '') === tag);
}

function asItIs(payload: unknown): string {
  return payload as string;
}
