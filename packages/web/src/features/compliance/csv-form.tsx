import type { FormEvent } from 'react';
import { metadataText } from './choose-files.ts';
import classes from './imports.module.css';

const FIELDS = [
  { key: 'title', label: 'Title', hint: 'Our baseline', required: true },
  { key: 'version', label: 'Version', hint: '2026', required: true },
  { key: 'publisher', label: 'Publisher', hint: 'if you like', required: false },
  { key: 'license', label: 'Licence note', hint: 'who may see it', required: false },
  { key: 'scf_version', label: 'SCF release', hint: '2022.3', required: false },
] as const;

/** What a mapping in CSV does not say itself: the framework's title, version and what else is known. */
export function CsvForm({
  file,
  onImport,
  onCancel,
}: {
  file: File;
  onImport: (mapping: string, metadata: string) => void;
  onCancel: () => void;
}) {
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const metadata = metadataText(
      Object.fromEntries(FIELDS.map(({ key }) => [key, String(given.get(key) ?? '')])),
    );
    onImport(await file.text(), metadata);
  };
  return (
    <form className={classes.form} onSubmit={(event) => void submit(event)}>
      <p>
        What is the framework in <strong>{file.name}</strong>? A second CSV with these lines, chosen together
        with it, says so too.
      </p>
      {FIELDS.map(({ key, label, hint, required }) => (
        <label key={key}>
          {label}
          <input name={key} required={required} placeholder={hint} maxLength={200} />
        </label>
      ))}
      <div className={classes.buttons}>
        <button type="submit" className={classes.primary}>
          Import
        </button>
        <button type="button" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </form>
  );
}
