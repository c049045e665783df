import type { ModelSummary } from '@demarc/server/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useRef, useState } from 'react';
import { removeModel, renameModel, replaceDocument } from '../../api-client.ts';
import { modelPath } from '../../model/model-context.tsx';
import { modelsQuery } from '../../model/queries.ts';
import { plural } from '../../ui/plural.ts';
import classes from './import.module.css';

/** What was imported, with what can be done to it. */
export function ImportedModels({ models }: { models: readonly ModelSummary[] }) {
  return (
    <ul className={classes.models}>
      {models.map((model) => (
        <ImportedModel key={model.key} model={model} />
      ))}
    </ul>
  );
}

type Doing = 'rename' | 'remove' | undefined;

function ImportedModel({ model }: { model: ModelSummary }) {
  const client = useQueryClient();
  const [doing, setDoing] = useState<Doing>();
  const input = useRef<HTMLInputElement>(null);
  const change = useMutation({
    mutationFn: (run: () => Promise<unknown>) => run(),
    onSuccess: () => {
      setDoing(undefined);
      return client.invalidateQueries({ queryKey: modelsQuery.queryKey });
    },
  });
  const rename = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    change.mutate(() =>
      renameModel(model, {
        publisher: String(given.get('publisher')),
        version: String(given.get('version')),
      }),
    );
  };
  const problems = model.problems === null ? 0 : model.problems.error + model.problems.warning;
  return (
    <li className={classes.model}>
      <div className={classes.about}>
        <Link to={modelPath(model)}>{model.name}</Link>
        <span>
          {model.version} · {model.publisher}
        </span>
        {problems > 0 && <Link to={modelPath(model, 'problems')}>{plural(problems, 'problem')}</Link>}
      </div>
      <div className={classes.actions}>
        <button type="button" onClick={() => setDoing(doing === 'rename' ? undefined : 'rename')}>
          Rename
        </button>
        <button type="button" onClick={() => input.current?.click()}>
          Replace
        </button>
        <button type="button" onClick={() => setDoing(doing === 'remove' ? undefined : 'remove')}>
          Remove
        </button>
        <input
          ref={input}
          type="file"
          accept=".json,application/json"
          className="d-hidden"
          tabIndex={-1}
          aria-label={`File that replaces ${model.name} ${model.version}`}
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file) change.mutate(() => replaceDocument(model, file));
            event.target.value = '';
          }}
        />
      </div>
      {doing === 'rename' && (
        <form className={classes.form} onSubmit={rename}>
          <label>
            Publisher
            <input name="publisher" defaultValue={model.publisher} required maxLength={100} />
          </label>
          <label>
            Version
            <input name="version" defaultValue={model.version} required maxLength={100} />
          </label>
          <button type="submit" className={classes.primary} disabled={change.isPending}>
            Save
          </button>
        </form>
      )}
      {doing === 'remove' && (
        <div className={classes.form}>
          Its file is deleted from the data folder. Import it again to have it back.
          <button
            type="button"
            className={classes.danger}
            disabled={change.isPending}
            onClick={() => change.mutate(() => removeModel(model))}
          >
            Remove {model.name} {model.version}
          </button>
          <button type="button" onClick={() => setDoing(undefined)}>
            Keep it
          </button>
        </div>
      )}
      {change.error && (
        <p className={classes.error} role="alert">
          {change.error.message}. Nothing was changed.
        </p>
      )}
    </li>
  );
}
