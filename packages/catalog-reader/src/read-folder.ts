import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Authored, EXCHANGE_LIMITS, type Problem, parseAuthoring, type SourceFile } from '@demarc/core';

const READ = /\.(ya?ml|json|guard)$/;

/** Reads a ThreatModel's folder: its YAML files and what its controls ship. Files of another ending, and hidden ones, are passed over. */
export async function readFolder(path: string): Promise<Authored> {
  const problems: Problem[] = [];
  const files: SourceFile[] = [];
  await collect(path, '', files, problems);
  const authored = parseAuthoring(files);
  return { ...authored, problems: [...problems, ...authored.problems] };
}

async function collect(
  root: string,
  inside: string,
  files: SourceFile[],
  problems: Problem[],
): Promise<void> {
  for (const entry of (await readdir(join(root, inside), { withFileTypes: true })).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  )) {
    const path = inside === '' ? entry.name : `${inside}/${entry.name}`;
    if (entry.name.startsWith('.')) continue;
    if (entry.isDirectory()) await collect(root, path, files, problems);
    else if (entry.isFile() && READ.test(entry.name)) {
      const { size } = await stat(join(root, path));
      if (size > EXCHANGE_LIMITS.size)
        problems.push({
          rule: 'file-readable',
          level: 'error',
          message: `${size} bytes are too many`,
          file: path,
        });
      else files.push({ path, text: await readFile(join(root, path), 'utf8') });
    }
  }
}
