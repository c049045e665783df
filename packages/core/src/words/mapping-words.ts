import type { MappedBy } from '../analyse/framework-links.ts';

/** By what ways an objective stands under a requirement, each once: `direct, SCF IAC-20, SCF NET-03`. */
export function mappedByWords(by: readonly MappedBy[]): string {
  return [...new Set(by.map((way) => (way.kind === 'scf' ? `SCF ${way.scf}` : way.kind)))].join(', ');
}
