import { type ScorecardValue, scorecardName, type ThreatModel } from '@demarc/core';
import { grouped, rich, text } from '../inline.ts';
import type { DocumentSource } from '../source.ts';
import type { Cell, Node, Section } from '../tree.ts';
import { wholePicture } from './picture.ts';

/** The security posture of the service on one card, with the whole data flow diagram. */
export function scorecard(source: DocumentSource): Section {
  const { model } = source.analysis;
  return {
    type: 'section',
    anchor: 'scorecard',
    title: 'Security scorecard',
    landscape: true,
    children: [
      ...wholePicture(source, 'diagram', `Data flow diagram of ${model.metadata.name}`),
      {
        type: 'table',
        anchor: 'scorecard-table',
        caption: `Security posture of ${model.metadata.name}`,
        columns: [
          { title: 'Aspect', width: 1 },
          { title: 'How it is', width: 3 },
        ],
        rows: Object.entries(model.scorecard).map(([key, value]) => ({
          cells: [[text(scorecardName(key))], scoreCell(key, value, model.markup)],
        })),
        empty: 'This ThreatModel has no scorecard.',
      },
    ],
  };
}

function scoreCell(key: string, value: ScorecardValue, markup: ThreatModel['markup']): Cell {
  if (typeof value === 'number') return [text(grouped(value))];
  if (typeof value !== 'string') return [text(value.length === 0 ? '–' : value.join(', '))];
  if (value.trim() === '' || value === '-') return [text('–')];
  if (key === 'event_coverage' && /^[\d.]+$/.test(value)) return [text(`${value} %`)];
  const blocks: readonly Node[] = rich(value, markup);
  const [only] = blocks;
  return blocks.length === 1 && only?.type === 'paragraph' ? only.children : { blocks };
}
