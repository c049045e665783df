import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Guard, GuardVerdict } from '@demarc/policy';

/** Longer than any answer: a rule that loops is ended. In milliseconds. */
const PATIENCE = 20_000;

/** CloudFormation Guard, as it comes in @cdklabs/cdk-validator-cfnguard; `undefined` where there is none for this machine. */
export function findGuard(): Guard | undefined {
  const program = findProgram();
  if (program === undefined) return undefined;
  return (rules, template) => {
    const { stdout, stderr, error } = spawnSync(
      program,
      ['validate', '--payload', '--structured', '--output-format', 'json', '--show-summary', 'none'],
      { input: JSON.stringify({ rules: [rules], data: [template] }), encoding: 'utf8', timeout: PATIENCE },
    );
    // a rule that does not parse is told on stderr, and the template is then said to be skipped
    const told = stderr.trim().split('\n')[0] ?? '';
    if (error || told !== '') return { fault: `Guard cannot say: ${error?.message ?? told}` };
    const [report] = JSON.parse(stdout) as readonly { readonly status: GuardVerdict }[];
    return report ? { verdict: report.status } : { fault: 'Guard says nothing' };
  };
}

function findProgram(): string | undefined {
  const system = { linux: 'ubuntu', darwin: 'macos' }[process.platform as string];
  const processor = { x64: 'x86_64', arm64: 'aarch64' }[process.arch as string];
  if (!system || !processor) return undefined;
  try {
    const require = createRequire(import.meta.url);
    const folder = dirname(require.resolve('@cdklabs/cdk-validator-cfnguard/package.json'));
    const program = join(folder, 'bin', system, processor, 'cfn-guard');
    return existsSync(program) ? program : undefined;
  } catch {
    return undefined;
  }
}
