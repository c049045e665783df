import type { Reference } from '@demarc/core';
import type { Block } from './blocks.ts';

/** Sources, title and address. */
export function referenceBlocks(references: readonly Reference[]): readonly Block[] {
  if (references.length === 0) return [];
  return [
    { type: 'heading', text: 'References' },
    ...references.map(({ title, url }): Block => ({ type: 'item', depth: 0, text: `${title}: ${url}` })),
  ];
}
