import { isCurrent, rankOfSeverity } from '@demarc/core';
import { plural, ref, strong, text } from '../inline.ts';
import type { DocumentSource } from '../source.ts';
import type { Inline, Node, Section } from '../tree.ts';

/** How to use this document: what is where, and the four journeys with where each starts. */
export function howToUse(source: DocumentSource): Section {
  const { model } = source.analysis;
  const mapped = (source.frameworks ?? []).length > 0;
  return {
    type: 'section',
    anchor: 'how-to-use',
    title: 'How to use this document',
    children: [
      { type: 'paragraph', children: answer(source) },
      {
        type: 'paragraph',
        children: [
          text(
            'A cloud provider secures the service; how the service is set up and used is for its customer to secure. This document maps that part. You need not read it from end to end: four ways lead through it.',
          ),
        ],
      },
      journey('Best practices', 'You run a workload and want to do what matters most, first.', [
        text('Begin with the '),
        ref('priority-list', 'prioritised list of controls'),
        text(
          ' and work down it. Each control leads to what to do, how to test it, and why it has its priority. Mark it as implemented, as tested, or as not relevant with the reason.',
        ),
      ]),
      journey('Application review', 'You review an application with sensitive data.', [
        text('Find the features that it uses among the '),
        ref('feature-classes', 'feature classes'),
        text(
          ', block the others with the permissions named there, look at each diagram, and decide for every threat at or above the severity that you agreed on: mitigate, accept, transfer or avoid. The controls of the threats that you mitigate are what the application has to show.',
        ),
      ]),
      journey('Technology onboarding', 'You decide how the organisation may use the service.', [
        text('Read the '),
        ref('scorecard', 'scorecard'),
        text(' and the '),
        ref('attack-matrix', 'ATT&CK matrix'),
        text(', then the '),
        ref('feature-classes', 'feature classes'),
        text(': what is approved, and what is blocked. The '),
        ref('shipped', 'policies, detections and checks'),
        text(' that controls ship can be rolled out as they are.'),
      ]),
      journey('Compliance', 'You answer to a standard, or audit against one.', [
        ...(mapped
          ? [
              text('The '),
              ref('compliance', 'compliance mapping'),
              text(' leads from each requirement to the objectives and controls that answer it'),
            ]
          : [
              text('Each '),
              ref('controls', 'objective'),
              text(
                ' names the requirements that it answers, and the ids of the Secure Controls Framework that lead to others',
              ),
            ]),
        text('; every control says how it is tested and what must be seen.'),
      ]),
      ...notCovered(source),
      {
        type: 'paragraph',
        children: [
          text(
            `Ids such as ${model.metadata.service}.T1 are links, and are never used for anything else in later versions. Words are explained in the `,
          ),
          ref('glossary', 'glossary'),
          text(', figures in the '),
          ref('scoring', 'method of scoring'),
          text('.'),
        ],
      },
    ],
  };
}

function journey(name: string, who: string, way: readonly Inline[]): Node {
  return { type: 'paragraph', lead: name, children: [text(`${who} `), ...way] };
}

/** The one sentence and the one number. */
function answer({ analysis, selected }: DocumentSource): readonly Inline[] {
  const { model, figures, index } = analysis;
  const serious = model.threats.filter((threat) => {
    const severity = figures.threats.get(threat.id)?.severity;
    return (
      isCurrent(threat) && severity !== undefined && rankOfSeverity(severity) >= rankOfSeverity('Medium')
    );
  });
  const controls = new Set(
    serious.flatMap(({ id }) => (index.mitigatorsOf.get(id) ?? []).map(({ control }) => control.id)),
  );
  const first = model.controls.filter(
    (control) => isCurrent(control) && (figures.controls.get(control.id)?.priority ?? 0) >= 3,
  ).length;
  return [
    ...(selected === undefined ? [] : [text('Of what was selected: ')]),
    strong(
      `${plural(serious.length, 'threat')} at Medium severity or above; ${plural(controls.size, 'control')} against them.`,
    ),
    text(
      ` ${plural(first, 'control')} ${first === 1 ? 'has' : 'have'} a priority of High or Very High: begin there.`,
    ),
  ];
}

function notCovered({ analysis: { model } }: DocumentSource): readonly Node[] {
  if (model.metadata.notCovered === undefined) return [];
  return [
    {
      type: 'paragraph',
      children: [
        text('What this ThreatModel leaves out is told in '),
        ref('not-covered', 'its own appendix'),
        text('.'),
      ],
    },
  ];
}
