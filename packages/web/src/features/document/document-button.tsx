import type { ModelSummary } from '@demarc/server/contract';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { modelQuery } from '../../model/queries.ts';
import classes from './document.module.css';

const DocumentDialog = lazy(() =>
  import('./document-dialog.tsx').then((module) => ({ default: module.DocumentDialog })),
);

/** Opens the dialog that makes a document of what the page shows, or of the whole ThreatModel. `segments` are those of the address below the ThreatModel. */
export function DocumentButton({
  summary,
  segments,
}: {
  summary: ModelSummary;
  segments: readonly string[];
}) {
  const { data: loaded } = useQuery(modelQuery(summary));
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className={classes.open}
        data-screen-only
        aria-haspopup="dialog"
        disabled={!loaded}
        onClick={() => setOpen(true)}
      >
        Document
      </button>
      {loaded && open && (
        <Suspense>
          <DocumentDialog loaded={loaded} segments={segments} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
