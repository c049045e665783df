import type { Metadata } from './service.ts';

/** What names a ThreatModel: publisher, provider, service and version, in lower case. */
export interface Identity {
  readonly publisher: string;
  readonly provider: string;
  readonly service: string;
  readonly version: string;
}

export function identityOf(metadata: Metadata): Identity {
  return {
    publisher: slug(metadata.publisher),
    provider: slug(metadata.provider),
    service: slug(metadata.service),
    version: slug(metadata.version),
  };
}

/** `publisher:provider/service@version`. */
export function printIdentity({ publisher, provider, service, version }: Identity): string {
  return `${publisher}:${provider}/${service}@${version}`;
}

const WANTED = /^(?:([^:/@]+):)?([^:/@]+)\/([^:/@]+)(?:@([^:/@]+))?$/;

/** Takes `[publisher:]provider/service[@version]` apart, letter case aside; `undefined` for another form. */
export function parseWanted(
  text: string,
): (Pick<Identity, 'provider' | 'service'> & Partial<Identity>) | undefined {
  const match = WANTED.exec(text.trim().toLowerCase());
  if (!match) return undefined;
  const [, publisher, provider, service, version] = match;
  return {
    provider: provider as string,
    service: service as string,
    ...(publisher === undefined ? {} : { publisher }),
    ...(version === undefined ? {} : { version }),
  };
}

function slug(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9._+-]+/g, '-');
}
