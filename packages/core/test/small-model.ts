import { readExchange, type ThreatModel } from '../src/index.ts';

/** The part of a ThreatModel that a case needs, in few words: `{ id: [fields] }` maps in the published keys. */
export interface SmallModel {
  /** Our part of the metadata. */
  readonly demarc?: object;
  readonly feature_classes?: Readonly<Record<string, object>>;
  readonly threats?: Readonly<Record<string, object>>;
  readonly control_objectives?: Readonly<Record<string, object>>;
  readonly controls?: Readonly<Record<string, object>>;
  readonly actions?: Readonly<Record<string, object>>;
}

const CVSS_OF: Readonly<Record<string, string>> = {
  Critical: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
  High: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N',
  Medium: 'CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:N',
  Low: 'CVSS:3.1/AV:P/AC:H/PR:H/UI:R/S:U/C:L/I:N/A:N',
  None: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N',
};

/** Makes a ThreatModel of what a case gives. `severity: High` of a threat stands for a vector of that band; `mitigate: { Q.T1: High }` for a list with impacts. */
export function smallModel(small: SmallModel): ThreatModel {
  const each = (
    map: Readonly<Record<string, object>> | undefined,
    fill: (raw: Record<string, unknown>) => object,
  ) =>
    Object.fromEntries(
      Object.entries(map ?? {}).map(([id, raw]) => [id, fill(raw as Record<string, unknown>)]),
    );
  const { value } = readExchange({
    metadata: {
      provider: 'acme',
      service: 'Q',
      service_name: 'Acme Queue',
      ...(small.demarc && {
        demarc: {
          format: 1,
          publisher: 'demarc',
          release: '1',
          providerData: [],
          references: [],
          ...small.demarc,
        },
      }),
    },
    feature_classes: each(small.feature_classes, (raw) => ({ name: 'class', ...raw })),
    threats: each(small.threats, ({ severity, ...raw }) => ({
      feature_class: 'Q.FC1',
      name: 'threat',
      ...(severity === undefined ? {} : { cvss: CVSS_OF[String(severity)] }),
      ...raw,
    })),
    control_objectives: each(small.control_objectives, (raw) => ({ description: 'objective', ...raw })),
    controls: each(small.controls, ({ mitigate, ...raw }) => ({
      objective: 'Q.CO1',
      coso: 'Preventative',
      ...raw,
      mitigate: Array.isArray(mitigate)
        ? mitigate
        : Object.entries((mitigate as object | undefined) ?? {}).map(([threat, impact]) => ({
            threat,
            impact,
          })),
    })),
    actions: each(small.actions, (raw) => raw),
  });
  if (!value) throw new Error('a case must be an object');
  return value;
}
