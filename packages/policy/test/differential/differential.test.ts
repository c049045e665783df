import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { casesOf } from '../case-files.ts';
import { type MatrixCase, questionOf } from '../matrix.ts';
import { compare } from './compare.ts';
import { generateCases } from './generate.ts';
import { KNOWN_DIFFERENCES } from './known-differences.ts';

const SEED = 20_261_123;
const CASES = 24_000;

describe('against a second engine', () => {
  it(`agrees on ${CASES} generated cases, or says why not`, { timeout: 120_000 }, async () => {
    const agreed: Record<string, number> = {};
    const explained: Record<string, number> = {};
    const failures: string[] = [];
    for (const question of generateCases(SEED, CASES)) {
      const result = await compare(question);
      if (result.outcome === 'agree') agreed[result.decision] = (agreed[result.decision] ?? 0) + 1;
      else if (result.outcome === 'explained') {
        const by = result.by.length === 1 ? (result.by[0] as string) : 'several of these together';
        explained[by] = (explained[by] ?? 0) + 1;
      } else failures.push(`${question.name}: ${JSON.stringify(result)} ${JSON.stringify(question.request)}`);
    }
    console.log(
      `differential: ${CASES} cases, seed ${SEED}\n  agree: ${counts(agreed)}\n  explained: ${counts(explained)}\n  unexplained, refused or with dropped keys: ${failures.length}`,
    );
    expect(failures.slice(0, 5)).toEqual([]);
    // no decision may be there by accident only
    for (const decision of ['allowed', 'explicitly-denied', 'implicitly-denied']) {
      expect(agreed[decision], decision).toBeGreaterThan(CASES / 10);
    }
    // a difference that no case shows is not known, but guessed
    const shown = Object.keys(explained);
    expect(KNOWN_DIFFERENCES.map(({ id }) => id).filter((id) => !shown.includes(id))).toEqual([]);
  });

  it('agrees on the matrix written by hand, where the other engine has the notions', async () => {
    const cases = casesOf<MatrixCase>('evaluate').filter(
      ({ decision, unknown, accessPoint, principal, any, alone }) =>
        decision !== 'C' && alone === undefined && !unknown && !accessPoint && !any && principal !== 'oidc',
    );
    const failures: string[] = [];
    let agreed = 0;
    for (const one of cases) {
      const result = await compare({ name: one.name, ...questionOf(one) });
      if (result.outcome === 'agree') agreed++;
      else if (result.outcome !== 'explained') failures.push(`${one.name}: ${JSON.stringify(result)}`);
    }
    console.log(
      `differential: ${cases.length} cases by hand, ${agreed} agree, ${cases.length - agreed - failures.length} explained`,
    );
    expect(failures).toEqual([]);
    expect(agreed).toBeGreaterThan(cases.length / 2);
  });

  it('tells when the other engine leaves context keys out', async () => {
    const [first] = generateCases(1, 1);
    if (!first) throw new Error('no case');
    const result = await compare({
      ...first,
      request: {
        ...first.request,
        action: 's3:ListAllMyBuckets',
        resource: '*',
        principal: { kind: 'user', arn: 'arn:aws:iam::111122223333:user/ben' },
        context: { 's3:prefix': 'in/' },
      },
      environment: {},
    });
    expect(result).toEqual({ outcome: 'dropped-keys', keys: ['s3:prefix'] });
  });

  it('has a row of words for each known difference', () => {
    const page = readFileSync(
      new URL('../../../../docs/decisions/policy-differential.md', import.meta.url),
      'utf8',
    );
    for (const { id } of KNOWN_DIFFERENCES)
      expect(page).toMatch(
        new RegExp(`^\\| \`${id.replaceAll('.', '\\.')}\` \\|.*https://docs\\.aws\\.amazon\\.com/`, 'm'),
      );
  });
});

function counts(of: Readonly<Record<string, number>>): string {
  const total = Object.values(of).reduce((sum, count) => sum + count, 0);
  const parts = Object.entries(of)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, count]) => `${name} ${count}`);
  return `${total} (${parts.join(', ')})`;
}
