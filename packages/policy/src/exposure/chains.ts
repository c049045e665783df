import { compileEnvironment, type Environment } from '../evaluate/environment.ts';
import { statementHasAction } from '../evaluate/statement.ts';
import { accountOfArn } from '../match/arn.ts';
import type { AccountPrincipal } from './account.ts';
import { askResource } from './ask.ts';
import { type Judged, principalOf } from './judged.ts';
import type { Verdict } from './verdict.ts';

/** A role that a principal can become in one step. */
export interface Edge {
  /** The role's place in the list of principals. */
  readonly to: number;
  readonly verdict: Verdict;
}

/** For each principal the roles that it can become in one step, by its own right and the role's trust. Roles that trust only services are left out. */
export function assumableRoles(judged: readonly Judged[]): readonly (readonly Edge[])[] {
  const targets = judged.flatMap(({ principal }, at) => {
    const trust = principal.trust && trustOf(principal);
    return trust ? [{ at, arn: principal.arn, trust }] : [];
  });
  return judged.map((one, from) => {
    const mayAssume = grants(one.environment, 'sts:assumerole');
    return targets.flatMap(({ at, arn, trust }): readonly Edge[] => {
      if (at === from || !(mayAssume || trust.named.has(one.principal.arn))) return [];
      const verdict = askResource(
        { ...one.environment, resourcePolicies: trust.environment.resourcePolicies },
        {
          principal: principalOf(one.principal),
          action: 'sts:AssumeRole',
          resource: arn,
          resourceAccount: accountOfArn(arn),
          unknown: 'all',
        },
      );
      return verdict.reach === 'cut' ? [] : [{ to: at, verdict }];
    });
  });
}

interface Trust {
  readonly environment: Environment;
  /** The principals that are named one by one. */
  readonly named: ReadonlySet<string>;
}

/** A role's trust policy; `undefined` when it lets in no principal of IAM. */
function trustOf({ trust }: AccountPrincipal): Trust | undefined {
  const { value: environment } = compileEnvironment({ resourcePolicies: trust ? [trust] : [] });
  const statements = environment.resourcePolicies.flatMap(({ document }) => document.statements);
  const names = statements.flatMap(({ effect, principal }) =>
    effect === 'Allow' && principal ? [...(principal.AWS ?? []), ...(principal['*'] ?? [])] : [],
  );
  const open = statements.some(({ effect, notPrincipal }) => effect === 'Allow' && notPrincipal);
  return names.length > 0 || open ? { environment, named: new Set(names) } : undefined;
}

/** Whether some policy of the principal allows an action, on whatever. */
function grants({ identityPolicies }: Environment, action: string): boolean {
  return identityPolicies.some(({ statements }) =>
    statements.some((statement) => statement.effect === 'Allow' && statementHasAction(statement, action)),
  );
}
