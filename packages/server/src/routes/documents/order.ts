import { readFacts } from '@demarc/catalog-reader';
import {
  type Analysis,
  analyse,
  chosenControls,
  compareModels,
  frameworkTitles,
  isCurrent,
  isEmptyQuery,
  type MappedFramework,
  type Query,
  selectionWords,
  selectPart,
} from '@demarc/core';
import type { DocumentFormat, DocumentOrder } from '@demarc/document';
import { SHIPPED_FRAMEWORKS } from '@demarc/frameworks/shipped';
import type { RouteContext } from '../../app.ts';
import type { DocumentRequest, ModelAddress } from '../../contract/index.ts';
import type { FrameworkLibrary } from '../../frameworks/framework-library.ts';
import { RequestError } from '../../request-error.ts';
import { analysedEntry, entryAt } from '../models/entry-at.ts';

/** A request whose format is known to be one. */
export interface KnownRequest extends DocumentRequest {
  readonly format: DocumentFormat;
}

/** Gathers what a document is made of, or says why it cannot be made: names that nothing has, a selection with nothing in it. */
export async function orderOf(
  { library, frameworks }: Pick<RouteContext, 'library' | 'frameworks'>,
  address: ModelAddress,
  request: KnownRequest,
): Promise<DocumentOrder> {
  const { format, paper, select: query = {}, selected, since } = request;
  const whole = await analysedEntry(await entryAt(library, address));
  const before = since && (await analysedEntry(await entryAt(library, since))).model;
  const chosen = await Promise.all([...new Set(request.frameworks)].map((one) => named(frameworks, one)));
  return {
    analysis: partOf(whole, query),
    attack: (await readFacts('attack')) as NonNullable<DocumentOrder['attack']>,
    frameworks: chosen,
    frameworkTitles: frameworkTitles([...SHIPPED_FRAMEWORKS, ...chosen.map(({ framework }) => framework)]),
    selected: isEmptyQuery(query) ? undefined : selected === undefined ? selectionWords(query) : [selected],
    chosen: chosenControls(query, whole.index),
    changes: before && { log: compareModels(analyse(before, whole.method), whole), before },
    format,
    paper,
    archived: true,
  };
}

function partOf(whole: Analysis, query: Query): Analysis {
  const { part, problems } = selectPart(whole, query);
  if (!part)
    throw new RequestError('invalid-request', problems.map(({ message }) => message).join('; '), problems);
  if (!isEmptyQuery(query) && ![...part.model.controls, ...part.model.threats].some(isCurrent))
    throw new RequestError(
      'nothing-selected',
      'nothing is left of the ThreatModel: no control and no threat is in all that was selected together',
    );
  return part;
}

async function named(frameworks: FrameworkLibrary, wanted: string): Promise<MappedFramework> {
  const found = await frameworks.named(wanted);
  if ('message' in found)
    throw new RequestError('invalid-request', `${found.message}; \`/api/frameworks\` lists what there is`);
  return found;
}
