import { findModels, type LoadedModel, loadModel } from '@demarc/catalog-reader';
import { type Hit, type Matcher, searchModel } from '@demarc/core';
import { PATTERNS, type PatternName, regexMatcher, textMatcher } from '@demarc/core/search';
import { type Command, Option } from 'commander';
import pc from 'picocolors';
import { Failure } from '../failure.ts';
import { loadNamed } from '../open-model.ts';
import {
  addFormatOption,
  addStoreOptions,
  foldersOf,
  type ListFormat,
  type StoreOptions,
} from '../options.ts';
import { printRows } from '../output/print-rows.ts';

type Options = StoreOptions & { readonly format: ListFormat; readonly pattern?: PatternName };

interface Found extends Hit {
  readonly model: string;
}

export function addSearch(program: Command): void {
  const command = program
    .command('search')
    .description('find a text, or a /regular expression/ (RE2), in everything that ThreatModels say')
    .argument('[text]', 'what to find; with --pattern the first ThreatModel')
    .argument('[models...]', 'where; everywhere when none is named')
    .addOption(
      new Option('--pattern <name>', 'a named pattern instead of a text').choices(Object.keys(PATTERNS)),
    )
    .addHelpText(
      'after',
      '\nExamples:\n  demarc search "access point" aws/s3\n  demarc search "/ssl|tls/i"\n  demarc search --pattern guardduty-findings aws/s3',
    )
    .action(search);
  addFormatOption(addStoreOptions(command));
}

async function search(text: string | undefined, models: readonly string[], options: Options): Promise<void> {
  const { pattern } = options;
  if (text === undefined && pattern === undefined)
    throw new Failure('expected a text to find, or --pattern NAME');
  const matcher = pattern === undefined ? matcherOf(text as string) : regexMatcher(PATTERNS[pattern]);
  const wanted = pattern === undefined || text === undefined ? models : [text, ...models];
  const found = (await loadWanted(wanted, options)).flatMap(({ source, model }) =>
    model ? searchModel(model, matcher).map((hit): Found => ({ ...hit, model: source.key })) : [],
  );
  print(found, options.format);
  if (options.format === 'table' && pattern !== undefined)
    process.stderr.write(`${distinct(found).join('\n')}\n`);
  if (found.length === 0) process.stderr.write('nothing found\n');
}

/** `/pattern/flags` is a regular expression, everything else a text. */
function matcherOf(text: string): Matcher {
  const regex = /^\/(.+)\/([a-z]*)$/s.exec(text);
  if (!regex) return textMatcher(text);
  try {
    return regexMatcher(regex[1] as string, regex[2]);
  } catch (error) {
    throw new Failure(`${text}: ${(error as Error).message}`);
  }
}

async function loadWanted(wanted: readonly string[], options: Options): Promise<readonly LoadedModel[]> {
  if (wanted.length > 0) return Promise.all(wanted.map((name) => loadNamed(name, options)));
  const { sources } = await findModels(foldersOf(options));
  return Promise.all(sources.map((source) => loadModel(source)));
}

function print(found: readonly Found[], format: ListFormat): void {
  const marked = process.stdout.isTTY && format === 'table';
  printRows(
    {
      items: found,
      json: ({ model, kind, id, field, text, matches }) => ({
        id,
        model,
        kind,
        field,
        matches: matches.map(([start, end]) => text.slice(start, end)),
        text,
      }),
      columns: [
        { title: 'model', text: ({ model }) => model },
        { title: 'id', text: ({ id }) => id, tone: () => 'id' },
        { title: 'field', text: ({ field }) => field },
        { title: 'text', text: (hit) => excerpt(hit, marked), wide: true },
      ],
    },
    format,
  );
}

/** The text around the first match, with the matches marked for people. */
function excerpt({ text, matches }: Hit, marked: boolean): string {
  const [first] = matches;
  if (!first) return text;
  const from = Math.max(0, first[0] - 60);
  const to = Math.min(text.length, first[1] + 100);
  let out = from > 0 ? '…' : '';
  let at = from;
  for (const [start, end] of matches) {
    if (start < at || end > to) continue;
    const hit = text.slice(start, end);
    out += text.slice(at, start) + (marked ? pc.inverse(hit) : hit);
    at = end;
  }
  return `${out}${text.slice(at, to)}${to < text.length ? '…' : ''}`;
}

function distinct(found: readonly Found[]): readonly string[] {
  const all = new Map<string, Set<string>>();
  for (const { id, text, matches } of found) {
    for (const [start, end] of matches) {
      const hit = text.slice(start, end);
      all.set(hit, (all.get(hit) ?? new Set()).add(id));
    }
  }
  return [...all].sort(([a], [b]) => (a < b ? -1 : 1)).map(([hit, ids]) => `${hit}  ${[...ids].join(', ')}`);
}
