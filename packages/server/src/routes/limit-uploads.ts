import type { FastifyInstance } from 'fastify';
import { RequestError } from '../request-error.ts';

/** Lets so many uploads in at the same time, since each may take as much memory as its limit allows; the others are asked to come again. */
export function limitUploads(app: Pick<FastifyInstance, 'addHook'>, most: number, what: string): void {
  let uploads = 0;
  const open = new WeakSet<object>();
  app.addHook('onRequest', async (request, reply) => {
    if (uploads >= most) {
      reply.headers({ 'retry-after': '2', connection: 'close' });
      throw new RequestError('too-busy', `${most} ${what} are being imported already: try again in a moment`);
    }
    uploads++;
    open.add(request.raw);
    reply.raw.once('close', () => {
      if (open.delete(request.raw)) uploads--;
    });
  });
}
