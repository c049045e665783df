import type { Threat } from '@demarc/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { attackQuery } from '../../model/queries.ts';
import { ListLink } from '../../ui/list-link.tsx';
import { Facts } from '../../ui/object-page.tsx';
import { Section } from '../../ui/section.tsx';
import classes from './threats.module.css';

/** MITRE ATT&CK tactics and techniques of a threat by name, each with its page at MITRE. */
export function Attack({ threat, level }: { threat: Threat; level: 2 | 3 }) {
  const { data: facts } = useQuery(attackQuery);
  if (threat.tactics.length === 0 && threat.techniques.length === 0) return null;
  const names = new Map(
    [...(facts?.tactics ?? []), ...(facts?.techniques ?? [])].map(({ id, name }) => [id, name]),
  );
  const lines = (ids: readonly string[], facet: 'tactic' | 'technique'): ReactNode =>
    ids.length > 0 && (
      <ul className={classes.attack}>
        {ids.map((id) => (
          <li key={id}>
            <ListLink page="threats" facet={facet} value={id} title={`All threats with this ${facet}`}>
              {nameWithParent(id, names)}
            </ListLink>{' '}
            <a
              href={attackPage(id, facet)}
              target="_blank"
              rel="noreferrer noopener"
              title="Its page at MITRE"
            >
              <code>{id}</code>
            </a>
          </li>
        ))}
      </ul>
    );
  return (
    <Section title="MITRE ATT&CK" level={level} small>
      <Facts
        facts={[
          [threat.tactics.length === 1 ? 'Tactic' : 'Tactics', lines(threat.tactics, 'tactic')],
          [
            threat.techniques.length === 1 ? 'Technique' : 'Techniques',
            lines(threat.techniques, 'technique'),
          ],
        ]}
      />
      {facts && <p className={classes.notice}>{facts.notice}</p>}
    </Section>
  );
}

/** `Cloud Accounts` of `T1078.004` reads `Valid Accounts: Cloud Accounts`. */
function nameWithParent(id: string, names: ReadonlyMap<string, string>): string {
  const name = names.get(id);
  const parent = id.includes('.') ? names.get(id.slice(0, id.indexOf('.'))) : undefined;
  if (name === undefined) return id;
  return parent === undefined ? name : `${parent}: ${name}`;
}

function attackPage(id: string, kind: 'tactic' | 'technique'): string {
  return `https://attack.mitre.org/${kind}s/${encodeURIComponent(id).replace('.', '/')}/`;
}
