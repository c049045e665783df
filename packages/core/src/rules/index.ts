import type { Analysis } from '../analyse/analyse.ts';
import type { Problem } from '../model/problem.ts';
import { accessExpressionParses } from './access-expression-parses.ts';
import { assuredByAssurance } from './assured-by-assurance.ts';
import { attackIdsExist } from './attack-ids-exist.ts';
import { bindingInAccess } from './binding-in-access.ts';
import { controlDoesSomething } from './control-does-something.ts';
import { controlHasTesting } from './control-has-testing.ts';
import { controlHasTitle } from './control-has-title.ts';
import { controlIsRated } from './control-is-rated.ts';
import { cvssValid } from './cvss-valid.ts';
import { featureClassIsUsed } from './feature-class-is-used.ts';
import { idShape } from './id-shape.ts';
import { listedOnce } from './listed-once.ts';
import { noDependencyCycle } from './no-dependency-cycle.ts';
import { noParentCycle } from './no-parent-cycle.ts';
import { noSelfParent } from './no-self-parent.ts';
import { objectiveHasScf } from './objective-has-scf.ts';
import { permissionsCovered } from './permissions-covered.ts';
import { permissionsExist } from './permissions-exist.ts';
import { referenceIsHttps } from './reference-is-https.ts';
import { REFERENCE_RULES } from './reference-rules.ts';
import { replacementExists } from './replacement-exists.ts';
import { requirementExists } from './requirement-exists.ts';
import { applyRule, type Facts, type Rule } from './rule.ts';
import { shippedFigures } from './shipped-figures.ts';
import { textsArePlain } from './texts-are-plain.ts';
import { threatHasMitigation } from './threat-has-mitigation.ts';

/** Every integrity rule, in the order in which it is applied. */
export const RULES: readonly Rule[] = [
  idShape,
  ...REFERENCE_RULES,
  assuredByAssurance,
  listedOnce,
  noDependencyCycle,
  noSelfParent,
  noParentCycle,
  threatHasMitigation,
  controlDoesSomething,
  controlHasTesting,
  controlHasTitle,
  controlIsRated,
  cvssValid,
  shippedFigures,
  accessExpressionParses,
  bindingInAccess,
  permissionsExist,
  permissionsCovered,
  attackIdsExist,
  objectiveHasScf,
  requirementExists,
  replacementExists,
  referenceIsHttps,
  featureClassIsUsed,
  textsArePlain,
];

/** Applies every rule to a ThreatModel: all problems at once, rule by rule, in the order of the ThreatModel. */
export function checkModel(analysis: Analysis, facts: Facts): readonly Problem[] {
  return RULES.flatMap((rule) => applyRule(rule, { ...analysis, facts }));
}
