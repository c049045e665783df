import { useSuspenseQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { providerName } from '../../model/provider-name.ts';
import { modelsQuery } from '../../model/queries.ts';
import { Message, Warning } from '../../ui/message.tsx';
import { usePageTitle } from '../../ui/page-title.ts';
import { plural } from '../../ui/plural.ts';
import { Answer } from '../../ui/section.tsx';
import { useShortcut } from '../../ui/shortcuts.ts';
import { useViewState } from '../../ui/view-state.ts';
import { Doors } from './doors.tsx';
import { FoundEverywhere } from './found-everywhere.tsx';
import classes from './home.module.css';
import { ModelTable } from './model-table.tsx';

/** The catalog: what there is, in one sentence; search over everything; the doors; all ThreatModels. */
export function HomePage() {
  const { data } = useSuspenseQuery(modelsQuery);
  const [view, update] = useViewState();
  const field = useRef<HTMLInputElement>(null);
  usePageTitle('Control Catalog');
  useShortcut('/', 'Search everything', () => {
    field.current?.focus();
    field.current?.select();
  });
  const models = data.models.filter(
    ({ provider }) => view.provider === undefined || provider === view.provider,
  );
  const text = view.q ?? '';
  return (
    <div className={classes.page}>
      <h1 className="d-hidden">Control Catalog</h1>
      <Answer>{sentence(data.models)}</Answer>
      {data.unreadable.map(({ file, message }) => (
        <Warning key={file}>
          <code>{file}</code> cannot be read: {message}. Mend or remove it; it is read again at the next
          start.
        </Warning>
      ))}
      {data.models.length > 0 && (
        <>
          <input
            ref={field}
            type="search"
            className={classes.search}
            value={text}
            placeholder="Search every threat, control, action and feature class"
            aria-label="Search every ThreatModel"
            onChange={(event) => update({ q: event.target.value })}
          />
          {text.trim().length > 1 ? (
            <FoundEverywhere text={text} models={data.models} />
          ) : (
            <>
              {view.provider === undefined && <Doors models={data.models} />}
              <ModelTable
                models={models}
                title={
                  view.provider === undefined
                    ? 'ThreatModels'
                    : `ThreatModels of ${providerName(view.provider)}`
                }
              />
            </>
          )}
        </>
      )}
      {data.models.length === 0 && (
        <Message title="There is no ThreatModel here yet">
          <p>
            Put a ThreatModel in the published JSON format into the data folder, then start the catalog again:
          </p>
          <p>
            <code>demarc serve --data FOLDER</code>
          </p>
        </Message>
      )}
    </div>
  );
}

function sentence(
  models: readonly { readonly counts: { readonly threats: number; readonly controls: number } }[],
) {
  if (models.length === 0) return 'The Control Catalog is empty.';
  const sum = (key: 'threats' | 'controls') => models.reduce((total, { counts }) => total + counts[key], 0);
  return (
    <>
      <strong>{plural(models.length, 'ThreatModel')}</strong> {models.length === 1 ? 'says' : 'say'} what the
      cloud leaves for you to secure: <strong>{plural(sum('threats'), 'threat')}</strong>, and{' '}
      <strong>{plural(sum('controls'), 'control')}</strong> against them, each with its priority and its test.
    </>
  );
}
