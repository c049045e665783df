import type { ImplementationParameter, Problem } from '@demarc/core';

/** The values that stand for parameters, by name. */
export type ParameterValues = Readonly<Record<string, ParameterValue>>;
export type ParameterValue = string | number | boolean | readonly string[];

const PLACEHOLDER = /\{\{\s*([A-Za-z][A-Za-z0-9]*)\s*\}\}/g;

/** The names of the placeholders in a document, in order of appearance, each once. */
export function placeholdersOf(document: unknown): readonly string[] {
  const text = typeof document === 'string' ? document : JSON.stringify(document);
  return [...new Set([...text.matchAll(PLACEHOLDER)].map(([, name]) => name as string))];
}

/** The value of each parameter: what is given, else its default, else (for cases) its example. */
export function parameterValues(
  parameters: readonly ImplementationParameter[],
  given: ParameterValues = {},
  options: { readonly examples: boolean } = { examples: false },
): { readonly value: ParameterValues; readonly missing: readonly string[] } {
  const value: Record<string, ParameterValue> = {};
  const missing: string[] = [];
  for (const { name, example, default: fallback } of parameters) {
    const found = given[name] ?? (options.examples ? example : (fallback ?? undefined));
    if (found === undefined) missing.push(name);
    else value[name] = found;
  }
  return { value, missing };
}

/**
 * Puts values into a JSON document. A text that is one placeholder and nothing else takes the value as it is: in a list, a list is put in
 * element by element. Within a longer text the value is written out; a list there gives one text for each element.
 */
export function fillDocument(document: unknown, values: ParameterValues): unknown {
  if (typeof document === 'string') {
    const filled = fillText(document, values);
    return filled.length === 1 && !isList(document, values) ? filled[0] : filled;
  }
  if (Array.isArray(document)) {
    return document.flatMap((item) => {
      const filled = fillDocument(item, values);
      return typeof item === 'string' && Array.isArray(filled) ? filled : [filled];
    });
  }
  if (typeof document !== 'object' || document === null) return document;
  return Object.fromEntries(
    Object.entries(document).map(([key, value]) => [
      String(fillText(key, values)[0]),
      fillDocument(value, values),
    ]),
  );
}

/** Puts values into a text that is no JSON (a Sigma rule): a list is written as a YAML flow list. */
export function fillPlainText(text: string, values: ParameterValues): string {
  return text.replaceAll(PLACEHOLDER, (whole, name: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
  });
}

/** What is wrong between a document and the parameters that are declared for it. */
export function parameterProblems(
  document: unknown,
  parameters: readonly ImplementationParameter[],
): readonly Problem[] {
  const used = placeholdersOf(document);
  const declared = parameters.map(({ name }) => name);
  return [
    ...used
      .filter((name) => !declared.includes(name))
      .map((name) => problem(`the document has \`{{${name}}}\`, which is no parameter`)),
    ...declared
      .filter((name) => !used.includes(name))
      .map((name) => problem(`the parameter \`${name}\` is not in the document`)),
    ...declared
      .filter((name, index) => declared.indexOf(name) !== index)
      .map((name) => problem(`the parameter \`${name}\` is declared twice`)),
  ];
}

function fillText(text: string, values: ParameterValues): readonly unknown[] {
  const alone = /^\{\{\s*([A-Za-z][A-Za-z0-9]*)\s*\}\}$/.exec(text);
  const whole = alone ? values[alone[1] as string] : undefined;
  if (whole !== undefined) return typeof whole === 'object' ? whole : [whole];
  let texts = [text];
  for (const name of placeholdersOf(text)) {
    const value = values[name];
    if (value === undefined) continue;
    const choices = typeof value === 'object' ? value : [String(value)];
    const pattern = new RegExp(`\\{\\{\\s*${name}\\s*\\}\\}`, 'g');
    texts = texts.flatMap((start) => choices.map((choice) => start.replaceAll(pattern, () => choice)));
  }
  return texts;
}

function isList(text: string, values: ParameterValues): boolean {
  return placeholdersOf(text).some((name) => typeof values[name] === 'object');
}

function problem(message: string): Problem {
  return { rule: 'implementation-parameters', level: 'error', message, path: ['parameters'] };
}
