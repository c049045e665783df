import type { ModelSummary } from '@demarc/server/contract';
import { createContext, type ReactNode, useContext } from 'react';
import { modelAddress } from '../api-client.ts';
import type { LoadedModel } from './load-model.ts';

const ModelContext = createContext<LoadedModel | undefined>(undefined);

/** Gives the pages below it their ThreatModel. */
export function ModelProvider({ model, children }: { model: LoadedModel; children: ReactNode }) {
  return <ModelContext value={model}>{children}</ModelContext>;
}

/** The ThreatModel of the page, read and analysed; throws outside a ThreatModel's pages. */
export function useModel(): LoadedModel {
  const model = useContext(ModelContext);
  if (!model) throw new Error('`useModel` is used outside the pages of a ThreatModel');
  return model;
}

/** The ThreatModel of the page, where there is one. */
export function useOptionalModel(): LoadedModel | undefined {
  return useContext(ModelContext);
}

/** The address of a page of a ThreatModel: `/models/acme/aws/s3/2026-12/controls`. */
export function modelPath(model: ModelSummary, page = ''): string {
  return `/models/${modelAddress(model)}${page === '' ? '' : `/${page}`}`;
}
