import { type Analysis, type Control, levelOf } from '@demarc/core';
import { ref, refs, text } from '../inline.ts';
import type { Inline } from '../tree.ts';

/** How a control's priority came about, in one sentence down to the cells that made it. */
export function whyPriority({ figures }: Analysis, control: Control): readonly Inline[] {
  const figure = figures.controls.get(control.id);
  if (figure?.priority === undefined)
    return [
      text(
        control.effort === undefined
          ? 'nothing gives it one: it has no effort'
          : 'nothing gives it one: it mitigates no threat whose severity and impact are known',
      ),
    ];
  const decisive = figure.mitigations.find(({ weighted }) => weighted === figure.priority);
  if (!decisive) {
    const highest = figure.assures.filter(({ priority }) => priority === figure.priority);
    return [
      text('the highest among the controls that it assures: '),
      ...refs(highest.map(({ control: id }) => id)),
    ];
  }
  const { dependency } = figure;
  return [
    text(`${decisive.impact} impact on `),
    ref(decisive.threat),
    text(` for ${decisive.effort} effort rates ${levelOf(decisive.priority)}`),
    ...(dependency !== undefined && dependency.priority > decisive.priority
      ? [
          text('; raised to '),
          text(levelOf(decisive.overall)),
          text(' by '),
          ref(dependency.control),
          text(', which depends on it'),
        ]
      : []),
    text(`; on a threat of ${decisive.severity} severity that gives ${levelOf(decisive.weighted)}`),
  ];
}
