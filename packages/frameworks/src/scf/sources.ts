import { nearest } from '@demarc/core';
import type { Workbook } from 'exceljs';
import { cellText, collapsed } from './cell-text.ts';

/** What the workbook says of a framework beside its column. */
export interface FrameworkSource {
  readonly title?: string | undefined;
  readonly publisher?: string | undefined;
  readonly version?: string | undefined;
  readonly url?: string | undefined;
}

/** Looks up a mapping column's header in the sheet of sources; spelled differently there as often as not. */
export type SourceOf = (header: string) => FrameworkSource | undefined;

export function readSources(workbook: Workbook): SourceOf {
  const sheet = workbook.worksheets.find(({ name }) =>
    /^(Authoritative Sources|Focal Documents)/i.test(name.trim()),
  );
  if (!sheet) return () => undefined;
  const columns = new Map<string, number>();
  sheet.getRow(1).eachCell((cell, column) => {
    columns.set(collapsed(cellText(cell).text).toLowerCase(), column);
  });
  const find = (pattern: RegExp) => [...columns].find(([header]) => pattern.test(header))?.[1];
  const header = find(/column header/);
  if (header === undefined) return () => undefined;
  const [title, publisher, version, url] = [
    find(/^(authoritative source|focal document)/),
    find(/^source$/),
    find(/^version/),
    find(/^url/),
  ];
  const byName = new Map<string, FrameworkSource>();
  sheet.eachRow((row, number) => {
    if (number === 1) return;
    const text = (column: number | undefined) => {
      const found = column === undefined ? '' : collapsed(cellText(row.getCell(column)).text);
      return found === '' || /^n\/?a$/i.test(found) ? undefined : found;
    };
    const name = text(header);
    if (name !== undefined && !byName.has(plain(name)))
      byName.set(plain(name), {
        title: text(title),
        publisher: text(publisher),
        version: text(version),
        url: text(url),
      });
  });
  return (wanted) => byName.get(matching(plain(wanted), [...byName.keys()]) ?? '');
}

/** The same name; else one that differs by a slip of the pen but in no digit; else the longest that the wanted one begins with. */
function matching(wanted: string, names: readonly string[]): string | undefined {
  if (names.includes(wanted)) return wanted;
  const digits = (text: string) => text.replace(/\D+/g, ' ').trim();
  const near = nearest(
    wanted,
    names.filter((name) => digits(name) === digits(wanted) && Math.abs(name.length - wanted.length) <= 2),
  );
  if (near !== undefined && Math.abs(near.length - wanted.length) <= 2 && differsLittle(near, wanted))
    return near;
  return names
    .filter((name) => name.length >= 8 && wanted.startsWith(name))
    .sort((a, b) => b.length - a.length)[0];
}

/** At most one letter in ten. */
function differsLittle(a: string, b: string): boolean {
  const bigrams = (text: string) => new Set(Array.from(text.slice(1), (_, at) => text.slice(at, at + 2)));
  const [x, y] = [bigrams(a), bigrams(b)];
  const common = [...x].filter((pair) => y.has(pair)).length;
  return common >= 0.85 * Math.min(x.size, y.size);
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}
