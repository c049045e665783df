import { buildApp } from '@demarc/server';
import type { ModelList } from '@demarc/server/contract';

/** What the server answers, without a socket: a static site is these answers as files. */
export interface Answers {
  /** The body of a `GET`, byte by byte; throws for anything but 200. */
  readonly get: (address: string) => Promise<string>;
  /** The ThreatModels, once all rules have run over them. */
  readonly models: () => Promise<ModelList>;
  readonly close: () => Promise<void>;
}

/** The tables that pages of a ThreatModel compute with. */
const FACTS = ['attack', 'aws-iam', 'aws-actions'];

export async function openAnswers(
  options: Omit<Parameters<typeof buildApp>[0], 'host' | 'log'>,
): Promise<Answers> {
  const app = await buildApp({ ...options, host: 'localhost', log: () => undefined });
  const get: Answers['get'] = async (address) => {
    const { statusCode, body } = await app.inject({ url: `/${address}` });
    if (statusCode !== 200) throw new Error(`\`${address}\`: ${body}`);
    return body;
  };
  return {
    get,
    models: async () => {
      const { models } = JSON.parse(await get('api/models')) as ModelList;
      // an answer about problems waits for the rules, the list does not
      for (const model of models) await get(`${modelResource(model)}/problems`);
      return JSON.parse(await get('api/models')) as ModelList;
    },
    close: () => app.close(),
  };
}

/** The address of a ThreatModel's resources. */
export function modelResource({
  publisher,
  provider,
  service,
  version,
}: Readonly<Record<'publisher' | 'provider' | 'service' | 'version', string>>): string {
  return `api/models/${[publisher, provider, service, version].map(encodeURIComponent).join('/')}`;
}

/** The address of a framework's resources. */
export function frameworkResource({
  origin,
  id,
  version,
}: Readonly<Record<'origin' | 'id' | 'version', string>>): string {
  return `api/frameworks/${encodeURIComponent(origin)}/${encodeURIComponent(`${id}@${version}`)}`;
}

/** The addresses of everything that is asked for whatever ThreatModel is open. */
export function commonResources(frameworks: readonly Parameters<typeof frameworkResource>[0][]) {
  return [
    ...FACTS.map((name) => `api/facts/${name}`),
    'api/frameworks',
    'api/frameworks/document',
    ...frameworks.flatMap((one) =>
      ['document', 'coverage'].map((part) => `${frameworkResource(one)}/${part}`),
    ),
  ];
}

/** The file in which a static site has an answer. */
export function fileOf(address: string): string {
  return `${address.split('/').map(decodeURIComponent).join('/')}.json`;
}
