import { parseId } from '@demarc/core';
import { Navigate, useParams } from '@tanstack/react-router';
import { KIND_PAGES, resolveId } from '../model/describe.ts';
import { modelPath, useModel } from '../model/model-context.tsx';
import { NotFoundPage } from './error-pages.tsx';

/** `…/id/S3.C1`: goes to the page of whatever has that id. */
export function IdRedirect() {
  const model = useModel();
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const found = resolveId(model, id);
  const kind = found === undefined ? undefined : parseId(found)?.kind;
  if (found === undefined || kind === undefined) return <NotFoundPage what={id} />;
  return <Navigate to={modelPath(model.summary, `${KIND_PAGES[kind]}/${found}`)} replace />;
}
