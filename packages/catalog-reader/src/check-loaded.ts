import {
  type Analysis,
  checkModel,
  duplicateKeysOf,
  type Facts,
  type Framework,
  type Problem,
} from '@demarc/core';
import { readFacts } from './facts.ts';
import type { LoadedModel } from './load-model.ts';

/** The facts that rules are held against, with the compliance frameworks that are known. A table that is not installed is left out: the rules that need it say that they did not check. */
export async function readRuleFacts(frameworks?: readonly Framework[]): Promise<Facts> {
  const [attack, aws] = await Promise.all([optional('attack'), optional('aws-actions')]);
  const actions = (aws as { readonly actions?: Record<string, readonly string[]> } | undefined)?.actions;
  return {
    ...(attack === undefined ? {} : { attack: attack as NonNullable<Facts['attack']> }),
    ...(actions === undefined ? {} : { permissions: { aws: actions } }),
    frameworks,
  };
}

/** Everything wrong with a ThreatModel, with files and lines: what reading it said, keys that stand twice in its text, and what the rules say. */
export function checkLoaded(loaded: LoadedModel, analysis: Analysis, facts: Facts): readonly Problem[] {
  const twice = loaded.text === undefined ? [] : duplicateKeysOf(loaded.text);
  return [...loaded.problems, ...[...twice, ...checkModel(analysis, facts)].map(loaded.locate)];
}

function optional(name: string): Promise<unknown> {
  return readFacts(name).catch(() => undefined);
}
