import type { DocumentSource } from '../source.ts';
import type { Section } from '../tree.ts';
import { actionTable } from './action-table.ts';
import { changeLog } from './change-log.ts';
import { glossary } from './glossary.ts';
import { notCovered } from './not-covered.ts';
import { perimeter } from './perimeter.ts';
import { priorityList } from './priority-list.ts';
import { scoring } from './scoring.ts';
import { shippedList } from './shipped.ts';

/** Everything after the chapters, each as `Appendix A: …`, in order; what has nothing to say is left out. */
export function appendices(source: DocumentSource): readonly Section[] {
  return [
    priorityList(source),
    actionTable(source),
    ...perimeter(source),
    ...shippedList(source),
    ...changeLog(source),
    ...notCovered(source),
    glossary(),
    scoring(source),
  ].map((section, index) => ({
    ...section,
    title: `Appendix ${String.fromCharCode(65 + index)}: ${section.title}`,
  }));
}
