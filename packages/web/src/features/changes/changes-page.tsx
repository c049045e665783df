import { CHANGE_KINDS, type ChangeKind, type ChangeLog, compareModels, isUnchanged } from '@demarc/core';
import type { ModelSummary } from '@demarc/server/contract';
import { newestFirst } from '@demarc/server/contract';
import { useSuspenseQuery } from '@tanstack/react-query';
import { type ReactNode, Suspense, useMemo } from 'react';
import { useModel } from '../../model/model-context.tsx';
import { modelQuery, modelsQuery } from '../../model/queries.ts';
import { isStaticSite } from '../../static-site.ts';
import { Message } from '../../ui/message.tsx';
import { usePageTitle } from '../../ui/page-title.ts';
import { plural } from '../../ui/plural.ts';
import { Answer, Section } from '../../ui/section.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useViewState } from '../../ui/view-state.ts';
import { FieldChanges, Item, KindSection, MovedPriorities, MovedSeverities } from './change-parts.tsx';
import classes from './changes.module.css';

const KIND_TITLES: Readonly<Record<ChangeKind, string>> = {
  featureClasses: 'Feature classes',
  actions: 'Actions',
  threats: 'Threats',
  objectives: 'Objectives',
  controls: 'Controls',
};

/** What changed from another version, or another ThreatModel, to this one. */
export function ChangesPage() {
  const { summary } = useModel();
  usePageTitle('Changes', summary.name);
  const { data } = useSuspenseQuery(modelsQuery);
  const [view, setView] = useViewState();
  const others = data.models.filter(({ key }) => key !== summary.key);
  const versions = newestFirst(others.filter((other) => isSameService(other, summary)));
  const from =
    others.find(({ key }) => key === view.from) ?? (view.from === undefined ? versions[0] : undefined);
  return (
    <>
      <h1 className="d-hidden">Changes of {summary.name}</h1>
      {others.length > 0 && (
        <label className={classes.choose}>
          Compare {summary.version} with
          <select value={from?.key ?? ''} onChange={(event) => setView({ from: event.target.value }, true)}>
            <option value="" disabled>
              choose a version
            </option>
            <Options label="Other versions" models={versions} />
            <Options
              label="Other ThreatModels"
              models={others.filter((other) => !isSameService(other, summary))}
            />
          </select>
        </label>
      )}
      {from ? (
        <Suspense fallback={<Skeleton label="Comparing" />}>
          <Comparison from={from} />
        </Suspense>
      ) : (
        <Message title={view.from === undefined ? 'No other version' : 'That version is not here'}>
          {view.from !== undefined && <p>There is no ThreatModel {view.from}.</p>}
          <p>
            This is the only version of {summary.name} here.{' '}
            {isStaticSite() ? 'Compare' : 'Import another one, or compare'} two files on the command line:{' '}
            <code>demarc diff OLD NEW</code>.
          </p>
        </Message>
      )}
    </>
  );
}

function Options({ label, models }: { label: string; models: readonly ModelSummary[] }) {
  if (models.length === 0) return null;
  return (
    <optgroup label={label}>
      {models.map(({ key, name, version, publisher }) => (
        <option key={key} value={key}>
          {name} {version}, {publisher}
        </option>
      ))}
    </optgroup>
  );
}

function isSameService(a: ModelSummary, b: ModelSummary): boolean {
  return a.provider === b.provider && a.service === b.service;
}

function Comparison({ from }: { from: ModelSummary }) {
  const after = useModel();
  const { data: before } = useSuspenseQuery(modelQuery(from));
  const log = useMemo(() => compareModels(before, after), [before, after]);
  if (isUnchanged(log))
    return (
      <Answer>
        Nothing changed between {from.version} and {after.summary.version}.
      </Answer>
    );
  return (
    <>
      <Answer>
        From <strong>{from.version}</strong> to <strong>{after.summary.version}</strong>: {inShort(log)}.
      </Answer>
      <MovedPriorities moved={log.priorities} />
      <MovedSeverities moved={log.severities} />
      {CHANGE_KINDS.map((kind) => (
        <KindSection key={kind} title={KIND_TITLES[kind]} changes={log.kinds[kind]} />
      ))}
      <Fields title="About the ThreatModel" show={log.metadata.length > 0}>
        <FieldChanges fields={log.metadata} />
      </Fields>
      <Fields title="Scorecard" show={log.scorecard.length > 0}>
        <FieldChanges fields={log.scorecard} />
      </Fields>
      {log.diagram && (
        <Section title="Data flow diagram">
          <Item>The data flow diagram changed.</Item>
        </Section>
      )}
    </>
  );
}

function Fields({ title, show, children }: { title: string; show: boolean; children: ReactNode }) {
  return show ? <Section title={title}>{children}</Section> : null;
}

/** `3 controls added, 1 threat changed, 2 priorities moved`. */
function inShort(log: ChangeLog): string {
  const sum = (part: 'added' | 'removed' | 'retired' | 'changed') =>
    CHANGE_KINDS.reduce((total, kind) => total + log.kinds[kind][part].length, 0);
  const parts = [
    ...(['added', 'removed', 'retired', 'changed'] as const).flatMap((part) =>
      sum(part) === 0 ? [] : [`${sum(part)} ${part}`],
    ),
    ...(log.priorities.length === 0
      ? []
      : [`${plural(log.priorities.length, 'priority', 'priorities')} moved`]),
    ...(log.severities.length === 0
      ? []
      : [`${plural(log.severities.length, 'severity', 'severities')} moved`]),
  ];
  return parts.join(', ') || 'only details of the ThreatModel itself';
}
