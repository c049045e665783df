import { featureTree } from '@demarc/core';
import {
  BLOCK_KINDS,
  type BlockKind,
  blockDocuments,
  type IamFacts,
  planBlock,
  truthTable,
} from '@demarc/policy';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { getIamFacts } from '../../api-client.ts';
import { useModel } from '../../model/model-context.tsx';
import { Copyable } from '../../ui/copyable.tsx';
import { IdLink, IdLinks } from '../../ui/id-link.tsx';
import { Warning } from '../../ui/message.tsx';
import { Unfold } from '../../ui/object-page.tsx';
import { usePageTitle } from '../../ui/page-title.ts';
import { plural } from '../../ui/plural.ts';
import { Answer, Section } from '../../ui/section.tsx';
import { useViewState } from '../../ui/view-state.ts';
import classes from './block.module.css';

const KIND_NAMES: Readonly<Record<BlockKind, string>> = {
  scp: 'Service control policy',
  'vpc-endpoint-policy': 'VPC endpoint policy',
};

/** Feature classes to choose, and beside them the policies that block the others, as they change. */
export function BlockPage() {
  const loaded = useModel();
  const { summary, index } = loaded;
  usePageTitle('Block features', summary.name);
  const { data: facts } = useSuspenseQuery({
    queryKey: ['iam-facts'],
    queryFn: getIamFacts,
    staleTime: Number.POSITIVE_INFINITY,
  });
  // what is blocked, how and for whom is part of the address
  const [view, setView] = useViewState();
  const [except, setExcept] = useState(view.except ?? '');
  const blocked = useMemo(() => new Set((view.block ?? '').split(',').filter(Boolean)), [view.block]);
  const kind = BLOCK_KINDS.find((one) => one === view.kind) ?? 'scp';
  const result = useMemo(() => {
    const allowed = [...index.featureClasses.keys()].filter((id) => !blocked.has(id));
    const plan = planBlock(loaded, { allowed, allActions: view.all === 'yes' });
    const excepted = except
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean);
    const documents = blockDocuments(
      plan,
      { kind, except: excepted, wildcards: view.wildcards === 'yes' },
      facts as IamFacts,
    );
    return { plan, documents, rows: truthTable(plan, documents, { kind }) };
  }, [loaded, index, blocked, view.all, view.wildcards, kind, except, facts]);
  const { plan, documents, rows } = result;
  // what depends on a blocked class is of no use; what a class depends on must stay with it
  const choose = (id: string, block: boolean) => {
    const closure = withAll(id, (one) =>
      block ? (index.childrenOf.get(one) ?? []) : (index.featureClasses.get(one)?.parents ?? []),
    );
    const next = block
      ? [...blocked, ...[...closure].filter((one) => !blocked.has(one))]
      : [...blocked].filter((one) => !closure.has(one));
    setView({ block: next.join(',') });
  };
  const denied = rows.filter(({ expected }) => expected === 'denied');
  const wrong = rows.filter(({ expected, got }) => expected !== got);
  const untouched = plan.blocked.filter(({ permissions }) => permissions.length === 0);
  return (
    <>
      <h1 className="d-hidden">Block features of {summary.name}</h1>
      <Answer>
        {plan.blocked.length === 0 ? (
          <>Choose the feature classes that nobody needs: the policy that denies them appears beside.</>
        ) : (
          <>
            <strong>{plural(plan.blocked.length, 'feature class', 'feature classes')}</strong> blocked by{' '}
            {plural(documents.length, 'policy', 'policies')} with{' '}
            <strong>{plural(denied.length, 'action')}</strong>;{' '}
            {plural(rows.length - denied.length, 'action')} of what stays untouched.
          </>
        )}
      </Answer>
      {wrong.length > 0 && (
        <Warning>
          The policy does not do what it should for {wrong.map(({ permission }) => permission).join(', ')}.
        </Warning>
      )}
      <div className={classes.columns}>
        <fieldset className={classes.tree}>
          <legend>Feature classes to block</legend>
          {featureTree(loaded).map(({ featureClass: { id, name }, depth }) => (
            <label key={id} style={{ paddingLeft: `${depth * 18}px` }}>
              <input
                type="checkbox"
                checked={blocked.has(id)}
                onChange={({ target }) => choose(id, target.checked)}
              />
              <span>
                {name} <span className={classes.quiet}>{id}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <div className={classes.policy}>
          <div className={classes.settings} data-screen-only>
            <label>
              Kind
              <select value={kind} onChange={({ target }) => setView({ kind: target.value })}>
                {BLOCK_KINDS.map((one) => (
                  <option key={one} value={one}>
                    {KIND_NAMES[one]}
                  </option>
                ))}
              </select>
            </label>
            <label>
              Except
              <input
                value={except}
                placeholder="arn:aws:iam::*:role/Admin"
                onChange={({ target }) => setExcept(target.value)}
                onBlur={() => setView({ except })}
              />
            </label>
            <Option label="All actions, not only the core ones" name="all" />
            <Option label="Wildcards that match nothing else" name="wildcards" />
          </div>
          {documents.map((document, at) => (
            <Copyable
              key={JSON.stringify(document)}
              label={`${KIND_NAMES[kind]}${documents.length > 1 ? ` ${at + 1} of ${documents.length}` : ''}`}
              text={JSON.stringify(document, null, 2)}
            />
          ))}
          {plan.clashes.length > 0 && (
            <Section title="Not denied, because something that stays needs it" level={3} small>
              <ul className={classes.list}>
                {plan.clashes.map(({ permission, blocked: id, neededBy }) => (
                  <li key={`${id} ${permission}`}>
                    <code>{permission}</code> of <IdLink id={id} />, needed by <IdLinks ids={neededBy} />
                  </li>
                ))}
              </ul>
            </Section>
          )}
          {untouched.length > 0 && (
            <Section title="Not blocked by this policy" level={3} small>
              <ul className={classes.list}>
                {untouched.map(({ id, name, elsewhere, beyondReach }) => (
                  <li key={id}>
                    <IdLink id={id} /> {name}
                    <span className={classes.quiet}>
                      {elsewhere.length > 0
                        ? `: rests on ${elsewhere.join(', ')} of other services`
                        : beyondReach.length > 0
                          ? ': its core actions have no permission of their own'
                          : ': has no action that could be denied for it alone'}
                    </span>
                  </li>
                ))}
              </ul>
            </Section>
          )}
          {rows.length > 0 && plan.blocked.length > 0 && (
            <Unfold summary={`Truth table: ${rows.length - wrong.length} of ${rows.length} as they must be`}>
              <table className={classes.truth}>
                <thead>
                  <tr>
                    <th scope="col">Action</th>
                    <th scope="col">Of</th>
                    <th scope="col">Must be</th>
                    <th scope="col">Is</th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map(({ permission, blocked: of, expected, got }) => (
                    <tr key={permission}>
                      <th scope="row">
                        <code>{permission}</code>
                      </th>
                      <td>{of ?? 'what stays'}</td>
                      <td>{expected}</td>
                      <td>{got}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Unfold>
          )}
        </div>
      </div>
    </>
  );
}

/** A class and all that hangs on it, one way or the other. */
function withAll(start: string, next: (id: string) => readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [start];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    open.push(...next(id));
  }
  return found;
}

/** A choice that is on or off in the address. */
function Option({ label, name }: { label: string; name: string }) {
  const [view, setView] = useViewState();
  return (
    <label>
      <input
        type="checkbox"
        checked={view[name] === 'yes'}
        onChange={({ target }) => setView({ [name]: target.checked ? 'yes' : undefined })}
      />
      {label}
    </label>
  );
}
