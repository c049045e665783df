import type { FrameworkFile, Problem } from '@demarc/core';

/** An import that was understood, with what is to be known about it; or problems that say why not. */
export type FrameworkImport =
  | { readonly value: FrameworkFile; readonly problems: readonly Problem[] }
  | { readonly value?: undefined; readonly problems: readonly Problem[] };

/** An import that is refused, for one reason. */
export function refused(message: string): FrameworkImport {
  return { problems: [{ rule: 'framework-file', level: 'error', message }] };
}

/** What is to be known about an import that worked. */
export function warning(message: string): Problem {
  return { rule: 'framework-file', level: 'warning', message };
}

/** Lower case letters, digits and dashes; dots stay between digits. */
export function slug(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/(?<!\d)\.|\.(?!\d)/g, ' ')
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '');
}
