/** Weights of the metrics (CVSS 3.1, section 7.4). */
const ATTACK_VECTOR = { N: 0.85, A: 0.62, L: 0.55, P: 0.2 } as const;
const ATTACK_COMPLEXITY = { L: 0.77, H: 0.44 } as const;
const PRIVILEGES_REQUIRED = {
  U: { N: 0.85, L: 0.62, H: 0.27 },
  C: { N: 0.85, L: 0.68, H: 0.5 },
} as const;
const USER_INTERACTION = { N: 0.85, R: 0.62 } as const;
const IMPACT = { H: 0.56, L: 0.22, N: 0 } as const;

/** The base metrics by their keys in a vector. */
export interface BaseMetrics {
  readonly AV: keyof typeof ATTACK_VECTOR;
  readonly AC: keyof typeof ATTACK_COMPLEXITY;
  readonly PR: keyof (typeof PRIVILEGES_REQUIRED)['U'];
  readonly UI: keyof typeof USER_INTERACTION;
  readonly S: keyof typeof PRIVILEGES_REQUIRED;
  readonly C: keyof typeof IMPACT;
  readonly I: keyof typeof IMPACT;
  readonly A: keyof typeof IMPACT;
}

/** The base score, 0.0–10.0 in steps of 0.1, by the equations of CVSS 3.1, section 7.1. */
export function baseScoreOf({ AV, AC, PR, UI, S, C, I, A }: BaseMetrics): number {
  const lost = 1 - (1 - IMPACT[C]) * (1 - IMPACT[I]) * (1 - IMPACT[A]);
  const impact = S === 'U' ? 6.42 * lost : 7.52 * (lost - 0.029) - 3.25 * (lost - 0.02) ** 15;
  if (impact <= 0) return 0;
  const exploitability =
    8.22 * ATTACK_VECTOR[AV] * ATTACK_COMPLEXITY[AC] * PRIVILEGES_REQUIRED[S][PR] * USER_INTERACTION[UI];
  return roundedUp(Math.min((S === 'U' ? 1 : 1.08) * (impact + exploitability), 10));
}

/** Up to the next tenth, counted in whole numbers so that no machine's fractions matter (CVSS 3.1, appendix A). */
function roundedUp(value: number): number {
  const whole = Math.round(value * 100_000);
  return whole % 10_000 === 0 ? whole / 100_000 : (Math.floor(whole / 10_000) + 1) / 10;
}
