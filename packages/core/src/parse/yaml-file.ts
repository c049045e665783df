import { type Document, isMap, isNode, isPair, isScalar, LineCounter, parseDocument } from 'yaml';
import { EXCHANGE_LIMITS, refusalOf } from '../exchange/limits.ts';
import type { Problem } from '../model/problem.ts';

/** A file as it was read. Paths are relative to the ThreatModel's folder, with `/`. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

type Path = readonly (string | number)[];

/** A parsed YAML file that can tell where its values stand. */
export interface YamlFile {
  readonly path: string;
  readonly value: unknown;
  /** Line and column, from 1, of the value at a path, or of the nearest value around it; of its key where it has one. */
  readonly position: (path: Path) => { readonly line: number; readonly column: number };
}

/** Parses one YAML file. What the parser finds wrong is reported with its place; there is no value then. */
export function parseYamlFile(file: SourceFile): {
  readonly yaml?: YamlFile;
  readonly problems: readonly Problem[];
} {
  const lines = new LineCounter();
  const document = parseDocument(file.text, {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: true,
    version: '1.2',
  });
  const problems = [...document.errors, ...document.warnings].map((error): Problem => {
    const { line, col } = lines.linePos(error.pos[0]);
    return {
      rule: 'yaml-parses',
      level: 'error',
      message: firstLower(error.message),
      file: file.path,
      line,
      column: col,
    };
  });
  if (problems.length > 0) return { problems };
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    return {
      problems: [
        {
          rule: 'yaml-parses',
          level: 'error',
          message: firstLower(String((error as Error).message)),
          file: file.path,
          line: 1,
          column: 1,
        },
      ],
    };
  }
  const refusal = refusalOf(value, EXCHANGE_LIMITS);
  const position = (path: Path) => positionOf(document, lines, path);
  if (refusal) return { problems: [{ ...refusal, file: file.path, ...position(refusal.path ?? []) }] };
  return { yaml: { path: file.path, value, position }, problems: [] };
}

function positionOf(
  document: Document.Parsed,
  lines: LineCounter,
  path: Path,
): { line: number; column: number } {
  for (let length = path.length; length > 0; length--) {
    const offset = offsetOf(document, path.slice(0, length));
    if (offset !== undefined) {
      const { line, col } = lines.linePos(offset);
      return { line, column: col };
    }
  }
  return { line: 1, column: 1 };
}

function offsetOf(document: Document.Parsed, path: Path): number | undefined {
  const key = path.at(-1);
  const holder = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (isMap(holder)) {
    const pair = holder.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === key);
    if (pair && isNode(pair.key) && pair.key.range) return pair.key.range[0];
  }
  const node = document.getIn(path, true);
  return isNode(node) && node.range ? node.range[0] : undefined;
}

function firstLower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
