import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryModel } from '../../test/arbitrary-model.ts';
import { casesOf } from '../../test/cases.ts';
import { PUBLISHED } from '../../test/published.ts';
import { type SmallModel, smallModel } from '../../test/small-model.ts';
import {
  analyse,
  type ControlFigures,
  LEVELS,
  Method,
  readExchangeText,
  type ThreatModel,
} from '../index.ts';

interface Case {
  readonly name: string;
  readonly model: SmallModel;
  readonly method?: unknown;
  readonly expected: Readonly<Record<string, object>>;
}

/** Figures in the few words of a case. */
function brief(figures: ControlFigures | undefined): object {
  if (!figures) return { missing: true };
  const { level, dependency, mitigations, assures } = figures;
  return {
    ...(level === undefined ? {} : { level }),
    ...(dependency === undefined ? {} : { dependency }),
    ...(mitigations.length === 0
      ? {}
      : {
          mitigations: Object.fromEntries(
            mitigations.map(({ threat, priority, overall, weighted }) => [
              threat,
              { priority, overall, weighted },
            ]),
          ),
        }),
    ...(assures.length === 0
      ? {}
      : { assures: Object.fromEntries(assures.map(({ control, priority }) => [control, priority])) }),
  };
}

test.each(casesOf<Case>('prioritise'))('%s', (_, { model, method, expected }) => {
  const { figures } = analyse(smallModel(model), method === undefined ? undefined : Method.parse(method));
  for (const [id, wanted] of Object.entries(expected))
    expect(brief(figures.controls.get(id)), id).toEqual(wanted);
});

describe.runIf(PUBLISHED.length > 0)('published documents', () => {
  test.each(PUBLISHED)('%s: every shipped figure is reproduced', (fileName, text) => {
    const { value } = readExchangeText(text, { fileName });
    const { model, figures } = analyse(value as ThreatModel);
    let mitigations = 0;
    for (const control of model.controls) {
      const own = figures.controls.get(control.id);
      expect(own?.level, control.id).toBe(control.shipped?.weightedPriority);
      expect(own?.priority, control.id).toBe(control.shipped?.weightedPriorityScore);
      control.mitigations.forEach(({ threat, shipped }, at) => {
        const computed = own?.mitigations[at];
        expect(
          {
            priority: computed?.priority,
            maxDependency: own?.dependency?.priority ?? null,
            priorityOverall: computed?.overall,
            severity: computed?.severity,
          },
          `${control.id} on ${threat}`,
        ).toEqual(shipped);
        mitigations++;
      });
    }
    for (const threat of model.threats)
      expect(figures.threats.get(threat.id), threat.id).toEqual(threat.shipped);
    expect(mitigations).toBeGreaterThan(200);
  });
});

describe('properties', () => {
  test('a higher impact or a lower effort never lowers a priority', () => {
    fc.assert(
      fc.property(arbitraryModel, fc.nat(), fc.nat(), fc.boolean(), (model, pick, at, byImpact) => {
        const control = model.controls.filter(({ mitigations }) => mitigations.length > 0)[
          pick % Math.max(1, model.controls.length)
        ];
        fc.pre(control !== undefined);
        const mitigation = at % control.mitigations.length;
        const step = (level: string | undefined, by: number) =>
          LEVELS[Math.min(4, Math.max(0, LEVELS.indexOf(level as 'Low') + by))];
        const better = {
          ...control,
          effort: byImpact ? control.effort : step(control.effort, -1),
          mitigations: control.mitigations.map((entry, index) =>
            byImpact && index === mitigation ? { ...entry, impact: step(entry.impact, 1) } : entry,
          ),
        };
        const improved = {
          ...model,
          controls: model.controls.map((entry) => (entry.id === control.id ? better : entry)),
        };
        const before = analyse(model).figures.controls;
        const after = analyse(improved as ThreatModel).figures.controls;
        for (const [id, figures] of before)
          expect(after.get(id)?.priority ?? -1).toBeGreaterThanOrEqual(figures.priority ?? -1);
      }),
    );
  });

  test('the order of the objects in a document changes no figure', () => {
    fc.assert(
      fc.property(arbitraryModel, (model) => {
        const turned = {
          ...model,
          controls: [...model.controls].reverse(),
          threats: [...model.threats].reverse(),
        };
        const forward = analyse(model).figures.controls;
        for (const [id, figures] of analyse(turned).figures.controls)
          expect(figures).toEqual(forward.get(id));
      }),
    );
  });
});
