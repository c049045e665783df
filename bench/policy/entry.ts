import { compileEnvironment, evaluate, type Request } from '@demarc/policy';

/** A dense account: 120 statements with wildcards, variables and conditions, compiled once, then asked `rounds` times. Gives milliseconds for each request. */
export function measureEvaluation(rounds: number): number {
  const statements = Array.from({ length: 40 }, (_, index) => ({
    Effect: index % 4 === 3 ? 'Deny' : 'Allow',
    Action: [`s3:Get*${index % 2 === 0 ? '' : index}`, 's3:Put*'],
    Resource: [`arn:aws:s3:::acme-${index}/*`, 'arn:aws:s3:::acme/${aws:PrincipalTag/team}/*'],
    Condition: { StringLike: { 'aws:PrincipalTag/team': [`${index}*`, 'b*'] } },
  }));
  const policy = (name: string, list: readonly object[]) => ({
    name,
    document: { Version: '2012-10-17', Statement: list },
  });
  const everything = { Effect: 'Allow', Action: '*', Resource: '*' };
  const { value } = compileEnvironment({
    identityPolicies: [policy('a', statements), policy('b', statements)],
    scps: [[policy('root', [everything])], [policy('account', [everything, ...statements])]],
  });
  const request: Request = {
    principal: { kind: 'user', arn: 'arn:aws:iam::111122223333:user/anna', tags: { team: 'red' } },
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::acme/red/x',
  };
  const start = performance.now();
  for (let round = 0; round < rounds; round++) evaluate(value, request);
  return (performance.now() - start) / rounds;
}
