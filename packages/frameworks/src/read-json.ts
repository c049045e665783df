import { readFrameworksOf, refusalOf } from '@demarc/core';
import { type FrameworkImport, refused } from './imported.ts';
import { readOscal } from './oscal/read-oscal.ts';

const LONGEST = 64 * 1024 * 1024;
const DEEPEST = 64;

/** Reads a JSON document that holds frameworks or mappings: OSCAL, or a ThreatModel in the exchange form that carries some. */
export function readFrameworkJson(text: string): FrameworkImport {
  if (text.length > LONGEST) return refused(`more than the ${LONGEST} characters that a document may have`);
  let document: unknown;
  try {
    document = JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch (error) {
    return refused(`not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const refusal = refusalOf(document, { size: LONGEST, depth: DEEPEST });
  if (refusal) return refused(refusal.message);
  const carried = readFrameworksOf(document);
  if (!carried) return readOscal(document);
  return 'message' in carried ? refused(carried.message) : { value: carried.value, problems: [] };
}
