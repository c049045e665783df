import { identityOf, printIdentity } from '@demarc/core';
import { appendices } from './sections/appendices.ts';
import { attackMatrix } from './sections/attack-matrix.ts';
import { compliance } from './sections/compliance.ts';
import { controls } from './sections/controls.ts';
import { cover } from './sections/cover.ts';
import { featureClasses } from './sections/feature-classes.ts';
import { howToUse } from './sections/how-to-use.ts';
import { scorecard } from './sections/scorecard.ts';
import type { DocumentSource } from './source.ts';
import type { DocumentTree } from './tree.ts';

/** The whole document of a ThreatModel, or of a part of one. Pure: the same source gives the same tree. */
export function buildDocument(source: DocumentSource): DocumentTree {
  const { metadata } = source.analysis.model;
  return {
    title: metadata.name,
    subtitle: 'ThreatModel',
    author: metadata.publisher,
    date: metadata.date,
    runningFoot: printIdentity(identityOf(metadata)),
    cover: cover(source),
    sections: [
      howToUse(source),
      scorecard(source),
      attackMatrix(source),
      featureClasses(source),
      controls(source),
      ...compliance(source),
      ...appendices(source),
    ],
  };
}
