import { isCurrent, type Threat, threatsInOrder } from '@demarc/core';
import { joined, text, titled } from '../inline.ts';
import type { DocumentSource } from '../source.ts';
import type { Node, Section } from '../tree.ts';
import { severityMark, tacticName, techniqueName } from './names.ts';

/** The threats under the ATT&CK tactics that they serve, most severe first, with their techniques. */
export function attackMatrix(source: DocumentSource): Section {
  const { analysis, attack } = source;
  const byTactic = new Map<string, Threat[]>();
  for (const threat of threatsInOrder(analysis, analysis.model.threats.filter(isCurrent)))
    for (const tactic of threat.tactics.length > 0 ? threat.tactics : [''])
      byTactic.set(tactic, [...(byTactic.get(tactic) ?? []), threat]);
  const order = attack?.tactics.map(({ id }) => id) ?? [];
  const rank = (tactic: string) =>
    tactic === '' ? 999 : order.indexOf(tactic) < 0 ? 998 : order.indexOf(tactic);
  const empty = (attack?.tactics ?? []).filter(({ id }) => !byTactic.has(id)).map(({ name }) => name);
  const notes = [
    ...(empty.length > 0 ? [`No threats under ${empty.join(', ')}.`] : []),
    ...(attack?.notice === undefined ? [] : [attack.notice]),
  ];
  return {
    type: 'section',
    anchor: 'attack-matrix',
    title: 'ATT&CK matrix',
    children: [
      ...[...byTactic]
        .sort(([a], [b]) => rank(a) - rank(b))
        .map(([tactic, threats]): Node => tacticTable(source, tactic, threats)),
      ...notes.map((note): Node => ({ type: 'note', tone: 'quiet', children: [text(note)] })),
    ],
  };
}

function tacticTable(source: DocumentSource, tactic: string, threats: readonly Threat[]): Node {
  const name = tactic === '' ? 'No tactic given' : tacticName(source, tactic);
  return {
    type: 'table',
    anchor: `tactic-${tactic === '' ? 'none' : tactic}`,
    caption: name,
    columns: [
      { title: 'Threat', width: 1 },
      { title: 'Severity', width: 'fit' },
      { title: 'Techniques', width: 1 },
    ],
    rows: threats.map((threat) => ({
      cells: [
        titled(threat.id, threat.name),
        [severityMark(source.analysis, threat)],
        joined(threat.techniques.map((id) => [text(techniqueName(source, id))])),
      ],
    })),
    empty: 'No threats.',
  };
}
