import { join } from 'node:path';
import { type Folders, installationFolder } from '@demarc/catalog-reader';
import { type Query, SEVERITIES, type Severity } from '@demarc/core';
import { type Command, InvalidArgumentError, Option } from 'commander';

/** Options of every command that reads stored ThreatModels. */
export interface StoreOptions {
  readonly data: string;
  readonly catalog?: string | undefined;
}

export function addStoreOptions(command: Command): Command {
  return command
    .option('--data <dir>', 'the data folder, which holds what was imported', './demarc-data')
    .option(
      '--catalog <dir>',
      'the folder of ThreatModels in the authoring form (default: the one that ships with demarc)',
    );
}

export function foldersOf({ data, catalog }: StoreOptions): Folders {
  return { data, catalog: catalog ?? join(installationFolder(), 'catalog') };
}

export interface MethodOption {
  readonly method?: string | undefined;
}

export function addMethodOption(command: Command): Command {
  return command.option(
    '--method <file>',
    "compute figures by an organisation's own method (YAML, see docs/method.md)",
  );
}

export const LIST_FORMATS = ['table', 'csv', 'json', 'md'] as const;
export type ListFormat = (typeof LIST_FORMATS)[number];

export function addFormatOption(command: Command, formats: readonly string[] = LIST_FORMATS): Command {
  return command.addOption(
    new Option('--format <format>', 'how to print').choices(formats).default(formats[0]),
  );
}

/** The options that select part of a ThreatModel, as commander gives them. */
export interface SelectionOptions {
  readonly featureClass?: readonly string[];
  readonly threat?: readonly string[];
  readonly control?: readonly string[];
  readonly objective?: readonly string[];
  readonly severity?: Severity;
  readonly permission?: readonly string[];
  readonly event?: readonly string[];
  readonly exclude?: boolean;
}

/** Collects an option that can be repeated, or hold several values with commas between. */
export function several(value: string, before: readonly string[] | undefined): readonly string[] {
  return [
    ...(before ?? []),
    ...value
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  ];
}

export function addSelectionOptions(command: Command): Command {
  return command
    .option('--feature-class <ids>', 'feature classes, with those that they depend on', several)
    .option('--threat <ids>', 'threats', several)
    .option('--control <ids>', 'controls, with what they depend on and what assures them', several)
    .option('--objective <ids>', 'objectives: their controls', several)
    .option('--severity <severity>', 'threats of this severity or a higher one', severityOf)
    .option(
      '--permission <names>',
      'threats whose access names one of these IAM permissions; `*` and `?` are wildcards',
      several,
    )
    .option(
      '--event <names>',
      'threats whose access names the permission of an action with one of these events',
      several,
    )
    .option('--exclude', 'everything but that');
}

export function queryOf(options: SelectionOptions): Query {
  return {
    featureClasses: options.featureClass,
    threats: options.threat,
    controls: options.control,
    objectives: options.objective,
    severity: options.severity,
    permissions: options.permission,
    events: options.event,
    exclude: options.exclude,
  };
}

function severityOf(text: string): Severity {
  const severity = SEVERITIES.find((known) => known.toLowerCase() === text.trim().toLowerCase());
  if (!severity) throw new InvalidArgumentError(`expected ${SEVERITIES.join(', ')}.`);
  return severity;
}
