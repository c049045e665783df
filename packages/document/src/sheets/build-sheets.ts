import type { DocumentSource } from '../source.ts';
import { aboutSheet } from './about.ts';
import { actionsSheet } from './actions.ts';
import { controlsSheet } from './controls.ts';
import { featureClassesSheet } from './feature-classes.ts';
import { mappingSheet } from './mapping.ts';
import { objectivesSheet } from './objectives.ts';
import type { Sheet } from './sheet.ts';
import { threatsSheet } from './threats.ts';

/** The tables of a ThreatModel, or of a part of one: what workbooks and CSV are made of. Pure: the same source gives the same tables. */
export function buildSheets(source: DocumentSource): readonly Sheet[] {
  const sheets = [
    controlsSheet(source),
    threatsSheet(source),
    objectivesSheet(source),
    featureClassesSheet(source),
    actionsSheet(source),
    ...(source.frameworks?.length ? [mappingSheet(source)] : []),
  ];
  return [aboutSheet(source, sheets), ...sheets];
}
