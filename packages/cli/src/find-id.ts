import { nearest, parseId } from '@demarc/core';
import { Failure } from './failure.ts';

/**
 * The id that is meant: as it is written, letter case aside, or without the service where that leaves no doubt (`C7` for `S3.C7`). Else a failure with what `refusal`
 * says, and the nearest.
 */
export function findId(ids: readonly string[], wanted: string, refusal: (wanted: string) => string): string {
  const typed = wanted.trim().toLowerCase();
  const found = ids.find((id) => id.toLowerCase() === typed);
  if (found !== undefined) return found;
  const short = ids.filter((id) => id.toLowerCase().endsWith(`.${typed}`));
  if (short.length === 1) return short[0] as string;
  const kind = parseId(wanted)?.kind;
  const hint = nearest(wanted, kind === undefined ? ids : ids.filter((id) => parseId(id)?.kind === kind));
  throw new Failure(`${refusal(wanted)}${hint === undefined ? '' : `: did you mean \`${hint}\``}`);
}
