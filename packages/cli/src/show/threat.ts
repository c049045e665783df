import {
  type AccessWords,
  type Analysis,
  accessWords,
  cvssSentence,
  cvssWords,
  goalName,
  levelOf,
  objectivesOfThreat,
  type Threat,
  toPlainText,
} from '@demarc/core';
import { severityTone } from '../output/tones.ts';
import type { Block } from './blocks.ts';
import { referenceBlocks } from './references.ts';
import { textBlocks } from './text.ts';

/** A threat: CVSS metric by metric, the access that it needs as a tree, and the objectives and controls that answer it. */
export function threatBlocks(analysis: Analysis, id: string): readonly Block[] {
  const { index, figures, model } = analysis;
  const threat = index.threats.get(id) as Threat;
  const score = figures.threats.get(id);
  return [
    { type: 'title', id, text: threat.name },
    ...(threat.retired ? [{ type: 'text' as const, text: `Retired: ${threat.retired.reason}` }] : []),
    {
      type: 'field',
      name: 'severity',
      text: score ? `${score.severity} ${score.score.toFixed(1)}` : 'unknown: its vector is not valid',
      tone: severityTone(score?.severity),
    },
    {
      type: 'field',
      name: 'feature class',
      text: `${threat.featureClass} ${index.featureClasses.get(threat.featureClass)?.name ?? ''}`,
    },
    { type: 'field', name: 'goal', text: threat.goal === undefined ? '–' : goalName(threat.goal) },
    { type: 'field', name: 'ATT&CK', text: [...threat.tactics, ...threat.techniques].join(', ') || '–' },
    { type: 'heading', text: 'What happens' },
    ...textBlocks(threat.description, model.markup),
    { type: 'heading', text: 'Access that it needs' },
    ...accessBlocks(accessWords(threat.access)),
    ...threat.bindings.map(
      ({ permission, on }): Block => ({ type: 'text', text: `${permission} must be held on ${on}.` }),
    ),
    { type: 'heading', text: `CVSS 3.1 (${threat.cvss})` },
    ...cvssBlocks(threat),
    ...answerBlocks(analysis, threat),
    ...referenceBlocks(threat.references),
  ];
}

function accessBlocks(lines: readonly AccessWords[], depth = 0): readonly Block[] {
  return lines.flatMap(({ words, permission, parts }): readonly Block[] => {
    const text = [words, permission].filter((part) => part !== undefined && part !== '').join(' ');
    return [
      { type: 'item', depth, text: parts.length > 0 ? `${text}:` : text },
      ...accessBlocks(parts, depth + 1),
    ];
  });
}

function cvssBlocks(threat: Threat): readonly Block[] {
  const metrics = cvssWords(threat.cvss);
  if (!metrics) return [{ type: 'text', text: 'not a valid vector' }];
  return [
    { type: 'text', text: cvssSentence(threat.cvss) ?? '' },
    ...metrics.map(({ key, name, valueName, means }): Block => {
      const note = threat.cvssNotes[key];
      return {
        type: 'item',
        depth: 0,
        text: `${name}: ${valueName}. ${means}${note === undefined ? '' : ` – ${note}`}`,
      };
    }),
  ];
}

function answerBlocks(analysis: Analysis, threat: Threat): readonly Block[] {
  const { figures, model } = analysis;
  const objectives = objectivesOfThreat(analysis, threat.id);
  if (objectives.length === 0) {
    return [
      { type: 'heading', text: 'Objectives and controls' },
      {
        type: 'text',
        text:
          threat.noMitigation === undefined
            ? 'NO CONTROL mitigates it.'
            : `No control: ${threat.noMitigation}`,
      },
    ];
  }
  return [
    { type: 'heading', text: 'Objectives and controls' },
    ...objectives.flatMap(({ objective, overall, controls }): readonly Block[] => [
      {
        type: 'item',
        depth: 0,
        text: `${objective.id} ${toPlainText(objective.description, model.markup)} (${overall === undefined ? 'no priority' : levelOf(overall)})`,
      },
      ...controls.map((control): Block => {
        const own = figures.controls.get(control.id);
        const impact =
          control.mitigations.find((mitigation) => mitigation.threat === threat.id)?.impact ?? 'unknown';
        return {
          type: 'item',
          depth: 1,
          text: `${control.id} [priority ${own?.level ?? '–'}, impact ${impact}] ${control.title ?? toPlainText(control.description, model.markup)}`,
        };
      }),
    ]),
  ];
}
