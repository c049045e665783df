import { readFacts } from '@demarc/catalog-reader';
import { type Control, compareIds, isCurrent, toPlainText } from '@demarc/core';
import {
  type CloudFormationFacts,
  type ConfigRuleFacts,
  type IamFacts,
  type ImplementationOutcome,
  type Laboratory,
  runImplementation,
} from '@demarc/policy';
import type { Command } from 'commander';
import { Failure } from '../failure.ts';
import { findId } from '../find-id.ts';
import { findGuard } from '../guard.ts';
import { type OpenedModel, openModel } from '../open-model.ts';
import { addFormatOption, addStoreOptions, type StoreOptions } from '../options.ts';
import { asJson } from '../output/rows.ts';
import { summaryText, testText } from '../output/test-text.ts';

type Options = StoreOptions & { readonly format: 'text' | 'json'; readonly failed?: boolean };

export function addTest(program: Command): void {
  const command = program
    .command('test')
    .description('run what controls ship against its cases: policies, detections, posture checks, templates')
    .argument('[model]', 'a path, or an id', 'aws/s3')
    .argument('[controls...]', 'ids of controls; all that ship something when none is named')
    .option('--failed', 'show only what failed')
    .addHelpText('after', '\nExamples:\n  demarc test aws/s3\n  demarc test aws/s3 S3.C44')
    .action(test);
  addFormatOption(addStoreOptions(command), ['text', 'json']);
}

/** What came of everything that one control ships. */
export interface TestedControl {
  readonly id: string;
  readonly title: string;
  readonly outcomes: readonly ImplementationOutcome[];
}

async function test(wanted: string, controls: readonly string[], options: Options): Promise<void> {
  const analysis = await openModel(wanted, options);
  const chosen = chosenControls(analysis, controls);
  const laboratory = await openLaboratory();
  const tested: TestedControl[] = [];
  for (const [at, control] of chosen.entries()) {
    if (process.stderr.isTTY) process.stderr.write(`\r${at + 1} of ${chosen.length} controls`);
    tested.push({
      id: control.id,
      title: control.title ?? toPlainText(control.description, analysis.model.markup).slice(0, 80),
      outcomes: control.implementations.map((implementation) =>
        runImplementation(implementation, laboratory),
      ),
    });
  }
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  process.stdout.write(
    options.format === 'json'
      ? `${JSON.stringify(tested.map(asJson), null, 2)}\n`
      : testText(tested, { failedOnly: options.failed === true }),
  );
  process.stderr.write(summaryText(tested));
  const failed = tested.some(({ outcomes }) => outcomes.some(({ status }) => status === 'failed'));
  const incomplete = analysis.loaded.problems.some(({ level }) => level === 'error');
  process.exitCode = failed || incomplete ? 1 : 0;
}

async function openLaboratory(): Promise<Laboratory> {
  const [iam, cloudFormation, configRules] = await Promise.all(
    ['aws-iam', 'aws-cloudformation', 'aws-config-rules'].map(readFacts),
  );
  return {
    iam: iam as IamFacts,
    cloudFormation: cloudFormation as CloudFormationFacts,
    configRules: configRules as ConfigRuleFacts,
    guard: findGuard(),
  };
}

/** The controls that are named, else all that ship something, in id order. */
function chosenControls({ model, index }: OpenedModel, wanted: readonly string[]) {
  if (wanted.length === 0)
    return model.controls
      .filter((control) => isCurrent(control) && control.implementations.length > 0)
      .sort((a, b) => compareIds(a.id, b.id));
  return wanted.map((id) => {
    const control = index.controls.get(
      findId([...index.controls.keys()], id, (one) => `no control \`${one}\` in this ThreatModel`),
    ) as Control;
    if (control.implementations.length === 0)
      throw new Failure(`${control.id} ships nothing that can be run`, 1);
    return control;
  });
}
