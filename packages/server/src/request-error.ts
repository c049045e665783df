import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import type { ApiErrorBody, ErrorCode, Problem } from './contract/index.ts';

const STATUS = {
  'invalid-request': 400,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  'unsupported-media-type': 415,
  'document-refused': 422,
  'nothing-selected': 422,
  internal: 500,
  'too-busy': 503,
  'cannot-write': 507,
} as const satisfies Record<ErrorCode, number>;

type ErrorStatus = (typeof STATUS)[ErrorCode];

/** A no with its reason, thrown by a handler and answered as `{ error }`. */
export class RequestError extends Error {
  readonly code: ErrorCode;
  readonly problems: readonly Problem[] | undefined;

  constructor(code: ErrorCode, message: string, problems?: readonly Problem[]) {
    super(message);
    this.name = 'RequestError';
    this.code = code;
    this.problems = problems;
  }

  get statusCode(): ErrorStatus {
    return STATUS[this.code];
  }

  body(): ApiErrorBody {
    const { code, message, problems } = this;
    return { error: { code, message, ...(problems === undefined ? {} : { problems }) } };
  }
}

/** Answers every error in the one form; what nobody foresaw is told to `log` and not to the client. */
export function answerErrors(app: FastifyInstance, log: (line: string) => void): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const known = explainError(error, request, log);
    // what is left of a body that was refused is not read
    if (known.code === 'too-large') reply.header('connection', 'close');
    return reply
      .code(known.statusCode)
      .type('application/json; charset=utf-8')
      .send(JSON.stringify(known.body()));
  });
}

/** The words for whatever was thrown while a request was answered; what nobody foresaw is told to `log`. */
export function explainError(
  error: unknown,
  { method, url, routeOptions }: FastifyRequest,
  log: (line: string) => void,
): RequestError {
  const known = asRequestError(error as FastifyError, routeOptions.bodyLimit);
  if (known.code === 'internal')
    log(`${method} ${url}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  return known;
}

const CANNOT_WRITE = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'ENOTDIR', 'ENAMETOOLONG']);

function asRequestError(error: FastifyError, bodyLimit: number | undefined): RequestError {
  if (error instanceof RequestError) return error;
  if (hasZodFastifySchemaValidationErrors(error)) {
    const messages = error.validation.map(({ instancePath, message }) => {
      const at = instancePath.replace(/^\//, '').replaceAll('/', '.');
      return `${at === '' ? '' : `\`${at}\`: `}${lowerFirst(message ?? 'not as expected')}`;
    });
    return new RequestError('invalid-request', messages.join('; '));
  }
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new RequestError(
        'too-large',
        `the body is larger than the ${bodyLimit} bytes that are taken here`,
      );
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
    case 'FST_ERR_CTP_EMPTY_TYPE':
      return new RequestError('unsupported-media-type', 'expected a body of type `application/json`');
  }
  if (CANNOT_WRITE.has(error.code))
    return new RequestError('cannot-write', `the data folder cannot be written: ${error.code}`);
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500)
    return new RequestError('invalid-request', lowerFirst(error.message));
  return new RequestError('internal', 'something went wrong in the server: its log says what');
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
