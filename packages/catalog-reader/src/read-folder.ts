import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Authored, EXCHANGE_LIMITS, type Problem, parseAuthoring, type SourceFile } from '@demarc/core';
import { readCompiled } from './compiled.ts';

const READ = /\.(ya?ml|json|guard)$/;

/** Which form of a folder is read: its `sources` alone, or what was `compiled` of the same content where there is such a thing. */
export type ReadForm = 'compiled' | 'sources';

/** Reads a ThreatModel's folder: its YAML files and what its controls ship. Files of another ending, and hidden ones, are passed over. */
export async function readFolder(path: string, form: ReadForm = 'compiled'): Promise<Authored> {
  const { files, problems } = readFolderFiles(path);
  const compiled = form === 'compiled' && problems.length === 0 ? readCompiled(files) : undefined;
  if (!compiled) {
    const authored = parseAuthoring(files);
    return { ...authored, problems: [...problems, ...authored.problems] };
  }
  let authored: Authored | undefined;
  return {
    value: compiled,
    problems,
    locate: (problem) => {
      authored ??= parseAuthoring(files);
      return authored.locate(problem);
    },
  };
}

/** The files of a ThreatModel's folder, in order of their names, folder by folder. */
export function readFolderFiles(path: string): {
  readonly files: readonly SourceFile[];
  readonly problems: readonly Problem[];
} {
  const problems: Problem[] = [];
  const files: SourceFile[] = [];
  collect(path, '', files, problems);
  return { files, problems };
}

/** In turn, without waiting: a promise for each of hundreds of small files takes six times the time that reading them takes. */
function collect(root: string, inside: string, files: SourceFile[], problems: Problem[]): void {
  for (const entry of readdirSync(join(root, inside), { withFileTypes: true }).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  )) {
    const path = inside === '' ? entry.name : `${inside}/${entry.name}`;
    if (entry.name.startsWith('.')) continue;
    if (entry.isDirectory()) collect(root, path, files, problems);
    else if (entry.isFile() && READ.test(entry.name)) {
      const { size } = statSync(join(root, path));
      if (size > EXCHANGE_LIMITS.size)
        problems.push({
          rule: 'file-readable',
          level: 'error',
          message: `${size} bytes are too many`,
          file: path,
        });
      else files.push({ path, text: readFileSync(join(root, path), 'utf8') });
    }
  }
}
