import type { Implementation } from '../model/implementation.ts';
import type { Problem } from '../model/problem.ts';
import type { SourceFile } from './yaml-file.ts';

/** Puts the text of the files that implementations name (`file: policies/…`) into their `document`, so that a ThreatModel is whole without its folder. */
export function embedDocuments(
  implementations: readonly Implementation[],
  files: readonly SourceFile[],
): { readonly implementations: readonly Implementation[]; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const embedded = implementations.map((implementation, index) => {
    const { file } = implementation as { readonly file?: unknown };
    if (typeof file !== 'string') return implementation;
    const found = files.find(({ path }) => path === file);
    if (found) return { ...implementation, document: found.text };
    problems.push({
      rule: 'implementation-file',
      level: 'error',
      message: `no file \`${file}\` in the ThreatModel's folder`,
      path: ['implementations', index, 'file'],
    });
    return implementation;
  });
  return { implementations: embedded, problems };
}
