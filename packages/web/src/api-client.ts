import type { Problem, Tally } from '@demarc/core';

/** What the list of ThreatModels says of one. */
export interface ModelSummary {
  /** `publisher:provider/service@version`. */
  readonly key: string;
  readonly publisher: string;
  readonly provider: string;
  /** As in addresses: `s3`. */
  readonly service: string;
  readonly version: string;
  readonly kind: 'catalog' | 'imported';
  readonly name: string;
  /** As in ids: `S3`. */
  readonly serviceId: string;
  readonly license?: string | undefined;
  readonly source?: string | undefined;
  readonly date?: string | undefined;
  readonly counts: {
    readonly featureClasses: number;
    readonly actions: number;
    readonly threats: number;
    readonly objectives: number;
    readonly controls: number;
  };
  readonly tally: Tally;
  readonly problems: { readonly error: number; readonly warning: number; readonly info: number };
  readonly hash: string;
  readonly diagram: 'text' | 'drawio' | null;
}

export interface ModelList {
  readonly models: readonly ModelSummary[];
  readonly unreadable: readonly { readonly file: string; readonly message: string }[];
}

export interface SearchHit {
  readonly model: string;
  readonly kind: string;
  readonly id: string;
  readonly name: string;
  readonly field: string;
  readonly excerpt: string;
  readonly matches: readonly (readonly [start: number, end: number])[];
}

export interface SearchAnswer {
  readonly hits: readonly SearchHit[];
  readonly total: number;
}

/** Names of MITRE ATT&CK tactics and techniques, with the notice that must stand with them. */
export interface AttackFacts {
  readonly source: string;
  readonly notice: string;
  readonly tactics: readonly { readonly id: string; readonly name: string; readonly shortname: string }[];
  readonly techniques: readonly {
    readonly id: string;
    readonly name: string;
    readonly tactics: readonly string[];
  }[];
}

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
export function modelAddress({
  publisher,
  provider,
  service,
  version,
}: Pick<ModelSummary, 'publisher' | 'provider' | 'service' | 'version'>): string {
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
export function getProblems(model: ModelSummary): Promise<{ readonly problems: readonly Problem[] }> {
  return getJson(`api/models/${modelAddress(model)}/problems`);
}

/** Searches all ThreatModels. */
export function search(text: string, limit: number): Promise<SearchAnswer> {
  return getJson(`api/search?${new URLSearchParams({ q: text, limit: String(limit) })}`);
}

export function getAttackFacts(): Promise<AttackFacts> {
  return getJson('api/facts/attack');
}

/** Sends a request to the server and gives its JSON answer; throws an `ApiError` with the server's words. */
export async function getJson<T>(path: string, init: RequestInit = {}): Promise<T> {
  const response = await fetch(new URL(path, document.baseURI), init).catch(() => {
    throw new ApiError(0, 'the server does not answer: is `demarc serve` still running');
  });
  const body: unknown = response.status === 204 ? undefined : await response.json().catch(() => undefined);
  if (!response.ok) throw errorOf(response.status, body);
  return body as T;
}

function errorOf(status: number, body: unknown): ApiError {
  const error = (
    body as { error?: { message?: string; problems?: readonly Problem[] } | undefined } | undefined
  )?.error;
  return new ApiError(status, error?.message ?? `the server answered ${status}`, error?.problems);
}
