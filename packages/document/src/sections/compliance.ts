import { frameworkKey, LEVELS, type MappedFramework, mapFramework, type RequirementRow } from '@demarc/core';
import { joined, refs, text } from '../inline.ts';
import type { DocumentSource } from '../source.ts';
import type { Node, Section } from '../tree.ts';

/** The tables of the chosen frameworks: requirement, objectives, controls in five columns by priority. None where none is chosen. */
export function compliance(source: DocumentSource): readonly Section[] {
  const frameworks = source.frameworks ?? [];
  if (frameworks.length === 0) return [];
  return [
    {
      type: 'section',
      anchor: 'compliance',
      title: 'Compliance mapping',
      landscape: true,
      children: [
        {
          type: 'paragraph',
          children: [
            text(
              'Requirement by requirement, the objectives and controls that answer it. This says what answers a requirement. It does not say that anything is complied with.',
            ),
          ],
        },
        ...frameworks.map((mapped) => framework(source, mapped)),
      ],
    },
  ];
}

function framework({ analysis }: DocumentSource, mapped: MappedFramework): Section {
  const { framework: about, mappings } = mapped;
  const key = frameworkKey(about);
  const { rows, coverage } = mapFramework(analysis, mapped);
  const reached = rows.filter(({ objectives }) => objectives.length > 0);
  const open = rows.filter(({ objectives }) => objectives.length === 0);
  const levels = [...LEVELS].reverse();
  return {
    type: 'section',
    anchor: `framework-${key}`,
    title: about.title,
    children: [
      {
        type: 'facts',
        facts: [
          { name: 'Framework', value: [text(key)] },
          {
            name: 'Reached',
            value: [
              text(
                `${coverage.reached} of ${coverage.requirements} requirements: ${coverage.direct} named by objectives, ${coverage.scfOnly} by way of the SCF only`,
              ),
            ],
          },
          ...(mappings.length > 0
            ? [{ name: 'Mapped by', value: [text(mappings.map((mapping) => mapping.source).join('; '))] }]
            : []),
          ...(about.license === undefined ? [] : [{ name: 'Licence', value: [text(about.license)] }]),
        ],
      },
      {
        type: 'table',
        anchor: `framework-${key}-table`,
        caption: `${about.title}: what answers each requirement`,
        columns: [
          { title: 'Requirement', width: 2 },
          { title: 'Objectives', width: 2 },
          ...levels.map((level) => ({ title: level, width: 2 })),
        ],
        rows: reached.map((row) => ({
          cells: [
            requirementCell(row),
            refs(row.objectives.map(({ objective }) => objective.id)),
            ...levels.map((level) => refs(row.controls[level].map(({ id }) => id))),
          ],
        })),
        empty: 'No requirement of this framework is answered by an objective of this document.',
      },
      ...unmapped(key, open),
    ],
  };
}

function requirementCell({ requirement: { id, title } }: RequirementRow) {
  return [text(title === undefined ? id : `${id} ${title}`)];
}

/** Requirements that nothing is mapped to: listed, never hidden. */
function unmapped(key: string, rows: readonly RequirementRow[]): readonly Node[] {
  if (rows.length === 0) return [];
  return [
    {
      type: 'section',
      anchor: `framework-${key}-open`,
      title: `Not mapped: ${rows.length}`,
      unlisted: true,
      children: [
        {
          type: 'paragraph',
          children: joined(
            rows.map((row) => requirementCell(row)),
            '; ',
          ),
        },
      ],
    },
  ];
}
