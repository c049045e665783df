import type { Access } from '@demarc/core';
import type { Layer, Requirement } from '../evaluate/decision.ts';
import type { StatementRef } from '../evaluate/statement.ts';

/** How far somebody comes: `cut` by a layer, `conditional` on what is not known, or all the way. */
export type Reach = 'reachable' | 'conditional' | 'cut';

/** Whether a principal has what a threat needs, and why. */
export interface Verdict {
  readonly reach: Reach;
  /** Conditional: what would have to hold (`Allow`) or must not (`Deny`). */
  readonly conditions: readonly Requirement[];
  /** Cut: the permissions that are missing, each with the layer and statement that denies it. */
  readonly cuts: readonly Cut[];
  /** The resources on which it holds, as patterns, where they are not all. */
  readonly resources: readonly string[];
}

export interface Cut {
  readonly permission: string;
  /** `no-role`: no role of the account can be passed to the service. */
  readonly layer: Layer | 'no-role';
  readonly statement?: StatementRef | undefined;
}

const RANK: Readonly<Record<Reach, number>> = { cut: 0, conditional: 1, reachable: 2 };

export const REACHABLE: Verdict = { reach: 'reachable', conditions: [], cuts: [], resources: [] };

/** The verdict that goes further. */
export function further(a: Verdict, b: Verdict): Verdict {
  return RANK[b.reach] > RANK[a.reach] ? b : a;
}

/** Whether one reach goes further than another. */
export function isFurther(a: Reach, b: Reach): boolean {
  return RANK[a] > RANK[b];
}

/** Both are needed. */
function both(a: Verdict, b: Verdict): Verdict {
  return {
    reach: RANK[a.reach] < RANK[b.reach] ? a.reach : b.reach,
    conditions: [...a.conditions, ...b.conditions],
    cuts: [...a.cuts, ...b.cuts],
    resources: [...new Set([...a.resources, ...b.resources])],
  };
}

/** A path on which something must be done first. */
export function after(edge: Verdict, target: Verdict): Verdict {
  return both(edge, { ...target, resources: target.resources });
}

/**
 * What an access expression comes to, permission by permission. `undefined`: no permission gates it (it is empty, unreadable, or optional only).
 * Of alternatives the one that goes furthest counts; what is optional never gates.
 */
export function verdictOf(access: Access, ask: (permission: string) => Verdict): Verdict | undefined {
  switch (access.op) {
    case 'permission':
      return ask(access.permission);
    case 'and': {
      const parts = access.operands.flatMap((operand) => verdictOf(operand, ask) ?? []);
      return parts.length === 0 ? undefined : parts.reduce(both);
    }
    case 'or': {
      const parts = access.operands.map((operand) => verdictOf(operand, ask));
      const gated = parts.flatMap((part) => part ?? []);
      // an alternative that needs no permission leaves nothing to gate
      if (gated.length === 0 || access.operands.some(({ op }) => op === 'none')) return undefined;
      const best = gated.reduce(further);
      return best.reach === 'cut' ? { ...best, cuts: gated.flatMap(({ cuts }) => cuts) } : best;
    }
    default:
      return undefined;
  }
}
