import {
  type AttackFacts,
  identityOf,
  type JsonObject,
  printIdentity,
  type Threat,
  threatsInOrder,
} from '@demarc/core';
import { printable } from '../printable.ts';
import type { DocumentSource } from '../source.ts';

/** From no severity to critical, as the scale of the scores. */
const COLOURS = ['#ffffff', '#fff3c4', '#fdba74', '#ef4444', '#7f1d1d'] as const;
const BANDS = [
  { label: 'Low, above 0', color: '#fff3c4' },
  { label: 'Medium, from 4.0', color: '#fdba74' },
  { label: 'High, from 7.0', color: '#ef4444' },
  { label: 'Critical, from 9.0', color: '#7f1d1d' },
] as const;

/**
 * The threats as a layer of the ATT&CK Navigator (format 4.5), in JSON: each technique, under the tactics for which threats use it, with the
 * highest CVSS score among these threats. Techniques that ATT&CK does not have, and threats without one, are told in the metadata.
 */
export function navigatorLayer(source: DocumentSource & { readonly attack: AttackFacts }): string {
  const { analysis, attack, selected } = source;
  const { metadata } = analysis.model;
  const threats = threatsInOrder(analysis, analysis.model.threats);
  const places = placesOf(threats, attack);
  const known = new Set(attack.techniques.map(({ id }) => id));
  const without = threats.filter(({ techniques }) => !techniques.some((id) => known.has(id)));
  const unknown = [...new Set(threats.flatMap(({ techniques }) => techniques))].filter(
    (id) => !known.has(id),
  );
  const identity = printIdentity(identityOf(metadata));
  return `${JSON.stringify(
    {
      name: printable(`${metadata.name} ThreatModel`),
      versions: { attack: attack.version.split('.')[0] as string, navigator: '5.1.0', layer: '4.5' },
      domain: 'enterprise-attack',
      description: printable(
        [
          `Threats of ${identity}: a technique has the highest CVSS 3.1 base score of the threats that use it.`,
          metadata.license,
          selected && `Selected: ${selected.join('; ')}.`,
        ]
          .filter(Boolean)
          .join(' '),
      ),
      sorting: 3,
      layout: {
        layout: 'side',
        showID: true,
        showName: true,
        showAggregateScores: false,
        countUnscored: false,
      },
      hideDisabled: false,
      techniques: places.map((place) => technique(source, place)),
      gradient: { colors: COLOURS, minValue: 0, maxValue: 10 },
      legendItems: BANDS,
      metadata: [
        { name: 'identity', value: identity },
        ...fact(
          'threats without a technique',
          without.map(({ id }) => id),
        ),
        ...fact('techniques that this version of ATT&CK does not have', unknown),
      ],
      showTacticRowBackground: false,
      selectTechniquesAcrossTactics: false,
      selectSubtechniquesWithParent: false,
      selectVisibleTechniques: false,
    },
    null,
    2,
  )}\n`;
}

/** A technique under one tactic, and the threats that use it there, most severe first. */
interface Place {
  readonly technique: string;
  /** As the Navigator names it: `command-and-control`. */
  readonly tactic: string;
  readonly threats: readonly Threat[];
}

/** In the order of ATT&CK's tables. A threat's tactics say under which of the technique's it is meant; where none fits, all are. */
function placesOf(threats: readonly Threat[], attack: AttackFacts): readonly Place[] {
  const users = new Map<string, Threat[]>();
  for (const threat of threats)
    for (const id of new Set(threat.techniques)) users.set(id, [...(users.get(id) ?? []), threat]);
  return attack.techniques.flatMap(({ id, tactics }) => {
    const using = users.get(id) ?? [];
    return attack.tactics
      .filter((tactic) => tactics.includes(tactic.id))
      .flatMap((tactic): readonly Place[] => {
        const here = using.filter((threat) => {
          const meant = threat.tactics.filter((one) => tactics.includes(one));
          return meant.length === 0 || meant.includes(tactic.id);
        });
        return here.length === 0 ? [] : [{ technique: id, tactic: slug(tactic.name), threats: here }];
      });
  });
}

function technique({ analysis }: DocumentSource, { technique: id, tactic, threats }: Place): JsonObject {
  const { figures } = analysis;
  const scores = threats.flatMap((threat) => figures.threats.get(threat.id)?.score ?? []);
  return {
    techniqueID: id,
    tactic,
    ...(scores.length === 0 ? {} : { score: Math.max(...scores) }),
    comment: printable(threats.map((threat) => `${threat.id} ${threat.name}`).join('\n')),
    enabled: true,
    metadata: threats.map((threat) => {
      const rated = figures.threats.get(threat.id);
      const value = rated ? `${rated.severity} ${rated.score.toFixed(1)}` : 'no score';
      return { name: threat.id, value };
    }),
    // a sub-technique is of no use while its technique is folded
    showSubtechniques: id.includes('.'),
  };
}

function slug(name: string): string {
  return name.toLowerCase().replaceAll(' ', '-');
}

function fact(name: string, ids: readonly string[]): readonly JsonObject[] {
  return ids.length === 0 ? [] : [{ name, value: ids.join(', ') }];
}
