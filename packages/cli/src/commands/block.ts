import { join } from 'node:path';
import { readFacts } from '@demarc/catalog-reader';
import { compareIds, isCurrent, nearest } from '@demarc/core';
import {
  BLOCK_KINDS,
  type BlockKind,
  blockDocuments,
  type IamFacts,
  lintPolicy,
  planBlock,
  truthTable,
} from '@demarc/policy';
import { type Command, Option } from 'commander';
import { Failure } from '../failure.ts';
import { type OpenedModel, openModel } from '../open-model.ts';
import { addStoreOptions, type StoreOptions, several } from '../options.ts';
import { blockText } from '../output/block-text.ts';
import { putFile } from '../output/write-file.ts';

type Options = StoreOptions & {
  readonly allow?: readonly string[];
  readonly block?: readonly string[];
  readonly allActions?: boolean;
  readonly wildcards?: boolean;
  readonly kind: BlockKind;
  readonly except?: readonly string[];
  readonly output?: string;
  readonly format: 'policy' | 'json';
};

export function addBlock(program: Command): void {
  const command = program
    .command('block')
    .description('write the deny policies that leave only some feature classes usable')
    .argument('<model>', 'a path, or an id such as aws/s3')
    .option('--allow <ids>', 'feature classes that stay; all others are blocked', several)
    .option(
      '--block <ids>',
      'feature classes to block, with those that depend on them; all others stay',
      several,
    )
    .option('--all-actions', 'deny all actions of a blocked class, not only its core ones')
    .option('--wildcards', 'shorter lists by wildcards that match nothing else')
    .addOption(new Option('--kind <kind>', 'the kind of policy').choices(BLOCK_KINDS).default('scp'))
    .option('--except <arns>', 'ARNs of principals that are excepted; `*` and `?` are wildcards', several)
    .option('-o, --output <dir>', 'write the policies into this folder')
    .addOption(
      new Option('--format <format>', 'the policies, or the whole plan')
        .choices(['policy', 'json'])
        .default('policy'),
    )
    .addHelpText(
      'after',
      '\nExamples:\n  demarc block aws/s3 --block S3.FC29,S3.FC36 -o policies\n  demarc block aws/s3 --allow S3.FC2,S3.FC5 --except "arn:aws:iam::*:role/Admin"',
    )
    .action(block);
  addStoreOptions(command);
}

async function block(wanted: string, options: Options): Promise<void> {
  const analysis = await openModel(wanted, options);
  const facts = (await readFacts('aws-iam')) as IamFacts;
  const { kind, except = [], wildcards = false, allActions = false } = options;
  const plan = planBlock(analysis, { allowed: allowedOf(analysis, options), allActions });
  const documents = blockDocuments(plan, { kind, except, wildcards }, facts);
  const rows = truthTable(plan, documents, { kind });
  const findings = documents.flatMap((document) => lintPolicy(document, kind, facts));
  const texts = documents.map((document) => `${JSON.stringify(document, null, 2)}\n`);
  if (options.format === 'json')
    process.stdout.write(
      `${JSON.stringify({ ...plan, policies: documents, truth: rows, findings }, null, 2)}\n`,
    );
  else if (options.output === undefined) process.stdout.write(texts.join(''));
  else
    for (const [at, text] of texts.entries())
      await putFile(join(options.output, `block-${at + 1}.json`), text);
  process.stderr.write(blockText(analysis, { plan, documents, rows, findings, kind }));
  if (rows.some(({ expected, got }) => expected !== got)) process.exitCode = 1;
}

/** The feature classes that stay, as the user names them or all but those. */
function allowedOf({ index }: OpenedModel, { allow, block: blocked }: Options): readonly string[] {
  const all = [...index.featureClasses.values()].filter(isCurrent).map(({ id }) => id);
  const known = (wanted: readonly string[]) =>
    wanted.map((one) => {
      const found = all.find((id) => id.toLowerCase() === one.toLowerCase());
      if (found !== undefined) return found;
      const hint = nearest(one, all);
      throw new Failure(
        `no feature class \`${one}\` in this ThreatModel${hint === undefined ? '' : `: did you mean \`${hint}\``}`,
      );
    });
  if (allow && blocked) throw new Failure('expected --allow or --block, not both');
  if (allow) return known(allow).sort(compareIds);
  if (!blocked)
    throw new Failure('expected --allow or --block with feature classes: demarc block MODEL --block S3.FC29');
  const gone = new Set(known(blocked));
  // what depends on a blocked class is of no use and goes with it
  for (let before = -1; before !== gone.size; ) {
    before = gone.size;
    for (const { id, parents } of index.featureClasses.values())
      if (parents.some((parent) => gone.has(parent))) gone.add(id);
  }
  return all.filter((id) => !gone.has(id));
}
