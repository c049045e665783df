import type { Problem } from '@demarc/core';

/** What was found in one ThreatModel. */
export interface Checked {
  readonly name: string;
  readonly problems: readonly Problem[];
}

/** Where a problem stands: `file:line:column`, as far as it is known. */
export function placeOf({ file, line, column }: Problem): string {
  return [file, line, column].filter((part) => part !== undefined).join(':');
}
