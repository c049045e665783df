import { type Analysis, csvText } from '@demarc/core';
import {
  conditionsText,
  cutsText,
  type Exposure,
  type PrincipalExposure,
  type ThreatFinding,
} from '@demarc/policy';

/** Who reaches what: principals by reach, each with its threats, most severe first; then threats by number of principals, with the controls that would cut them. */
export function exposureText(
  found: Exposure,
  { index, figures }: Pick<Analysis, 'index' | 'figures'>,
): string {
  const severity = (id: string) => figures.threats.get(id)?.severity;
  const threat = (id: string) =>
    [id, index.threats.get(id)?.name, severity(id) && `(${severity(id)})`].filter(Boolean).join(' ');
  const bySeverity = (a: { readonly threat: string }, b: { readonly threat: string }) =>
    (figures.threats.get(b.threat)?.score ?? -1) - (figures.threats.get(a.threat)?.score ?? -1);
  const gated = found.threats.filter(({ gate }) => gate === 'iam');
  const reached = gated
    .filter(({ reachable, conditional }) => reachable + conditional > 0)
    .sort((a, b) => b.reachable - a.reachable || b.conditional - a.conditional || bySeverity(a, b));
  const notGated = found.threats.filter(({ gate }) => gate === 'not-gated').length;
  const lines = [
    `${found.principals.length} principals, ${gated.length} threats that IAM gates: ${reached.filter(({ reachable }) => reachable > 0).length} can be carried out, ${reached.filter(({ reachable }) => reachable === 0).length} more under conditions; ${notGated} need no permission of yours.`,
    '',
    'Principals by reach',
    ...found.principals.flatMap((principal) =>
      principalLines({ ...principal, findings: [...principal.findings].sort(bySeverity) }, threat),
    ),
    'Threats by principals',
    ...reached.flatMap(({ threat: id, reachable, conditional, cutBy }) => [
      `  ${threat(id)}: ${reachable} can, ${conditional} under conditions`,
      ...cutBy.map(
        ({ control, kind, title, cuts, of }) =>
          `    cut for ${cuts} of ${of} by ${control} (${kind}${title === undefined ? '' : `: ${title}`})`,
      ),
    ]),
  ];
  return `${lines.join('\n')}\n`;
}

function principalLines(
  { principal, reachable, conditional, findings }: PrincipalExposure,
  threat: (id: string) => string,
): readonly string[] {
  return [
    `  ${principal.arn}: ${reachable} threats, ${conditional} under conditions`,
    ...findings
      .filter(({ verdict }) => verdict.reach !== 'cut')
      .map(
        (finding) =>
          `    ${finding.verdict.reach === 'reachable' ? '●' : '○'} ${threat(finding.threat)}${why(finding)}`,
      ),
    '',
  ];
}

/** ` (as arn:…; on arn:…; if …)` */
function why({ path, verdict }: ThreatFinding): string {
  const parts = [
    path.length > 0 ? `as ${path.join(', then ')}` : '',
    verdict.resources.length > 0 ? `on ${verdict.resources.join(', ')}` : '',
    conditionsText(verdict),
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : ` (${parts.join('; ')})`;
}

/** One line for each principal and threat that IAM gates. */
export function exposureCsv(found: Exposure, { index }: Pick<Analysis, 'index'>): string {
  return csvText([
    ['principal', 'threat', 'name', 'reach', 'path', 'resources', 'conditions', 'cut by'],
    ...found.principals.flatMap(({ principal, findings }) =>
      findings.map(({ threat, verdict, path }) => [
        principal.arn,
        threat,
        index.threats.get(threat)?.name ?? '',
        verdict.reach,
        path.join(' > '),
        verdict.resources.join(' '),
        conditionsText(verdict),
        cutsText(verdict),
      ]),
    ),
  ]);
}
