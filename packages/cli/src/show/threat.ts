import {
  type Access,
  type Analysis,
  CVSS_METRICS,
  levelOf,
  objectivesOfThreat,
  parseCvss,
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
    { type: 'field', name: 'goal', text: threat.goal ?? '–' },
    { type: 'field', name: 'ATT&CK', text: [...threat.tactics, ...threat.techniques].join(', ') || '–' },
    { type: 'heading', text: 'What happens' },
    ...textBlocks(threat.description, model.markup),
    { type: 'heading', text: 'Access that it needs' },
    ...accessBlocks(threat.access, 0),
    ...threat.bindings.map(
      ({ permission, on }): Block => ({ type: 'text', text: `${permission} must be held on ${on}.` }),
    ),
    { type: 'heading', text: `CVSS 3.1 (${threat.cvss})` },
    ...cvssBlocks(threat),
    ...answerBlocks(analysis, threat),
    ...referenceBlocks(threat.references),
  ];
}

function accessBlocks(access: Access, depth: number): readonly Block[] {
  const item = (text: string): Block => ({ type: 'item', depth, text });
  switch (access.op) {
    case 'none':
      return [
        item(
          "none of the customer's IAM: the network, the attacker's own account, or anonymous access is enough",
        ),
      ];
    case 'unknown':
      return [item('the expression could not be read')];
    case 'permission':
      return [item(access.permission)];
    case 'optional':
      return [item('makes it easier:'), ...accessBlocks(access.operand, depth + 1)];
    case 'and':
      return [item('all of:'), ...access.operands.flatMap((operand) => accessBlocks(operand, depth + 1))];
    case 'or':
      return [item('any of:'), ...access.operands.flatMap((operand) => accessBlocks(operand, depth + 1))];
  }
}

function cvssBlocks(threat: Threat): readonly Block[] {
  const metrics = parseCvss(threat.cvss);
  if (!metrics) return [{ type: 'text', text: 'not a valid vector' }];
  return metrics.map(({ key, value }): Block => {
    const { name, values } = CVSS_METRICS[key];
    const note = threat.cvssNotes[key];
    return {
      type: 'item',
      depth: 0,
      text: `${name}: ${(values as Readonly<Record<string, string>>)[value]}${note === undefined ? '' : ` – ${note}`}`,
    };
  });
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
