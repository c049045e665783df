import { z } from 'zod';

/** The kinds of thing an id can name, by the letters in it: `S3.FC5`, `S3.A12`, `S3.T14`, `S3.CO7`, `S3.C20`. */
export const ID_KINDS = {
  FC: 'feature-class',
  A: 'action',
  T: 'threat',
  CO: 'objective',
  C: 'control',
} as const;

export type IdPrefix = keyof typeof ID_KINDS;
export type IdKind = (typeof ID_KINDS)[IdPrefix];

export interface ParsedId {
  /** The service as the id spells it, `S3`. */
  readonly service: string;
  readonly prefix: IdPrefix;
  readonly kind: IdKind;
  readonly number: number;
}

const ID = /^([A-Za-z][A-Za-z0-9_-]*)\.(FC|A|T|CO|C)([1-9][0-9]*)$/;

/** Takes an id apart; `undefined` when it does not have the shape `Service.FC1`. Letter case is kept as it is. */
export function parseId(id: string): ParsedId | undefined {
  const match = ID.exec(id);
  if (!match) return undefined;
  const prefix = match[2] as IdPrefix;
  return { service: match[1] as string, prefix, kind: ID_KINDS[prefix], number: Number(match[3]) };
}

function idOf(prefix: IdPrefix) {
  return z.string().regex(new RegExp(`^[A-Za-z][A-Za-z0-9_-]*\\.${prefix}[1-9][0-9]*$`), {
    error: (issue) => `\`${String(issue.input)}\` is not an id of the form Service.${prefix}1`,
  });
}

export const FeatureClassId = idOf('FC');
export const ActionId = idOf('A');
export const ThreatId = idOf('T');
export const ObjectiveId = idOf('CO');
export const ControlId = idOf('C');
