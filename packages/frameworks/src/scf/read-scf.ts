import {
  compareNatural,
  type Framework,
  type MappingLink,
  type MappingSet,
  type Problem,
} from '@demarc/core';
import type { Worksheet } from 'exceljs';
import { type FrameworkImport, refused, slug, warning } from '../imported.ts';
import { cellText, collapsed } from './cell-text.ts';
import { layoutOf, type MappingColumn, type SheetLayout } from './mapping-columns.ts';
import { type FrameworkSource, readSources, type SourceOf } from './sources.ts';
import { openWorkbook, UnreadableWorkbook } from './workbook.ts';

const SHEET = /^SCF (\d{4}\.\d+(?:\.\d+)?)/;
const LICENSE =
  'Secure Controls Framework, by the SCF Council, CC BY-ND 4.0: for your own use; its text is not to be changed or passed on with Demarc.';

/** Counts of an import, to be shown: SCF controls, mapping columns, ids in their cells, and those distinct within their cell. */
export interface ScfCounts {
  readonly controls: number;
  readonly columns: number;
  readonly links: number;
  readonly distinct: number;
}

/**
 * Reads a workbook of the Secure Controls Framework, any release since 2021: all frameworks that it maps to. Columns are found by their headers.
 * Only ids are taken; the SCF's own texts stay in the workbook.
 */
export async function readScfWorkbook(
  bytes: Uint8Array,
): Promise<FrameworkImport & { readonly counts?: ScfCounts }> {
  try {
    const workbook = await openWorkbook(bytes);
    const found = workbook.worksheets
      .map((sheet) => ({ sheet, layout: layoutOf(sheet), release: SHEET.exec(sheet.name.trim())?.[1] }))
      .sort((a, b) => Number(b.release !== undefined) - Number(a.release !== undefined));
    // the main sheet is known by its name; one that was renamed, by its columns
    const main = found.find(({ layout }) => typeof layout !== 'string') ?? found[0];
    if (!main || typeof main.layout === 'string')
      return refused(
        `not a workbook of the Secure Controls Framework: ${main === undefined ? 'no sheets' : main.layout}`,
      );
    const release =
      main.release ??
      releaseElsewhere(
        main.sheet,
        found.map(({ sheet }) => sheet.name),
      );
    return imported(main.sheet, main.layout, release, readSources(workbook), main.release === undefined);
  } catch (error) {
    if (error instanceof UnreadableWorkbook) return refused(error.message);
    throw error;
  }
}

/** The release that other sheets or the errata column name, when the main sheet was renamed. */
function releaseElsewhere(sheet: Worksheet, names: readonly string[]): string {
  const texts = [...names, ...((sheet.getRow(1).values as readonly unknown[]) ?? []).map(String)];
  for (const text of texts) {
    const match = /\b(20\d\d\.\d+(?:\.\d+)?)\b/.exec(text);
    if (match) return match[1] as string;
  }
  return 'unstated';
}

function imported(
  sheet: Worksheet,
  layout: SheetLayout,
  release: string,
  sourceOf: SourceOf,
  renamed: boolean,
): FrameworkImport & { readonly counts: ScfCounts } {
  const problems: Problem[] = [];
  if (renamed)
    problems.push(
      warning(`the main sheet is called \`${sheet.name}\`: its release was taken to be ${release}`),
    );
  for (const header of layout.duplicates)
    problems.push(
      warning(`several columns are headed \`${header}\`: each is kept as a framework of its own`),
    );
  const columns = layout.mappings.map((column) => ({
    column,
    links: [] as MappingLink[],
    lossy: [] as string[],
  }));
  let links = 0;
  const controls: string[] = [];
  sheet.eachRow((row, number) => {
    if (number === 1) return;
    const scf = collapsed(cellText(row.getCell(layout.id)).text);
    if (scf === '') return;
    controls.push(scf);
    for (const { column, links: own, lossy } of columns) {
      const seen = new Set<string>();
      for (const at of column.columns) {
        const cell = row.getCell(at);
        const { text, lossy: isLossy } = cellText(cell);
        for (const line of text.split(/\r\n|\n|\r/)) {
          const to = line.trim();
          if (to === '') continue;
          links++;
          if (isLossy) lossy.push(`${cell.address} \`${to}\``);
          if (seen.has(to)) continue;
          seen.add(to);
          own.push({ from: scf, to });
        }
      }
    }
  });
  const used = new Map<string, number>();
  const made = columns.map(({ column, links: own }) => {
    const framework = frameworkOf(column, own, release, sourceOf(column.header), used);
    const mapping: MappingSet = {
      from: { kind: 'scf', version: release },
      to: `${framework.id}@${framework.version}`,
      source: `SCF ${release}, column “${column.header}”`,
      links: own,
    };
    return { framework, mapping };
  });
  for (const { column, lossy } of columns)
    if (lossy.length > 0)
      problems.push(
        warning(
          `\`${column.header}\`: ${lossy.length} ids are numbers in the workbook and may have lost digits (1.10 reads 1.1): ${lossy.join(', ')}`,
        ),
      );
  return {
    value: {
      name: `scf-${slug(release)}`,
      kind: 'scf',
      license: LICENSE,
      scfControls: controls,
      frameworks: made.map(({ framework }) => framework),
      mappings: made.map(({ mapping }) => mapping),
    },
    problems,
    counts: {
      controls: controls.length,
      columns: columns.length,
      links,
      distinct: made.reduce((sum, { mapping }) => sum + mapping.links.length, 0),
    },
  };
}

function frameworkOf(
  { header }: MappingColumn,
  links: readonly MappingLink[],
  release: string,
  source: FrameworkSource | undefined,
  used: Map<string, number>,
): Framework {
  const { name, version } = nameAndVersion(header, source?.version);
  const base = slug(name) || 'framework';
  const count = (used.get(`${base}@${version}`) ?? 0) + 1;
  used.set(`${base}@${version}`, count);
  const ids = [...new Set(links.map(({ to }) => to))].sort(compareNatural);
  return {
    id: count === 1 ? base : `${base}-${count}`,
    version,
    title: count === 1 ? header : `${header} (${count})`,
    ...(source?.publisher === undefined ? {} : { publisher: source.publisher }),
    license: 'Requirement ids only, as the SCF lists them; the text belongs to its publisher.',
    source: source?.title === undefined ? `SCF ${release}` : `${source.title} (SCF ${release})`,
    requirements: ids.map((id) => ({ id })),
  };
}

const VERSION =
  /\s*(?:\bv|\brev(?:ision)?\.? ?|\bver(?:sion)?\.? ?)(\d+(?:\.\d+)*)\b|\s+v?((?:19|20)\d\d)\b/i;

/** `NIST 800-53 rev5 (low)` → `NIST 800-53 (low)` at `5`. The header is trusted before the sheet of sources. */
function nameAndVersion(
  header: string,
  stated: string | undefined,
): { readonly name: string; readonly version: string } {
  const match = VERSION.exec(header);
  const version = match?.[1] ?? match?.[2];
  if (match && version !== undefined) return { name: collapsed(header.replace(match[0], ' ')), version };
  const known = stated === undefined ? '' : slug(stated.replace(/^v(?=\d)|^rev(?:ision)?\.? ?(?=\d)/i, ''));
  return { name: header, version: known || 'unstated' };
}
