import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryAccess } from '../../test/arbitrary-model.ts';
import { casesOf } from '../../test/cases.ts';
import { gatingPermissionsOf, parseAccess, permissionsOf, printAccess, unreadableIn } from '../index.ts';

interface Case {
  readonly name: string;
  readonly source: unknown;
  readonly printed?: unknown;
  readonly permissions?: readonly string[];
  readonly gating?: readonly string[];
  readonly problems?: readonly string[];
}

test.each(casesOf<Case>('access'))('%s', (_, { source, printed, permissions, gating, problems }) => {
  const access = parseAccess(source);
  expect(unreadableIn(access).map(({ at, why }) => `${at?.join('.')}: ${why}`)).toEqual(problems ?? []);
  if (printed !== undefined) expect(printAccess(access)).toEqual(printed);
  if (permissions) expect(permissionsOf(access)).toEqual(permissions);
  if (gating) expect(gatingPermissionsOf(access)).toEqual(gating);
});

test('what is printed reads as the same expression', () => {
  fc.assert(
    fc.property(arbitraryAccess, (access) => {
      expect(parseAccess(printAccess(access))).toEqual(access);
    }),
  );
});
