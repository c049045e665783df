import {
  type Analysis,
  type FrameworkMap,
  frameworkKey,
  type MappedFramework,
  mappedByWords,
  toPlainText,
} from '@demarc/core';
import ExcelJS from 'exceljs';
import { columnsOf } from './map-rows.ts';

/** A framework's table as a workbook: the mapping, what is not mapped, and what the sheet is about. */
export async function mapWorkbook(
  analysis: Analysis,
  mapped: MappedFramework,
  map: FrameworkMap,
): Promise<Uint8Array> {
  const { framework } = mapped;
  const { metadata, markup } = analysis.model;
  const book = new ExcelJS.Workbook();
  // the same input gives the same file
  book.created = book.modified = new Date(metadata.date ?? '2000-01-01');
  book.creator = 'Demarc';
  const levels = columnsOf(map);
  const table = book.addWorksheet('Mapping', { views: [{ state: 'frozen', xSplit: 1, ySplit: 1 }] });
  table.columns = [
    { header: 'Requirement', width: 18 },
    { header: 'Title', width: 40 },
    { header: 'Objectives', width: 50 },
    { header: 'Mapped by', width: 28 },
    ...levels.map((level) => ({
      header: level === 'unrated' ? 'Without priority' : `${level} priority`,
      width: 24,
    })),
  ];
  for (const { requirement, objectives, controls } of map.rows.filter((row) => row.objectives.length > 0))
    table.addRow([
      requirement.id,
      requirement.title ?? '',
      objectives
        .map(({ objective }) => `${objective.id} ${toPlainText(objective.description, markup)}`)
        .join('\n'),
      mappedByWords(objectives.flatMap(({ by }) => by)),
      ...levels.map((level) => controls[level].map(({ id }) => id).join(', ')),
    ]);
  table.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: 4 + levels.length } };
  const unmapped = book.addWorksheet('Not mapped', { views: [{ state: 'frozen', ySplit: 1 }] });
  unmapped.columns = [
    { header: 'Requirement', width: 18 },
    { header: 'Title', width: 60 },
  ];
  for (const { requirement } of map.rows.filter(
    (row) => row.objectives.length === 0 && !row.requirement.group,
  ))
    unmapped.addRow([requirement.id, requirement.title ?? '']);
  const about = book.addWorksheet('About');
  about.columns = [{ width: 22 }, { width: 90 }];
  const { coverage } = map;
  about.addRows([
    ['ThreatModel', `${metadata.name} ${metadata.version}`],
    ['Licence', metadata.license ?? ''],
    ['Framework', `${framework.title} (${frameworkKey(framework)})`],
    ['Framework licence', framework.license ?? ''],
    ...licensesOf(mapped).map((license) => ['Licence of the mapping', license]),
    ['Requirements', String(coverage.requirements)],
    [
      'Reached',
      `${coverage.reached}: ${coverage.direct} named by objectives, ${coverage.scfOnly} by way of the SCF only`,
    ],
    [
      'What this says',
      'Which objectives and controls answer a requirement. It does not say that anything is complied with.',
    ],
  ]);
  for (const sheet of book.worksheets) {
    sheet.eachRow((row, number) => {
      row.alignment = { wrapText: true, vertical: 'top' };
      if (number === 1 && sheet !== about) row.font = { bold: true };
      // everything is text, whatever it looks like: an id is no number, and nothing becomes a formula when it is edited
      row.eachCell((cell) => {
        cell.numFmt = '@';
      });
    });
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}

function licensesOf({ mappings }: MappedFramework): readonly string[] {
  return [...new Set(mappings.flatMap(({ license }) => (license === undefined ? [] : [license])))];
}
