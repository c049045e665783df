import type { FrameworkImport, FrameworkImportAnswer } from '@demarc/server/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type DragEvent, useRef, useState } from 'react';
import {
  ApiError,
  importFrameworkCsv,
  importFrameworkFile,
  removeFrameworkImport,
} from '../../api-client.ts';
import { frameworksQuery } from '../../model/frameworks.ts';
import { Warning } from '../../ui/message.tsx';
import { plural } from '../../ui/plural.ts';
import { ProblemGroups } from '../../ui/problem-list.tsx';
import { type ChosenFiles, chooseFiles } from './choose-files.ts';
import { CsvForm } from './csv-form.tsx';
import classes from './imports.module.css';

const OUTCOMES: Readonly<Record<FrameworkImportAnswer['outcome'], string>> = {
  stored: 'It is here now.',
  replaced: 'It took the place of the one of that name.',
  unchanged: 'It was here already, with the same content: nothing changed.',
};

/** What was imported, with its licence and its end; and the way in for a workbook of the SCF, an OSCAL document or a framework of one's own. */
export function FrameworkImports({ imports }: { imports: readonly FrameworkImport[] }) {
  return (
    <details className={classes.imports}>
      <summary>
        {imports.length === 0
          ? 'Import the SCF workbook that you have, and reach some 190 frameworks more'
          : `${plural(imports.length, 'import')}: ${imports.map(({ name }) => name).join(', ')}`}
      </summary>
      <Importer />
      {imports.length > 0 && (
        <ul className={classes.list}>
          {imports.map((one) => (
            <Imported key={one.name} import={one} />
          ))}
        </ul>
      )}
    </details>
  );
}

function Importer() {
  const client = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [csv, setCsv] = useState<File>();
  const importing = useMutation({
    mutationFn: ({ run }: { readonly name: string; readonly run: () => Promise<FrameworkImportAnswer> }) =>
      run(),
    onSuccess: () => client.invalidateQueries({ queryKey: frameworksQuery.queryKey }),
  });
  const start = (chosen: ChosenFiles) => {
    setCsv(chosen.kind === 'mapping' ? chosen.file : undefined);
    if (chosen.kind === 'mapping') return importing.reset();
    importing.mutate({
      name: chosen.name,
      run: async () => {
        if (chosen.kind === 'wrong') throw new ApiError(0, chosen.message);
        if (chosen.kind === 'csv') return importFrameworkCsv(chosen.mapping, chosen.metadata);
        return importFrameworkFile(chosen.kind, chosen.file);
      },
    });
  };
  const take = async (files: FileList | null) => {
    if (files && files.length > 0) start(await chooseFiles([...files]));
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files);
  };
  return (
    <>
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
        <legend className="d-hidden">A file of frameworks to import</legend>
        <p>
          A workbook of the Secure Controls Framework (.xlsx, any release since 2021), an OSCAL catalog or
          mapping collection (.json), or a framework of your own (.csv with SCF ids and requirement ids). It
          stays on this machine, in the data folder, under its own licence.
        </p>
        <input
          ref={input}
          type="file"
          multiple
          accept=".xlsx,.json,.csv"
          className="d-hidden"
          tabIndex={-1}
          aria-label="Framework file"
          onChange={(event) => {
            const { files } = event.target;
            void take(files).finally(() => {
              if (input.current) input.current.value = '';
            });
          }}
        />
        <button
          type="button"
          className={classes.primary}
          disabled={importing.isPending}
          onClick={() => input.current?.click()}
        >
          Choose a file
        </button>
        <span className={classes.quiet}>or drop it here</span>
      </fieldset>
      {csv && (
        <CsvForm
          file={csv}
          onCancel={() => setCsv(undefined)}
          onImport={(mapping, metadata) => start({ kind: 'csv', name: csv.name, mapping, metadata })}
        />
      )}
      <div aria-live="polite">
        {importing.isPending && (
          <p className={classes.progress}>
            <progress aria-label={`Reading ${importing.variables.name}`} /> Reading {importing.variables.name}
            : a workbook takes some seconds
          </p>
        )}
        {importing.error && (
          <Warning>
            <strong>{importing.variables?.name} was not imported.</strong> {importing.error.message}. Nothing
            was stored.
          </Warning>
        )}
        {importing.data && <Outcome answer={importing.data} />}
      </div>
    </>
  );
}

function Outcome({ answer: { outcome, import: made, counts, problems } }: { answer: FrameworkImportAnswer }) {
  const number = (value: number) => value.toLocaleString('en');
  return (
    <div className={classes.outcome}>
      <p>
        <strong>{made.name}</strong> {OUTCOMES[outcome]}
      </p>
      <p>
        {plural(made.frameworks, 'framework')} with {number(made.requirements)} requirements
        {counts ? (
          <>
            ; {number(counts.controls)} SCF controls and {number(counts.links)} links to requirements,{' '}
            {number(counts.distinct)} of them distinct within their cell.
          </>
        ) : (
          <> and {plural(made.links, 'link')} that lead to them.</>
        )}
      </p>
      <p className={classes.quiet}>{made.license}</p>
      {problems.length > 0 && (
        <details>
          <summary>{plural(problems.length, 'warning')} to look at</summary>
          <ProblemGroups problems={problems} />
        </details>
      )}
    </div>
  );
}

function Imported({ import: one }: { import: FrameworkImport }) {
  const client = useQueryClient();
  const [sure, setSure] = useState(false);
  const removing = useMutation({
    mutationFn: () => removeFrameworkImport(one.name),
    onSuccess: () => client.invalidateQueries({ queryKey: frameworksQuery.queryKey }),
  });
  return (
    <li>
      <div>
        <strong>{one.name}</strong>{' '}
        <span className={classes.quiet}>
          {plural(one.frameworks, 'framework')}, {one.links.toLocaleString('en')} links
        </span>
        <p className={classes.quiet}>{one.license}</p>
      </div>
      {sure ? (
        <div className={classes.buttons}>
          <button
            type="button"
            className={classes.danger}
            disabled={removing.isPending}
            onClick={() => removing.mutate()}
          >
            Remove {one.name} and its frameworks
          </button>
          <button type="button" onClick={() => setSure(false)}>
            Keep it
          </button>
        </div>
      ) : (
        <button type="button" onClick={() => setSure(true)}>
          Remove <span className="d-hidden">{one.name}</span>
        </button>
      )}
      {removing.error && (
        <p className={classes.error} role="alert">
          {removing.error.message}. Nothing was changed.
        </p>
      )}
    </li>
  );
}
