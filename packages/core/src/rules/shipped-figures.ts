import { isCurrent } from '../analyse/index-model.ts';
import { featureClassesOfControl } from '../analyse/listing.ts';
import { scorecardCounts } from '../analyse/scorecard.ts';
import type { Control } from '../model/control.ts';
import type { Finding, Rule, RuleContext } from './rule.ts';

export const shippedFigures: Rule = {
  id: 'shipped-figures',
  title: 'The figures that a document carries are those that its contents give',
  level: 'warning',
  check: (context) => [
    ...context.model.controls.filter(isCurrent).flatMap((control) => controlFindings(control, context)),
    ...scorecardFindings(context),
  ],
};

function controlFindings(control: Control, context: RuleContext): readonly Finding[] {
  const { id, shipped, mitigations } = control;
  const figures = context.figures.controls.get(id);
  const differences: string[] = [];
  const compare = (what: string, given: unknown, computed: unknown) => {
    if (given !== undefined && given !== computed)
      differences.push(`${what} ${given} (computed ${computed ?? 'none'})`);
  };
  compare('weighted priority', shipped?.weightedPriority, figures?.level);
  compare('weighted priority score', shipped?.weightedPriorityScore, figures?.priority);
  for (const { threat, shipped: own } of mitigations) {
    const computed = figures?.mitigations.find((mitigation) => mitigation.threat === threat);
    compare(`priority on ${threat}`, own?.priority, computed?.priority);
    compare(`dependency on ${threat}`, own?.maxDependency, figures?.dependency?.priority ?? null);
    compare(`overall priority on ${threat}`, own?.priorityOverall, computed?.overall);
    compare(`severity of ${threat}`, own?.severity, computed?.severity);
  }
  const classes = featureClassesOfControl(context, control);
  const given = [...(shipped?.featureClasses ?? classes)];
  if (given.length !== classes.length || given.some((name) => !classes.includes(name))) {
    differences.push(`feature classes ${given.join(', ')} (computed ${classes.join(', ')})`);
  }
  return differences.length === 0
    ? []
    : [
        {
          id,
          path: ['controls', id],
          message: `ships other figures than its contents give: ${differences.join('; ')}`,
        },
      ];
}

function scorecardFindings({ model }: RuleContext): readonly Finding[] {
  const counts = scorecardCounts(model.actions);
  return Object.entries(counts).flatMap(([key, computed]): readonly Finding[] => {
    const given = model.scorecard[key];
    if (given === undefined || sameCount(given, computed)) return [];
    const say = (value: unknown) => (Array.isArray(value) ? `${value.length} entries` : String(value));
    return [
      {
        path: ['scorecard', key],
        message: `\`${key}\` says ${say(given)}, and the actions give ${say(computed)}`,
      },
    ];
  });
}

/** Event coverage is published as a text or as a number; lists compare as sets. */
function sameCount(given: unknown, computed: unknown): boolean {
  if (Array.isArray(given) && Array.isArray(computed))
    return given.length === computed.length && given.every((entry) => computed.includes(entry));
  return String(given) === String(computed) || (given !== '' && Number(given) === Number(computed));
}
