import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { demarc, FOLDER } from './run-bin.ts';

interface Case {
  readonly name: string;
  readonly args: string;
  readonly exit?: number;
  readonly stderr?: string;
}
const CASES = parse(readFileSync(join(FOLDER, 'cases.yaml'), 'utf8')) as readonly Case[];
/** Commands that read no stored ThreatModels know no catalog. */
const WITHOUT_CATALOG = /^(|nonsense|framework .*|.*--help)$/;
let data: string;

beforeAll(() => {
  data = mkdtempSync(join(tmpdir(), 'demarc-cli-'));
});
afterAll(() => {
  rmSync(data, { recursive: true, force: true });
});

const run = (args: string) =>
  demarc([
    ...(args === '' ? [] : args.split(' ')),
    ...(WITHOUT_CATALOG.test(args) ? [] : ['--catalog', 'fixtures/catalog', '--data', data]),
  ]);

describe('demarc', () => {
  it.each(CASES)('$args', async ({ name, args, exit = 0, stderr = '' }) => {
    const said = run(args);
    expect({ exit: said.exit, stderr: said.stderr }).toEqual({
      exit,
      stderr: expect.stringContaining(stderr),
    });
    expect(said.stderr).not.toMatch(/^\s+at .*:\d+:\d+/m);
    if (exit === 2) expect(said.stdout).toBe('');
    else await expect(said.stdout).toMatchFileSnapshot(`golden/${name}.txt`);
  });

  it('runs what controls ship, and tells which case fails and why', () => {
    const folder = join(data, 'broken');
    cpSync(join(FOLDER, 'fixtures/catalog/acme/queue'), folder, { recursive: true });
    const objective = join(folder, 'objectives/forwarding.yaml');
    writeFileSync(
      objective,
      `${readFileSync(objective, 'utf8').trimEnd()}
    implementations:
      - kind: scp
        title: Keep buckets
        document: { Version: "2012-10-17", Statement: [{ Effect: Deny, Action: "s3:DeleteBucket", Resource: "arn:aws:s3:::keep-*" }] }
        cases:
          - { name: kept, principal: "arn:aws:iam::111122223333:role/Dev", action: "s3:DeleteBucket", resource: "arn:aws:s3:::keep-this", expect: denied }
          - { name: others, principal: "arn:aws:iam::111122223333:role/Dev", action: "s3:DeleteBucket", resource: "arn:aws:s3:::other", expect: denied }
          - { name: elsewhere, principal: "arn:aws:iam::111122223333:role/Dev", action: "s3:ListBucket", resource: "arn:aws:s3:::keep-this", expect: allowed }
      - kind: guard-rule
        title: Versions
        document: |
          let buckets = Resources.*[ Type == 'AWS::S3::Bucket' ]
          rule versions when %buckets !empty { %buckets.Properties.VersioningConfiguration.Status == '{{status}}' }
        parameters: [{ name: status, description: what it must be, example: Enabled }]
        cases:
          - { name: with versions, template: { Resources: { Q: { Type: "AWS::S3::Bucket", Properties: { VersioningConfiguration: { Status: Enabled } } } } }, expect: compliant }
          - { name: without versions, template: { Resources: { Q: { Type: "AWS::S3::Bucket" } } }, expect: non-compliant }
          - { name: without bucket, template: { Resources: { Q: { Type: "AWS::SQS::Queue" } } }, expect: compliant }
      - kind: guard-rule
        title: Unreadable
        document: "rule x { this is not"
        cases:
          - { name: anything, template: { Resources: {} }, expect: compliant }
      - kind: cloudformation
        title: A bucket
        document: { Resources: { Q: { Type: "AWS::S3::Bucket", Properties: { VersioningConfiguration: { Status: On } } } } }
      - kind: config-rule
        title: Managed
        identifier: S3_BUCKET_VERSIONING_ENABLED
`,
    );
    const { exit, stdout, stderr } = run(`test ${folder}`);
    expect(exit).toBe(1);
    expect(stdout).toContain('ok   kept (denied by scp)');
    expect(stdout).toContain('FAIL others\n           expected denied, and it is allowed');
    expect(stdout).toContain('ok   with versions\n    ok   without versions\n    FAIL without bucket');
    expect(stdout).toContain('expected compliant, and Guard says that no rule speaks of it');
    expect(stdout).toMatch(/FAIL guard-rule: Unreadable[\s\S]*Guard cannot say: Parsing error/);
    expect(stdout).toContain('`Status`: `On` is none of `Enabled`, `Suspended`');
    expect(stdout).toContain('ok   config-rule: Managed');
    expect(stderr).toContain('1 control: 1 passed, 4 failed, 0 not run; 7 cases');
  });

  it('draws the whole and a part, as SVG and PNG', () => {
    const picture = (name: string, ...more: string[]) => {
      const file = join(data, name);
      const { exit, stderr } = demarc([
        'diagram',
        'acme/q',
        '--catalog',
        'fixtures/catalog',
        '--data',
        data,
        '-o',
        file,
        ...more,
      ]);
      expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
      return readFileSync(file);
    };
    expect(picture('whole.svg').toString()).toMatch(/^<svg [\s\S]*Queue policy[\s\S]*<\/svg>\s*$/);
    expect(picture('part.svg', '--focus', 'Q.FC2').toString()).toContain('opacity="0.14"');
    expect(picture('whole.png').subarray(1, 4).toString()).toBe('PNG');
    const all = demarc([
      'diagram',
      'acme/q',
      '--catalog',
      'fixtures/catalog',
      '--data',
      data,
      '--all',
      '-o',
      join(data, 'all'),
    ]);
    expect(all.stderr).toContain('wrote 6 pictures');
    expect(readdirSync(join(data, 'all')).sort()).toEqual([
      'Q.FC1.svg',
      'Q.FC2.svg',
      'Q.T1.svg',
      'Q.T2.svg',
      'Q.T3.svg',
      'whole.svg',
    ]);
  });

  it('hands out a selection together with what was left out', () => {
    const [kept, removed] = [join(data, 'kept.json'), join(data, 'removed.json')];
    const { exit } = run(`select acme/q --feature-class Q.FC1 -o ${kept} --removed ${removed}`);
    expect(exit).toBe(0);
    const ids = (file: string, kind: string) => Object.keys(JSON.parse(readFileSync(file, 'utf8'))[kind]);
    expect(ids(kept, 'threats')).toEqual(['Q.T1', 'Q.T2']);
    expect(ids(removed, 'threats')).toEqual(['Q.T3']);
    expect(run(`validate ${kept}`).exit).toBe(0);
  });

  it('converts to a folder for authors and back to an equal document', () => {
    const folder = join(data, 'folder');
    expect(run(`convert acme/q --to folder -o ${folder}`).exit).toBe(0);
    expect(run(`convert ${folder} --to exchange`).stdout).toBe(run('convert acme/q --to exchange').stdout);
    const again = run(`convert acme/q --to folder -o ${folder}`);
    expect(again).toMatchObject({ exit: 2, stderr: expect.stringContaining('is there already') });
  });

  it('writes templates that validate finds the gaps of', () => {
    const catalog = join(data, 'catalog');
    const make = (...args: string[]) => demarc(['new', ...args, '--catalog', catalog], { cwd: data });
    expect(make('service', 'acme/mail').exit).toBe(0);
    expect(make('service', 'acme/mail').exit).toBe(2);
    const files = () => readdirSync(catalog, { recursive: true }).map(String);
    expect(files().some((file) => file.endsWith('service.yaml'))).toBe(true);
  });

  it('imports a framework and maps to it', () => {
    const mapping = join(data, 'baseline.csv');
    writeFileSync(mapping, 'SCF ids,requirement ids\nIAC-20;NET-04,1.1;1.10\n,9.9\n');
    const metadata = join(data, 'metadata.csv');
    writeFileSync(metadata, 'title,Our Baseline\nversion,2026\nscf_version,2022.3\n');
    const imported = demarc(['framework', 'import', mapping, '--metadata', metadata, '--data', data]);
    expect(imported).toMatchObject({
      exit: 0,
      stdout: expect.stringContaining('our-baseline@2026: 3 requirements'),
    });
    const rows = JSON.parse(run('map acme/q --framework our-baseline --format json').stdout);
    expect(
      rows.map((row: { id: string; objectives: { id: string }[] }) => [
        row.id,
        row.objectives.map(({ id }) => id),
      ]),
    ).toEqual([
      ['1.1', ['Q.CO1', 'Q.CO2']],
      ['1.10', ['Q.CO1', 'Q.CO2']],
      ['9.9', []],
    ]);
    const file = join(data, 'map.xlsx');
    expect(run(`map acme/q --framework our-baseline --format xlsx -o ${file}`).exit).toBe(0);
    expect(existsSync(file)).toBe(true);
    expect(demarc(['framework', 'remove', 'nothing', '--data', data])).toMatchObject({
      exit: 2,
      stderr: expect.stringContaining('csv-our-baseline-2026'),
    });
    expect(demarc(['framework', 'remove', 'csv-our-baseline-2026', '--data', data]).exit).toBe(0);
  });

  it('writes a mapping into a document, from which another data folder takes it', () => {
    const [mapping, metadata, document] = ['m.csv', 'about.csv', 'queue.json'].map((name) =>
      join(data, name),
    );
    writeFileSync(mapping as string, 'SCF ids,requirement ids\nIAC-20;NET-04,1.1;1.10\n,9.9\n');
    writeFileSync(metadata as string, 'title,Our Rules\nversion,7\nlicense,Ours alone\nscf_version,2022.3\n');
    demarc(['framework', 'import', mapping as string, '--metadata', metadata as string, '--data', data]);
    const into = (framework: string) => run(`map acme/q --framework ${framework} --into ${document}`);
    expect(into('our-rules')).toMatchObject({
      exit: 0,
      stdout: '',
      stderr: expect.stringContaining('4 links'),
    });
    expect(into('our-rules').stderr).toContain('your local data, under its licence');
    // a second framework is added to the document that stands there
    expect(into('nist-800-53').exit).toBe(0);
    const other = join(data, 'other');
    const taken = demarc(['framework', 'import', document as string, '--data', other]);
    expect(taken).toMatchObject({ exit: 0, stdout: expect.stringContaining('our-rules@7: 3 requirements') });
    expect(taken.stdout).toContain('Ours alone');
    const args = ['--catalog', 'fixtures/catalog', '--framework', 'our-rules', '--format', 'csv'];
    const there = demarc(['map', document as string, '--data', other, ...args]);
    expect(there.stdout).toBe(demarc(['map', 'acme/q', '--data', data, ...args]).stdout);
    expect(run(`map fixtures/older.json --framework our-rules --into ${metadata}`)).toMatchObject({
      exit: 2,
      stderr: expect.stringContaining('not JSON'),
    });
    demarc(['framework', 'remove', 'csv-our-rules-7', '--data', data]);
  });

  it('says in one line why it cannot serve', () => {
    const blocked = join(data, 'a-file');
    writeFileSync(blocked, '');
    const said = demarc(['serve', '--port', '0', '--data', join(blocked, 'inside')]);
    expect(said.exit).not.toBe(0);
    expect(said.stderr.trim().split('\n')).toHaveLength(1);
  });

  it('tells who can carry out which threats, and shows it as data and as a page', () => {
    const exposure = (...more: string[]) =>
      demarc([
        'exposure',
        'aws/s3',
        '--catalog',
        '../../../catalog',
        '--data',
        data,
        '--account-details',
        '../../../docs/examples/account-details.json',
        '--threat',
        'S3.T7,S3.T18',
        ...more,
      ]);
    const { exit, stdout } = exposure();
    expect(exit).toBe(1);
    expect(stdout).toContain('3 principals, 2 threats that IAM gates: 2 can be carried out');
    expect(stdout).toMatch(
      /user\/ana: 1 threats, 1 under conditions\n {4}● S3\.T7 .* \(on arn:aws:s3:::acme-reports\/\*\)/,
    );
    expect(stdout).toMatch(
      /○ S3\.T18 .* \(as arn:aws:iam::111122223333:role\/deployer; if aws:MultiFactorAuthPresent/,
    );
    expect(JSON.parse(exposure('--format', 'json').stdout).threats).toHaveLength(2);
    expect(exposure('--format', 'csv').stdout.split('\r\n')).toHaveLength(8);
    expect(exposure('--format', 'html').stdout).toContain('<td>S3.T18</td>');
    const scp = join(data, 'scp.json');
    writeFileSync(
      scp,
      '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"s3:*","Resource":"*"}]}',
    );
    expect(exposure('--scp', scp)).toMatchObject({ exit: 0, stderr: '' });
    expect(exposure('--scp', 'absent.json')).toMatchObject({
      exit: 2,
      stderr: 'absent.json: no such file\n',
    });
  });

  it('blocks feature classes, with the truth table', () => {
    const block = (...args: string[]) =>
      demarc(['block', 'aws/s3', '--catalog', '../../../catalog', '--data', data, ...args]);
    const { exit, stdout, stderr } = block('--block', 's3.fc29', '--except', 'arn:aws:iam::*:role/Admin');
    expect(exit).toBe(0);
    expect(JSON.parse(stdout).Statement).toEqual([
      {
        Sid: expect.stringMatching(/^BlockS3FC29/),
        Effect: 'Deny',
        Action: ['s3:PutBucketWebsite'],
        Resource: '*',
        Condition: { ArnNotLike: { 'aws:PrincipalArn': ['arn:aws:iam::*:role/Admin'] } },
      },
    ]);
    expect(stderr).toMatch(/1 blocked by 1 policy with 1 action\ntruth table: 1 of 1 denied/);
    expect(block('--block', 'S3.FC29', '-o', join(data, 'block')).exit).toBe(0);
    expect(readdirSync(join(data, 'block'))).toEqual(['block-1.json']);
    expect(block('--allow', 'S3.FC999')).toMatchObject({ exit: 2 });
    expect(block()).toMatchObject({
      exit: 2,
      stderr: expect.stringContaining('expected --allow or --block'),
    });
  });
});
