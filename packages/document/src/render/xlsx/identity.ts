import { identityOf, type Metadata, printIdentity } from '@demarc/core';

/** The sheet that says what a workbook is of; people do not see it. */
export const HIDDEN_SHEET = 'demarc';
/** The headers of the hidden columns by which a row is known. */
export const ID_TITLE = 'demarc id';
export const STAMP_TITLE = 'demarc stamp';

/** The form of workbooks that this version writes and reads. */
export const FORMAT = 'demarc workbook 1';

export function identityFacts(metadata: Metadata): readonly (readonly [string, string])[] {
  return [
    ['format', FORMAT],
    ['identity', printIdentity(identityOf(metadata))],
  ];
}
