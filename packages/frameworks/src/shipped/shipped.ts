import type { Framework } from '@demarc/core';
import nist80053 from '../../data/nist-800-53-r5.json' with { type: 'json' };
import nistCsf from '../../data/nist-csf-2.0.json' with { type: 'json' };
import { ID_FRAMEWORKS } from './ids.ts';
import { LAWS } from './laws.ts';

/** The frameworks that ship with the product: NIST's and laws with titles where these are free, the others as ids. */
export const SHIPPED_FRAMEWORKS: readonly Framework[] = [nist80053, nistCsf, ...ID_FRAMEWORKS, ...LAWS];
