import { compareNatural, type Framework, frameworkKey, type MappingLink, type Problem } from '@demarc/core';
import { CsvError, parse } from 'csv-parse/sync';
import { type FrameworkImport, refused, slug, warning } from '../imported.ts';

/** Characters that each of the two files may have. */
const LONGEST = 16 * 1024 * 1024;

/**
 * Reads a framework of one's own: a CSV whose first column holds SCF ids and whose second holds requirement ids, several of them separated by `;`,
 * and one with its metadata (`key,value` lines: id, version, title, publisher, license, scf_version). A column
 * `title` of the first names the requirement of its line.
 */
export function readFrameworkCsv(mapping: string, metadata: string): FrameworkImport {
  if (mapping.length > LONGEST || metadata.length > LONGEST)
    return refused(`more than the ${LONGEST} characters that a file may have`);
  const problems: Problem[] = [];
  try {
    const about = readMetadata(metadata);
    if (typeof about === 'string') return refused(about);
    const rows = rowsOf(mapping);
    const [header, ...lines] = rows;
    if (!header)
      return refused('the mapping is empty: expected a header and lines of `SCF ids;requirement ids`');
    const column = (pattern: RegExp) => header.findIndex((name) => pattern.test(name.trim()));
    const [from, to] = [column(/^scf/i), column(/^requirement/i)];
    if (from < 0 || to < 0)
      return refused(
        `the mapping's header is \`${header.join(',')}\`: expected a column that begins with \`SCF\` and one that begins with \`requirement\``,
      );
    const title = column(/^title/i);
    const links: MappingLink[] = [];
    const titles = new Map<string, string>();
    const ids = new Set<string>();
    lines.forEach((line, at) => {
      const sources = parts(line[from]);
      const targets = parts(line[to]);
      if (sources.length === 0 && targets.length > 0)
        problems.push(
          warning(
            `line ${at + 2}: ${targets.join('; ')} is mapped from no SCF id: it will be listed as unmapped`,
          ),
        );
      for (const id of targets) ids.add(id);
      if (title >= 0 && targets.length === 1 && line[title])
        titles.set(targets[0] as string, line[title].trim());
      for (const source of sources) for (const target of targets) links.push({ from: source, to: target });
    });
    if (ids.size === 0) return refused('the mapping names no requirement');
    const framework: Framework = {
      ...about.framework,
      requirements: [...ids].sort(compareNatural).map((id) => {
        const text = titles.get(id);
        return text === undefined ? { id } : { id, title: text };
      }),
    };
    return {
      value: {
        name: `csv-${slug(`${framework.id}-${framework.version}`)}`,
        kind: 'csv',
        license: framework.license ?? 'A framework of your own: its text is yours to share or not.',
        frameworks: [framework],
        mappings: [
          {
            from: { kind: 'scf', version: about.scfVersion },
            to: frameworkKey(framework),
            source: `mapping of ${framework.title}`,
            links: distinct(links),
          },
        ],
      },
      problems,
    };
  } catch (error) {
    if (error instanceof CsvError) return refused(`not a CSV file: ${error.message}`);
    throw error;
  }
}

function rowsOf(text: string): readonly (readonly string[])[] {
  return parse(text, {
    bom: true,
    skip_empty_lines: true,
    relax_column_count: true,
    trim: true,
  }) as string[][];
}

function readMetadata(
  text: string,
): { readonly framework: Omit<Framework, 'requirements'>; readonly scfVersion: string } | string {
  const entries = new Map(
    rowsOf(text).map(([key = '', value = '']) => [key.toLowerCase().replace(/[^a-z]+/g, '_'), value]),
  );
  const title = entries.get('title') ?? entries.get('name');
  const version = entries.get('version');
  if (!title || !version)
    return `the metadata names no ${title ? 'version' : 'title'}: expected lines such as \`title,Our baseline\` and \`version,2026\``;
  const id = slug(entries.get('id') ?? title);
  if (id === '') return `\`${entries.get('id') ?? title}\` gives no id: expected letters or digits`;
  const optional = Object.fromEntries(
    (['publisher', 'license', 'source'] as const).flatMap((key) => {
      const value = entries.get(key);
      return value ? [[key, value]] : [];
    }),
  );
  return {
    framework: { id, version, title, ...optional },
    scfVersion: entries.get('scf_version') || 'unstated',
  };
}

function parts(cell: string | undefined): readonly string[] {
  return (cell ?? '')
    .split(/[;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function distinct(links: readonly MappingLink[]): MappingLink[] {
  return [...new Map(links.map((link) => [`${link.from} ${link.to}`, link])).values()];
}
