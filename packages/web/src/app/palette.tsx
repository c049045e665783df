import type { ModelSummary } from '@demarc/server/contract';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, type ReactNode, useDeferredValue, useId, useState } from 'react';
import { KIND_NAMES, KIND_PAGES } from '../model/describe.ts';
import {
  addressOf,
  addressText,
  compliancePath,
  frameworkPath,
  frameworksQuery,
} from '../model/frameworks.ts';
import type { LoadedModel } from '../model/load-model.ts';
import { modelPath } from '../model/model-context.tsx';
import { searchLoaded } from '../model/model-search.ts';
import { providerName, publisherName } from '../model/provider-name.ts';
import { modelQuery, modelsQuery } from '../model/queries.ts';
import { useGlobalSearch } from '../model/use-global-search.ts';
import { Dialog } from '../ui/dialog.tsx';
import { PriorityBadge } from '../ui/priority-badge.tsx';
import { SeverityBadge } from '../ui/severity-badge.tsx';
import { MODEL_TABS } from './pages.ts';
import classes from './palette.module.css';

interface Entry {
  readonly key: string;
  readonly to: string;
  readonly what: string;
  readonly title: string;
  readonly id?: string | undefined;
  readonly mark?: ReactNode;
}

/** Finds anything: pages and objects of the ThreatModel at hand, ThreatModels, compliance frameworks, and what the server finds in all of them. */
export function Palette({ summary, onClose }: { summary: ModelSummary | undefined; onClose: () => void }) {
  if (!summary) return <Finder model={undefined} onClose={onClose} />;
  return <FinderInModel summary={summary} onClose={onClose} />;
}

function FinderInModel({ summary, onClose }: { summary: ModelSummary; onClose: () => void }) {
  const { data } = useQuery(modelQuery(summary));
  return <Finder model={data} onClose={onClose} />;
}

function Finder({ model, onClose }: { model: LoadedModel | undefined; onClose: () => void }) {
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const listId = useId();
  const navigate = useNavigate();
  const entries = useEntries(model, useDeferredValue(text.trim()));
  const go = (entry: Entry | undefined) => {
    if (!entry) return;
    onClose();
    void navigate({ to: entry.to });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      const next = Math.max(0, Math.min(entries.length - 1, active + step));
      setActive(next);
      document.getElementById(`${listId}-${next}`)?.scrollIntoView({ block: 'nearest' });
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      go(entries[active]);
    }
  };
  return (
    <Dialog title="Find anything" hideTitle onClose={onClose}>
      <input
        className={classes.field}
        autoFocus
        value={text}
        placeholder={
          model ? `An id, a name or words in ${model.summary.name}, or anywhere` : 'An id, a name or words'
        }
        role="combobox"
        aria-label="Find anything"
        aria-expanded={entries.length > 0}
        aria-controls={listId}
        aria-activedescendant={entries[active] ? `${listId}-${active}` : undefined}
        onChange={(event) => {
          setText(event.target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={listId} className={classes.list} role="listbox" aria-label="Found">
        {entries.map((entry, index) => (
          <div
            key={entry.key}
            id={`${listId}-${index}`}
            className={classes.entry}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            onPointerMove={() => setActive(index)}
            onClick={() => go(entry)}
            onKeyDown={onKeyDown}
          >
            <span className={classes.what}>{entry.id ?? entry.what}</span>
            <span className={classes.name}>{entry.title}</span>
            {entry.mark}
            {entry.id !== undefined && <span className={classes.where}>{entry.what}</span>}
          </div>
        ))}
      </div>
      {entries.length === 0 && <p className={classes.none}>Nothing found for “{text}”</p>}
    </Dialog>
  );
}

function useEntries(model: LoadedModel | undefined, text: string): readonly Entry[] {
  const { data } = useQuery(modelsQuery);
  const { data: known } = useQuery(frameworksQuery);
  const everywhere = useGlobalSearch(text, 12);
  const lower = text.toLowerCase();
  const models = (data?.models ?? [])
    .filter((one) => `${one.name} ${one.key} ${providerName(one.provider)}`.toLowerCase().includes(lower))
    .slice(0, 6)
    .map(
      (one): Entry => ({
        key: one.key,
        to: modelPath(one),
        what: providerName(one.provider),
        title: `${one.name} · ${one.version} · ${publisherName(one)}`,
      }),
    );
  const frameworks = (known?.frameworks ?? [])
    .filter(({ title, id }) => `${title} ${id}`.toLowerCase().includes(lower))
    .slice(0, 6)
    .map((one): Entry => {
      const address = addressOf(one);
      return {
        key: addressText(address),
        to: model ? compliancePath(model.summary, address) : frameworkPath(address),
        what: 'Framework',
        title: one.title,
      };
    });
  const pages = model
    ? MODEL_TABS.filter(({ label }) => label.toLowerCase().includes(lower)).map(
        ({ label, path }): Entry => ({
          key: `page ${path}`,
          to: modelPath(model.summary, path),
          what: 'Page',
          title: `${label} of ${model.summary.name}`,
        }),
      )
    : [];
  const here = model
    ? searchLoaded(model, text, 20).map(
        (found): Entry => ({
          key: found.id,
          id: found.id,
          to: modelPath(model.summary, `${KIND_PAGES[found.kind]}/${found.id}`),
          what: KIND_NAMES[found.kind],
          title: found.name,
          mark:
            found.kind === 'threat' ? (
              <SeverityBadge severity={found.severity} compact />
            ) : found.kind === 'control' ? (
              <PriorityBadge priority={found.priority} compact />
            ) : undefined,
        }),
      )
    : [];
  const elsewhere = everywhere.hits.flatMap((hit): readonly Entry[] => {
    const one = data?.models.find(({ key }) => key === hit.model);
    if (!one || one.key === model?.summary.key) return [];
    const title = hit.name || hit.excerpt;
    return [
      {
        key: `${hit.model} ${hit.id} ${hit.field}`,
        id: hit.id,
        to: modelPath(one, `${KIND_PAGES[hit.kind]}/${hit.id}`),
        what: one.name,
        title,
      },
    ];
  });
  return text === '' ? [...pages, ...models] : [...here, ...models, ...pages, ...frameworks, ...elsewhere];
}
