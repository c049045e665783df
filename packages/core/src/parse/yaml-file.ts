import { CORE_SCHEMA, load } from 'js-yaml';
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

/** What only the slower parser takes: directives, and anchors, which can make values of any size and must be counted. */
const CAREFUL = /^%|(^|[\s,:[{-])&\S/m;

/**
 * Parses one YAML file. What the parser finds wrong is reported with its place; there is no value then.
 * Values come from the quicker of two parsers; the one that knows places is asked only when something is wrong, or a place is wanted.
 */
export function parseYamlFile(file: SourceFile): {
  readonly yaml?: YamlFile;
  readonly problems: readonly Problem[];
} {
  const quick = quickValue(file.text);
  let placed: Placed | undefined;
  const place = () => {
    placed ??= parsePlaced(file);
    return placed;
  };
  if (!quick && place().problems.length > 0) return { problems: place().problems };
  const value = quick ? quick.value : place().value;
  const position = (path: Path) => place().position(path);
  const refusal = refusalOf(value, EXCHANGE_LIMITS);
  if (refusal) return { problems: [{ ...refusal, file: file.path, ...position(refusal.path ?? []) }] };
  return { yaml: { path: file.path, value, position }, problems: [] };
}

function quickValue(text: string): { readonly value: unknown } | undefined {
  if (CAREFUL.test(text)) return undefined;
  try {
    return { value: load(text, { schema: CORE_SCHEMA }) ?? null };
  } catch {
    return undefined;
  }
}

/** A file as the parser reads it that knows where everything stands. */
interface Placed {
  readonly value?: unknown;
  readonly problems: readonly Problem[];
  readonly position: YamlFile['position'];
}

function parsePlaced(file: SourceFile): Placed {
  const lines = new LineCounter();
  const document = parseDocument(file.text, {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: true,
    version: '1.2',
  });
  const position = (path: Path) => positionOf(document, lines, path);
  const problem = (message: string, line: number, column: number): Problem => ({
    rule: 'yaml-parses',
    level: 'error',
    message: firstLower(message),
    file: file.path,
    line,
    column,
  });
  const problems = [...document.errors, ...document.warnings].map(({ message, pos }) => {
    const { line, col } = lines.linePos(pos[0]);
    return problem(message, line, col);
  });
  if (problems.length > 0) return { problems, position };
  try {
    return { value: document.toJS({ maxAliasCount: 100 }), problems, position };
  } catch (error) {
    return { problems: [problem(String((error as Error).message), 1, 1)], position };
  }
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
