import { isCurrent, selectPart, type ThreatModel } from '@demarc/core';
import type { DocumentRequest, FormatAbout } from '@demarc/server/contract';
import { newestFirst } from '@demarc/server/contract';
import { queryOptions, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, Suspense, useMemo, useState } from 'react';
import { getDocumentFormats } from '../../api-client.ts';
import { addressOf, addressText, frameworksQuery, versionBeside } from '../../model/frameworks.ts';
import type { LoadedModel } from '../../model/load-model.ts';
import { modelsQuery } from '../../model/queries.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Warning } from '../../ui/message.tsx';
import { plural } from '../../ui/plural.ts';
import { useWhatIsShown } from '../../ui/shown.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import classes from './document.module.css';
import { useMaking } from './use-making.ts';
import { type View, viewOf } from './view.ts';

const formatsQuery = queryOptions({
  queryKey: ['document-formats'],
  queryFn: getDocumentFormats,
  staleTime: Number.POSITIVE_INFINITY,
});

const PAPERS = [
  { paper: 'a4', label: 'A4' },
  { paper: 'us-letter', label: 'US Letter' },
] as const;

interface Opened {
  loaded: LoadedModel;
  segments: readonly string[];
}

/** Makes a document: of what the page shows or of the whole ThreatModel, in the format that is chosen. */
export function DocumentDialog({ onClose, ...opened }: Opened & { onClose: () => void }) {
  return (
    <Dialog title="Document" onClose={onClose}>
      <Suspense fallback={<Skeleton label="Loading the formats" />}>
        <DocumentForm {...opened} />
      </Suspense>
    </Dialog>
  );
}

function DocumentForm({ loaded, segments }: Opened) {
  const shown = useWhatIsShown();
  const { data } = useSuspenseQuery(formatsQuery);
  const view = useMemo(() => viewOf(loaded, segments, shown), [loaded, segments, shown]);
  const [format, setFormat] = useState(data.formats[0]?.format);
  const { step, making, cancel } = useMaking(loaded.summary);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    making.mutate(requestOf(new FormData(event.currentTarget), view));
  };
  const paged = data.formats.find((one) => one.format === format)?.paged === true;
  return (
    <form className={classes.form} onSubmit={submit}>
      <fieldset className={classes.plain} disabled={making.isPending}>
        <Content loaded={loaded} view={view} />
        <Formats formats={data.formats} chosen={format} onChoose={setFormat} />
        {paged && (
          <label className={classes.line}>
            Paper
            <select name="paper">
              {PAPERS.map(({ paper, label }) => (
                <option key={paper} value={paper}>
                  {label}
                </option>
              ))}
            </select>
          </label>
        )}
        <Since loaded={loaded} />
        <Frameworks addressed={segments[0] === 'compliance' ? segments.slice(1, 3).join('/') : ''} />
      </fieldset>
      <div className={classes.foot}>
        {making.isPending ? (
          <button type="button" onClick={cancel}>
            Cancel
          </button>
        ) : (
          <button type="submit" className={classes.primary}>
            Make the document
          </button>
        )}
        <div role="status" className={classes.status}>
          {making.isPending && (
            <>
              <progress aria-label="Making the document" /> {step}
            </>
          )}
          {making.data && `Saved ${making.data.name}, ${sizeOf(making.data.bytes)}.`}
        </div>
      </div>
      {making.error && (
        <div role="alert">
          <Warning>
            <strong>No document was made.</strong> {making.error.message}.
          </Warning>
        </div>
      )}
    </form>
  );
}

function Content({ loaded, view }: { loaded: LoadedModel; view: View | undefined }) {
  const whole = <Counts model={loaded.model} />;
  if (!view)
    return (
      <p className={classes.what}>
        <strong>The whole ThreatModel</strong> {whole}
      </p>
    );
  const { part } = selectPart(loaded, view.query);
  const named = new Set(view.query.controls);
  const more = part?.model.controls.filter(({ id }) => !named.has(id)).length ?? 0;
  const empty = view.count === 0 || !part;
  return (
    <fieldset className={classes.choices}>
      <legend>What</legend>
      <Choice name="part" value="view" checked={!empty} disabled={empty} title={`This view: ${view.words}`}>
        {empty ? 'Nothing is in view.' : <Counts model={part.model} />}
        {named.size > 0 &&
          more > 0 &&
          ` ${plural(more, 'control')} more ${more === 1 ? 'comes' : 'come'} along: what these depend on, and what assures them.`}
      </Choice>
      <Choice name="part" value="whole" checked={empty} title="The whole ThreatModel">
        {whole}
      </Choice>
    </fieldset>
  );
}

function Choice({
  title,
  checked,
  children,
  ...input
}: {
  name: string;
  value: string;
  title: string;
  checked: boolean;
  disabled?: boolean;
  children: ReactNode;
}) {
  return (
    <label className={classes.choice}>
      <input type="radio" {...input} defaultChecked={checked} />
      <span>
        {title}
        <small>{children}</small>
      </span>
    </label>
  );
}

function Counts({ model }: { model: ThreatModel }) {
  const count = (items: readonly { readonly retired?: unknown }[]) => items.filter(isCurrent).length;
  return (
    <span className={classes.quiet}>
      {plural(count(model.featureClasses), 'feature class', 'feature classes')},{' '}
      {plural(count(model.threats), 'threat')}, {plural(count(model.controls), 'control')}.
    </span>
  );
}

function Formats({
  formats,
  chosen,
  onChoose,
}: {
  formats: readonly FormatAbout[];
  chosen: string | undefined;
  onChoose: (format: string) => void;
}) {
  return (
    <fieldset className={classes.choices}>
      <legend>As</legend>
      <div className={classes.formats}>
        {formats.map(({ format, name }) => (
          <label key={format} className={classes.choice}>
            <input
              type="radio"
              name="format"
              value={format}
              checked={format === chosen}
              onChange={() => onChoose(format)}
            />
            {name}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Another version to tell the changes from, where there is one. */
function Since({ loaded: { summary } }: { loaded: LoadedModel }) {
  const { data } = useSuspenseQuery(modelsQuery);
  const others = newestFirst(
    data.models.filter(
      ({ key, provider, service }) =>
        key !== summary.key && provider === summary.provider && service === summary.service,
    ),
  );
  if (others.length === 0) return null;
  return (
    <label className={classes.line}>
      What changed since
      <select name="since" defaultValue="">
        <option value="">is left out</option>
        {others.map(({ key, version, publisher, provider, service }) => (
          <option key={key} value={JSON.stringify({ publisher, provider, service, version })}>
            {version}, {publisher}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Frameworks to map to: none, but for that of the page. */
function Frameworks({ addressed }: { addressed: string }) {
  const { data, error } = useQuery(frameworksQuery);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(addressed === '' ? [] : [addressed]),
  );
  if (error) return <Warning>Frameworks cannot be listed: {error.message}.</Warning>;
  const toggle = (address: string) => {
    const next = new Set(chosen);
    if (!next.delete(address)) next.add(address);
    setChosen(next);
  };
  return (
    <details className={classes.frameworks} open={addressed !== '' || undefined}>
      <summary>
        Map to compliance frameworks{' '}
        <span className={classes.quiet}>{chosen.size === 0 ? 'none' : `${chosen.size} chosen`}</span>
      </summary>
      <ul aria-label="Compliance frameworks">
        {data?.frameworks.map((one) => {
          const address = addressText(addressOf(one));
          return (
            <li key={address}>
              <label className={classes.choice}>
                <input
                  type="checkbox"
                  name="framework"
                  value={address}
                  checked={chosen.has(address)}
                  onChange={() => toggle(address)}
                />
                {one.title} {versionBeside(one)}
                {one.origin === 'shipped' ? '' : ` (${one.origin})`}
              </label>
            </li>
          );
        })}
      </ul>
    </details>
  );
}

/** The longest that a cover says of a selection. */
const MOST_WORDS = 500;

function requestOf(given: FormData, view: View | undefined): DocumentRequest {
  const text = (name: string) => given.get(name)?.toString() || undefined;
  const since = text('since');
  return {
    format: text('format') ?? '',
    paper: PAPERS.find(({ paper }) => paper === text('paper'))?.paper,
    ...(view && text('part') === 'view' && { select: view.query, selected: view.words.slice(0, MOST_WORDS) }),
    frameworks: given.getAll('framework').map(String),
    ...(since !== undefined && { since: JSON.parse(since) as NonNullable<DocumentRequest['since']> }),
  };
}

function sizeOf(bytes: number): string {
  return bytes < 100_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
