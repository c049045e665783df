import { isCurrent, type Threat, threatsInOrder } from '@demarc/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useModel } from '../model/model-context.tsx';
import { attackQuery } from '../model/queries.ts';
import classes from './attack-matrix.module.css';
import { IdLink } from './id-link.tsx';
import { SeverityBadge } from './severity-badge.tsx';

/** Threats (all, or `only` some) under the ATT&CK tactics that they serve, most severe first; tactics without threats are named in a line below. */
export function AttackMatrix({ only }: { only?: ReadonlySet<string> }) {
  const loaded = useModel();
  const { data: facts } = useQuery(attackQuery);
  const threats = threatsInOrder(
    loaded,
    loaded.model.threats.filter((threat) => isCurrent(threat) && only?.has(threat.id) !== false),
  );
  const byTactic = new Map<string, Threat[]>();
  for (const threat of threats)
    for (const tactic of threat.tactics.length > 0 ? threat.tactics : [''])
      byTactic.set(tactic, [...(byTactic.get(tactic) ?? []), threat]);
  const order = facts?.tactics.map(({ id }) => id) ?? [];
  const rank = (tactic: string) =>
    tactic === '' ? 999 : order.indexOf(tactic) < 0 ? 998 : order.indexOf(tactic);
  const columns = [...byTactic].sort(([a], [b]) => rank(a) - rank(b));
  const nameOf = (tactic: string) =>
    tactic === '' ? 'No tactic given' : (facts?.tactics.find(({ id }) => id === tactic)?.name ?? tactic);
  const techniques = new Map(facts?.techniques.map(({ id, name }) => [id, name]));
  const empty = (facts?.tactics ?? []).filter(({ id }) => !byTactic.has(id)).map(({ name }) => name);
  if (threats.length === 0) return <p className={classes.quiet}>There are no threats to show.</p>;
  return (
    <>
      <div className={classes.matrix}>
        {columns.map(([tactic, found]) => (
          <Tactic
            key={tactic}
            name={nameOf(tactic)}
            threats={found}
            techniqueName={(id) => techniques.get(id) ?? id}
          />
        ))}
      </div>
      {empty.length > 0 && <p className={classes.note}>No threats under {empty.join(', ')}.</p>}
      {facts && <p className={classes.note}>{facts.notice}</p>}
    </>
  );
}

/** From this many threats on, a tactic shows the most severe and unfolds the others. */
const MANY = 8;
/** As the stylesheet has it. */
const SHOWN = 6;

function Tactic({
  name,
  threats,
  techniqueName,
}: {
  name: string;
  threats: readonly Threat[];
  techniqueName: (id: string) => string;
}) {
  const { figures } = useModel();
  const [whole, setWhole] = useState(false);
  const folded = !whole && threats.length > MANY;
  return (
    <div className={classes.tactic} data-folded={folded || undefined}>
      <h3>
        {name} <span className={classes.quiet}>{threats.length}</span>
      </h3>
      <ul>
        {threats.map((threat) => (
          <li key={threat.id}>
            <SeverityBadge severity={figures.threats.get(threat.id)?.severity} compact />
            <span>
              <IdLink id={threat.id}>{threat.name}</IdLink>
              {threat.techniques.length > 0 && (
                <span className={classes.technique} title={threat.techniques.map(techniqueName).join(', ')}>
                  {threat.techniques.join(', ')}
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
      {folded && (
        <button type="button" className={classes.more} onClick={() => setWhole(true)} data-screen-only>
          Show {threats.length - SHOWN} more<span className="d-hidden"> under {name}</span>
        </button>
      )}
    </div>
  );
}
