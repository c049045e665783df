import type { ColumnKind, SheetColumn } from '../../sheets/sheet.ts';
import { element, type Markup, text } from '../markup.ts';
import { ANSWERS } from './styles.ts';

type Fill = Extract<ColumnKind, { readonly type: 'fill' }>;

/** A column that is filled in, and the cells that are. */
export interface FillRange {
  readonly column: SheetColumn;
  readonly kind: Fill;
  /** `F2:F401`. */
  readonly cells: string;
}

/** What may be filled in where: lists to choose from, days, and a hint beside each cell. */
export function validations(ranges: readonly FillRange[]): Markup {
  return element('dataValidations', { count: ranges.length }, ...ranges.map(validation));
}

function validation({ column, kind, cells }: FillRange): Markup {
  const common = {
    allowBlank: 1,
    showInputMessage: 1,
    promptTitle: column.title,
    prompt: kind.hint,
    sqref: cells,
  };
  if (kind.with === 'text') return element('dataValidation', common);
  const refusing = { showErrorMessage: 1, errorTitle: column.title };
  if (kind.with === 'date') {
    const error = 'Expected a day, such as 2026-01-31.';
    const shape = { type: 'date', operator: 'greaterThanOrEqual', ...common, ...refusing, error };
    // the first day of 2000
    return element('dataValidation', shape, element('formula1', {}, text('36526')));
  }
  const error = `Expected one of: ${kind.with.join(', ')}.`;
  const choices = text(`"${kind.with.join(',')}"`);
  return element(
    'dataValidation',
    { type: 'list', ...common, ...refusing, error },
    element('formula1', {}, choices),
  );
}

/** Grounds that follow from the answers, so that a look down the sheet tells how far things are. */
export function answerGrounds(ranges: readonly FillRange[]): readonly Markup[] {
  let priority = 0;
  return ranges.flatMap(({ kind, cells }) => {
    const rules = ANSWERS.flatMap(({ answer }, dxfId) => {
      if (!Array.isArray(kind.with) || !kind.with.includes(answer)) return [];
      priority++;
      const rule = { type: 'cellIs', dxfId, priority, operator: 'equal' };
      return [element('cfRule', rule, element('formula', {}, text(`"${answer}"`)))];
    });
    return rules.length === 0 ? [] : [element('conditionalFormatting', { sqref: cells }, ...rules)];
  });
}
