export * from './analyse/analyse.ts';
export * from './analyse/collect-frameworks.ts';
export * from './analyse/compare-frameworks.ts';
export * from './analyse/control-reach.ts';
export {
  type ByType,
  type Coverage,
  coverageOf,
  type ExecutableShare,
  type FeatureCoverage,
  type NamespaceCoverage,
  type ThreatCoverage,
} from './analyse/coverage.ts';
export * from './analyse/cvss.ts';
export { type Denial, denialOf, type ThreatWithPermission, threatsOfAction } from './analyse/denial.ts';
export { type FeatureTreeLine, featureTree } from './analyse/feature-tree.ts';
export {
  type CoveringModel,
  type FrameworkCoverage,
  frameworkCoverage,
  type RequirementCoverage,
} from './analyse/framework-coverage.ts';
export type { MappedBy } from './analyse/framework-links.ts';
export * from './analyse/index-model.ts';
export * from './analyse/listing.ts';
export * from './analyse/map-framework.ts';
export * from './analyse/method.ts';
export { objectiveMappings } from './analyse/objective-mappings.ts';
export * from './analyse/order.ts';
export * from './analyse/prioritise.ts';
export * from './analyse/scorecard.ts';
export * from './diff/change-log.ts';
export type { FieldChange } from './diff/field-changes.ts';
export { printChangeLog, priorityReason } from './diff/print-change-log.ts';
export { readFrameworksOf, withFramework } from './exchange/framework-mappings.ts';
export * from './exchange/limits.ts';
export * from './exchange/read.ts';
export type { Origin } from './exchange/read-metadata.ts';
export * from './exchange/write.ts';
export * from './model/access.ts';
export * from './model/action.ts';
export * from './model/control.ts';
export * from './model/diagram.ts';
export * from './model/feature-class.ts';
export * from './model/framework.ts';
export * from './model/id.ts';
export * from './model/identity.ts';
export * from './model/implementation.ts';
export * from './model/level.ts';
export * from './model/objective.ts';
export * from './model/problem.ts';
export * from './model/reference.ts';
export * from './model/service.ts';
export * from './model/threat.ts';
export * from './model/threat-model.ts';
export * from './parse/access.ts';
export * from './parse/authoring.ts';
export { writeAuthoring } from './parse/write-authoring.ts';
export { parseYamlFile, type SourceFile } from './parse/yaml-file.ts';
export { duplicateKeysOf } from './rules/duplicate-keys.ts';
export { checkModel, RULES } from './rules/index.ts';
export type { AttackFacts, Facts, Rule } from './rules/rule.ts';
export type { Matcher } from './search/matcher.ts';
export * from './search/search-model.ts';
export { patternsMeet } from './select/pattern.ts';
export type { Query } from './select/query.ts';
export { chosenControls, isEmptyQuery } from './select/query.ts';
export * from './select/select.ts';
export { selectPart } from './select/select-part.ts';
export { selectionWords } from './select/selection-words.ts';
export * from './text/csv.ts';
export { nearest } from './text/nearest.ts';
export * from './text/parse-text.ts';
export * from './text/rich-text.ts';
export * from './words/access-words.ts';
export * from './words/cvss-words.ts';
export { longDate } from './words/date-words.ts';
export * from './words/goal-words.ts';
export * from './words/implementation-words.ts';
export * from './words/mapping-words.ts';
export { scorecardName } from './words/scorecard-words.ts';
