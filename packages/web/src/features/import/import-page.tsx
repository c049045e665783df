import type { ImportAnswer } from '@demarc/server/contract';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type DragEvent, useRef, useState } from 'react';
import { ApiError, importDocument } from '../../api-client.ts';
import { modelPath } from '../../model/model-context.tsx';
import { modelsQuery } from '../../model/queries.ts';
import { Warning } from '../../ui/message.tsx';
import { usePageTitle } from '../../ui/page-title.ts';
import { plural } from '../../ui/plural.ts';
import { ProblemGroups } from '../../ui/problem-list.tsx';
import { Answer, Section } from '../../ui/section.tsx';
import classes from './import.module.css';
import { ImportedModels } from './imported-models.tsx';

const OUTCOMES: Readonly<Record<ImportAnswer['outcome'], string>> = {
  stored: 'It is here now.',
  unchanged: 'It was here already, with the same content: nothing changed.',
  'new-revision': 'There was one of this name with other content: this one is kept beside it as a revision.',
};

/** Takes in ThreatModels in the published exchange format, and looks after those that were. */
export function ImportPage() {
  usePageTitle('Import');
  const { data } = useSuspenseQuery(modelsQuery);
  const client = useQueryClient();
  const [publisher, setPublisher] = useState('');
  const [version, setVersion] = useState('');
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const importing = useMutation({
    mutationFn: (file: File) =>
      importDocument(file, { publisher: publisher.trim(), version: version.trim() }),
    onSuccess: () => client.invalidateQueries({ queryKey: modelsQuery.queryKey }),
  });
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file) importing.mutate(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  const imported = data.models.filter(({ kind }) => kind === 'imported');
  return (
    <div className={classes.page}>
      <h1>Import</h1>
      <Answer>
        A ThreatModel in the published exchange format is one JSON file. It stays on this machine, in the data
        folder, under its own licence.
      </Answer>
      <fieldset
        className={classes.drop}
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <legend className="d-hidden">A file to import</legend>
        <div className={classes.fields}>
          <label>
            Publisher
            <input
              value={publisher}
              onChange={(event) => setPublisher(event.target.value)}
              placeholder="as the file says"
              maxLength={100}
            />
          </label>
          <label>
            Version
            <input
              value={version}
              onChange={(event) => setVersion(event.target.value)}
              placeholder="as the file says"
              maxLength={100}
            />
          </label>
        </div>
        <input
          ref={input}
          type="file"
          accept=".json,application/json"
          className="d-hidden"
          tabIndex={-1}
          aria-label="ThreatModel file"
          onChange={(event) => {
            take(event.target.files);
            event.target.value = '';
          }}
        />
        <button
          type="button"
          className={classes.primary}
          disabled={importing.isPending}
          onClick={() => input.current?.click()}
        >
          {importing.isPending ? 'Importing…' : 'Choose a file'}
        </button>
        <span className={classes.or}>or drop it here</span>
      </fieldset>
      <div aria-live="polite">
        {importing.error && <Refused error={importing.error} file={importing.variables?.name ?? ''} />}
        {importing.data && <Outcome answer={importing.data} />}
      </div>
      <Section title="Imported ThreatModels" aside={imported.length || undefined}>
        {imported.length === 0 ? (
          <p className={classes.none}>
            None yet. Files placed into the folder “models” of the data folder appear here too.
          </p>
        ) : (
          <ImportedModels models={imported} />
        )}
      </Section>
      {data.unreadable.length > 0 && (
        <Section title="Files that cannot be read" aside={data.unreadable.length}>
          <ul className={classes.unreadable}>
            {data.unreadable.map(({ file, message }) => (
              <li key={file}>
                <code>{file}</code> {message}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </div>
  );
}

function Refused({ error, file }: { error: Error; file: string }) {
  return (
    <Warning>
      <strong>{file} was not imported.</strong> {error.message}. Nothing was stored.
      {error instanceof ApiError && error.problems.length > 1 && <ProblemGroups problems={error.problems} />}
    </Warning>
  );
}

function Outcome({ answer: { outcome, model, problems } }: { answer: ImportAnswer }) {
  const counts = (['error', 'warning', 'info'] as const).map(
    (level) => problems.filter((problem) => problem.level === level).length,
  );
  return (
    <div className={classes.outcome}>
      <p>
        <strong>
          <Link to={modelPath(model)}>
            {model.name} {model.version}
          </Link>
        </strong>{' '}
        {OUTCOMES[outcome]}
      </p>
      {model.license !== undefined && <p className={classes.license}>{model.license}</p>}
      {problems.length > 0 && (
        <details>
          <summary>
            {plural(counts[0] ?? 0, 'error')}, {plural(counts[1] ?? 0, 'warning')} and{' '}
            {plural(counts[2] ?? 0, 'note')}
          </summary>
          <ProblemGroups problems={problems} />
        </details>
      )}
    </div>
  );
}
