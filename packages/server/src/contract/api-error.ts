import { z } from 'zod';
import { Problem } from './problem.ts';

/** What went wrong, for programs. */
export const ErrorCode = z.enum([
  'invalid-request',
  'document-refused',
  'nothing-selected',
  'forbidden',
  'not-found',
  'conflict',
  'too-large',
  'unsupported-media-type',
  'too-busy',
  'cannot-write',
  'internal',
]);
export type ErrorCode = z.infer<typeof ErrorCode>;

/** The body of every answer that is a no. */
export const ApiErrorBody = z.object({
  error: z.object({
    code: ErrorCode,
    /** What was wrong, what was expected, and where. */
    message: z.string(),
    problems: z.array(Problem).readonly().optional(),
  }),
});
export type ApiErrorBody = Readonly<z.infer<typeof ApiErrorBody>>;
