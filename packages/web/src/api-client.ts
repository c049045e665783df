import type {
  ApiErrorBody,
  AttackFacts,
  DocumentRequest,
  FormatList,
  FrameworkAddress,
  FrameworkDocument,
  FrameworkDocuments,
  FrameworkImportAnswer,
  FrameworkList,
  FrameworkReachList,
  ImportAnswer,
  ModelAddress,
  ModelList,
  ModelSummary,
  Problem,
  ProblemList,
  RenameRequest,
  SearchAnswer,
} from '@demarc/server/contract';
import { progressOf } from './document-progress.ts';
import { isStaticSite } from './static-site.ts';

/** The server's no: its own words, and the problems it found. */
export class ApiError extends Error {
  readonly status: number;
  readonly problems: readonly Problem[];

  constructor(status: number, message: string, problems: readonly Problem[] = []) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.problems = problems;
  }
}

/** The address under which one ThreatModel's resources stand. */
export function modelAddress({ publisher, provider, service, version }: ModelAddress): string {
  return [publisher, provider, service, version].map(encodeURIComponent).join('/');
}

export function getModels(): Promise<ModelList> {
  return getJson('api/models');
}

/** The exchange document of a ThreatModel; immutable under its hash. */
export function getDocument(model: ModelSummary): Promise<unknown> {
  return getJson(`api/models/${modelAddress(model)}/document?hash=${encodeURIComponent(model.hash)}`);
}

/** What readers and rules found wrong with a ThreatModel. */
export function getProblems(model: ModelSummary): Promise<ProblemList> {
  return getJson(`api/models/${modelAddress(model)}/problems`);
}

/** Searches all ThreatModels; on a static site here, with the index that the server has. */
export async function search(text: string, limit: number): Promise<SearchAnswer> {
  if (!isStaticSite()) return getJson(`api/search?${new URLSearchParams({ q: text, limit: String(limit) })}`);
  const [{ models }, { searchStatically }] = await Promise.all([
    getModels(),
    import('./model/static-search.ts'),
  ]);
  return searchStatically({
    text,
    limit,
    models: models.map((model) => ({ key: model.key, texts: textsAddress(model) })),
  });
}

/** Where a static site has the texts of a ThreatModel for search. */
function textsAddress(model: ModelSummary): string {
  return urlOf(`api/models/${modelAddress(model)}/texts?hash=${encodeURIComponent(model.hash)}`).href;
}

export function getAttackFacts(): Promise<AttackFacts> {
  return getJson('api/facts/attack');
}

/** What policies are evaluated with: the actions, resource types and condition keys of AWS services. */
export function getIamFacts(): Promise<unknown> {
  return getJson('api/facts/aws-iam');
}

/** The names of all actions of AWS services, by prefix. */
export function getActionNames(): Promise<{
  readonly actions: Readonly<Record<string, readonly string[]>>;
}> {
  return getJson('api/facts/aws-actions');
}

/** Imports an exchange document as its file is. */
export function importDocument(
  file: File,
  given: { readonly publisher?: string | undefined; readonly version?: string | undefined },
): Promise<ImportAnswer> {
  const query = new URLSearchParams({ fileName: file.name });
  for (const [key, value] of Object.entries(given)) if (value) query.set(key, value);
  return getJson(`api/models?${query}`, { method: 'POST', ...asDocument(file) });
}

/** Puts another document in the place of an imported one. */
export function replaceDocument(model: ModelAddress, file: File): Promise<ImportAnswer> {
  return getJson(`api/models/${modelAddress(model)}/document`, { method: 'PUT', ...asDocument(file) });
}

/** Gives an imported ThreatModel another publisher or version. */
export function renameModel(model: ModelAddress, to: RenameRequest): Promise<ModelSummary> {
  return getJson(`api/models/${modelAddress(model)}`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(to),
  });
}

/** Removes an imported ThreatModel from the data folder. */
export function removeModel(model: ModelAddress): Promise<void> {
  return getJson(`api/models/${modelAddress(model)}`, { method: 'DELETE' });
}

/** Every framework, with what the ThreatModels of the catalog reach of it, and every import. */
export function getFrameworks(): Promise<FrameworkList> {
  return getJson('api/frameworks');
}

/** One framework whole; immutable under its hash. */
export function getFramework(address: FrameworkAddress, hash: string): Promise<FrameworkDocument> {
  return getJson(`${frameworkResource(address)}/document?hash=${encodeURIComponent(hash)}`);
}

/** All frameworks whole, of several releases of the SCF the newest alone; immutable under its hash. */
export function getAllFrameworks(hash: string): Promise<FrameworkDocuments> {
  return getJson(`api/frameworks/document?hash=${encodeURIComponent(hash)}`);
}

/** How far each ThreatModel reaches into one framework. */
export function getFrameworkReach(address: FrameworkAddress): Promise<FrameworkReachList> {
  return getJson(`${frameworkResource(address)}/coverage`);
}

function frameworkResource({ origin, framework }: FrameworkAddress): string {
  return `api/frameworks/${encodeURIComponent(origin)}/${encodeURIComponent(framework)}`;
}

/** Imports a workbook of the SCF, or an OSCAL document, as its file is. */
export function importFrameworkFile(kind: 'workbook' | 'oscal', file: File): Promise<FrameworkImportAnswer> {
  const type = kind === 'workbook' ? WORKBOOK : 'application/json';
  return getJson(`api/frameworks/imports/${kind}`, {
    method: 'POST',
    headers: { 'content-type': type },
    body: file,
  });
}

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Imports a framework of one's own from two CSV texts. */
export function importFrameworkCsv(mapping: string, metadata: string): Promise<FrameworkImportAnswer> {
  return getJson('api/frameworks/imports/csv', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ mapping, metadata }),
  });
}

/** Takes an import of frameworks away. */
export function removeFrameworkImport(name: string): Promise<void> {
  return getJson(`api/frameworks/imports/${encodeURIComponent(name)}`, { method: 'DELETE' });
}

/** The formats that documents are made in. */
export function getDocumentFormats(): Promise<FormatList> {
  return getJson('api/document-formats');
}

/** Has a document made; `say` is told what is being done meanwhile. */
export async function makeDocument(
  model: ModelAddress,
  request: DocumentRequest,
  say: (step: string) => void,
  signal: AbortSignal,
): Promise<{ readonly name: string; readonly content: Blob }> {
  const response = await send(`api/models/${modelAddress(model)}/documents`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/x-ndjson' },
    body: JSON.stringify(request),
    signal,
  });
  if (!response.ok) throw errorOf(response.status, await response.json().catch(() => undefined));
  const { progress, rest } = progressOf(response.body as ReadableStream<Uint8Array<ArrayBuffer>>);
  for await (const line of progress) {
    if ('step' in line) say(line.step);
    else if ('error' in line) throw new ApiError(500, line.error.message);
    else {
      const content = new Blob(await rest(), { type: line.file.type });
      if (content.size === line.file.bytes) return { name: line.file.name, content };
    }
  }
  throw new ApiError(0, 'the connection ended before the document was here');
}

function asDocument(file: File): RequestInit {
  return { headers: { 'content-type': 'application/json' }, body: file };
}

/** Sends a request to the server and gives its JSON answer; throws an `ApiError` with the server's words. */
export async function getJson<T>(path: string, init: RequestInit = {}): Promise<T> {
  const response = await send(path, init);
  const body: unknown = response.status === 204 ? undefined : await response.json().catch(() => undefined);
  if (!response.ok) throw errorOf(response.status, body);
  return body as T;
}

async function send(path: string, init: RequestInit): Promise<Response> {
  return fetch(urlOf(path), init).catch((error: unknown) => {
    if (init.signal?.aborted) throw error;
    throw new ApiError(
      0,
      isStaticSite()
        ? 'a file of this site cannot be loaded: is there a connection'
        : 'the server does not answer: is `demarc serve` still running',
    );
  });
}

/** Where a resource is: at its address on a server, in a file of that name with `.json` on a static site. */
function urlOf(path: string): URL {
  const url = new URL(path, document.baseURI);
  if (isStaticSite()) url.pathname += '.json';
  return url;
}

function errorOf(status: number, body: unknown): ApiError {
  const error = (body as Partial<ApiErrorBody> | undefined)?.error;
  return new ApiError(status, error?.message ?? `the server answered ${status}`, error?.problems);
}
