import { type Analysis, parseId } from '@demarc/core';
import { Failure } from '../failure.ts';
import type { Block } from './blocks.ts';
import { controlBlocks } from './control.ts';
import { actionBlocks, featureClassBlocks, objectiveBlocks } from './parts.ts';
import { threatBlocks } from './threat.ts';

/** What is shown of anything that has an id in the ThreatModel. */
export function blocksOf(analysis: Analysis, id: string): readonly Block[] {
  switch (parseId(id)?.kind) {
    case 'feature-class':
      return featureClassBlocks(analysis, id);
    case 'action':
      return actionBlocks(analysis, id);
    case 'threat':
      return threatBlocks(analysis, id);
    case 'objective':
      return objectiveBlocks(analysis, id);
    case 'control':
      return controlBlocks(analysis, id);
    case undefined:
      throw new Failure(`\`${id}\` is not an id of a known kind`, 1);
  }
}
