import type { Requirement } from '../model/framework.ts';
import type { Objective } from '../model/objective.ts';
import type { FrameworkMap, RequirementRow } from './map-framework.ts';

/** A requirement of one framework, and what answers it in another through the same objectives. */
export interface ComparedRequirement {
  readonly row: RequirementRow;
  /** Its objectives, each with the requirements of the other framework that it answers too, in their order; none where it answers none there. */
  readonly through: readonly { readonly objective: Objective; readonly others: readonly Requirement[] }[];
  /** The requirements of the other framework that any of its objectives answers, each once, in their order. */
  readonly others: readonly Requirement[];
}

/**
 * Lays one framework beside another through the objectives of a ThreatModel that answer both: every requirement of the first, in its order.
 * Says where the same work counts twice, not that two requirements mean the same.
 */
export function compareFrameworks(first: FrameworkMap, second: FrameworkMap): readonly ComparedRequirement[] {
  const answeredBy = new Map<string, Requirement[]>();
  for (const { requirement, objectives } of second.rows)
    for (const { objective } of objectives) {
      const answered = answeredBy.get(objective.id);
      if (answered) answered.push(requirement);
      else answeredBy.set(objective.id, [requirement]);
    }
  const place = new Map(second.rows.map(({ requirement }, at) => [requirement, at]));
  return first.rows.map((row) => {
    const through = row.objectives.map(({ objective }) => ({
      objective,
      others: answeredBy.get(objective.id) ?? [],
    }));
    const others = [...new Set(through.flatMap((one) => one.others))].sort(
      (a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0),
    );
    return { row, through, others };
  });
}
