import type { GOALS } from '../model/threat.ts';

const NAMES: Readonly<Record<(typeof GOALS)[number], string>> = {
  DataTheft: 'Data theft',
  DataManipulation: 'Data manipulation',
  DoS: 'Denial of service',
  LaunchAttack: 'Launch of an attack',
  FinancialDrain: 'Financial drain',
  FinancialGain: 'Financial gain',
};

/** What an attacker is after, as people read it; a goal that is not in the usual list stays as the publisher wrote it. */
export function goalName(goal: string): string {
  return Object.hasOwn(NAMES, goal) ? NAMES[goal as keyof typeof NAMES] : goal;
}
