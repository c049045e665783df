import { compareIds, compareText, IMPLEMENTATION_NAMES, type Implementation, isCurrent } from '@demarc/core';
import { code, ref, text } from '../inline.ts';
import type { DocumentSource } from '../source.ts';
import type { Section, Table } from '../tree.ts';

interface Shipped {
  /** Whose it is. */
  readonly control: string;
  readonly one: Implementation;
}

/** Policies, detections, posture checks and templates that controls ship. Left out where none does. */
export function shippedList({ analysis: { model } }: DocumentSource): readonly Section[] {
  const shipped = model.controls
    .filter(isCurrent)
    .flatMap((control) => control.implementations.map((one): Shipped => ({ control: control.id, one })))
    .sort((a, b) => compareIds(a.control, b.control));
  if (shipped.length === 0) return [];
  const kinds = [...new Set(shipped.map(({ one }) => one.kind))].sort(compareText);
  return [
    {
      type: 'section',
      anchor: 'shipped',
      title: 'Policies, detections and checks shipped',
      children: [
        {
          type: 'paragraph',
          children: [
            text(
              'They come with the ThreatModel as files, with cases that prove them; what has to be filled in is declared with each.',
            ),
          ],
        },
        ...kinds.map((kind) =>
          tableOf(
            kind,
            shipped.filter(({ one }) => one.kind === kind),
          ),
        ),
      ],
    },
  ];
}

function tableOf(kind: Implementation['kind'], shipped: readonly Shipped[]): Table {
  return {
    type: 'table',
    anchor: `shipped-${kind}`,
    caption: `${several(IMPLEMENTATION_NAMES[kind])} (${shipped.length})`,
    columns: [
      { title: 'What, and where it is', width: 1 },
      { title: 'Cases', width: 'fit', align: 'right' },
      { title: 'Control', width: 'fit' },
    ],
    rows: shipped.map(({ control, one }) => ({
      cells: [
        [...(one.title === undefined ? [] : [text(one.title), { type: 'break' } as const]), fileOf(one)],
        [text('cases' in one ? String(one.cases.length) : '–')],
        [ref(control)],
      ],
    })),
    empty: '',
  };
}

/** `Bucket policies`, `Guard rules`. */
function several(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1).replace(/y$/, 'ie')}s`;
}

function fileOf(one: Implementation) {
  if (one.kind === 'config-rule') return code(one.identifier);
  return one.file === undefined ? text('in the ThreatModel itself') : code(one.file);
}
