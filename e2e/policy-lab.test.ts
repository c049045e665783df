import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openPage, seriousFindings } from './browser.ts';

const S3 = '/models/demarc/aws/s3/2026-11';
const EXAMPLE = fileURLToPath(new URL('../docs/examples/account-details.json', import.meta.url));

describe('the policy lab', () => {
  it('tells from an account file who can carry out what, without sending it anywhere', async () => {
    const { page, close } = await openPage(`${S3}/exposure`);
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.method() !== 'GET') sent.push(request.url());
    });
    await page.getByText('Nothing is uploaded').waitFor();
    await page.getByLabel('Account details or a policy', { exact: true }).setInputFiles(EXAMPLE);
    await page.getByRole('heading', { name: 'Threats by number of principals' }).waitFor();
    const ana = page.locator('details', { hasText: 'user/ana' }).first();
    await ana.locator('summary').first().click();
    await ana.getByText('as arn:aws:iam::111122223333:role/deployer').first().waitFor();
    expect(await ana.getByText('on arn:aws:s3:::acme-reports/*').count()).toBeGreaterThan(0);
    expect(sent).toEqual([]);
    expect(await seriousFindings(page)).toEqual([]);
    await close();
  });

  it('evaluates a pasted policy, and says what is wrong with one that is none', async () => {
    const { page, close } = await openPage(`${S3}/exposure`);
    const text = page.getByLabel('Account details or a policy, as JSON');
    const evaluate = page.getByRole('button', { name: 'Evaluate what is pasted' });
    await text.fill('{ "Buckets": [] }');
    await evaluate.click();
    await page.getByText('neither account details').waitFor();
    await text.fill(
      JSON.stringify({
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: 's3:PutBucketPolicy', Resource: '*' }],
      }),
    );
    await evaluate.click();
    await page.getByRole('row', { name: /S3\.T18/ }).waitFor();
    expect(await page.getByRole('row', { name: /S3\.T7 / }).count()).toBe(0);
    await close();
  });

  it('writes the policy that blocks what is chosen, and keeps the choice in the address', async () => {
    const { page, close } = await openPage(`${S3}/block`);
    await page.getByLabel(/Static website hosting/).check();
    await page.getByText('s3:PutBucketWebsite', { exact: false }).first().waitFor();
    expect(page.url()).toContain('block=S3.FC29');
    await page.getByText(/Truth table: (\d+) of \1 as they must be/).waitFor();
    await page.getByLabel('Except').fill('arn:aws:iam::*:role/Admin');
    await page.getByText('ArnNotLike').waitFor();
    await page.getByLabel('Kind').selectOption('vpc-endpoint-policy');
    await page.getByText('LetThrough').waitFor();
    // what depends on a blocked class goes with it
    await page.getByLabel(/^Access points S3/).check();
    expect(await page.getByLabel(/Object Lambda/).isChecked()).toBe(true);
    await close();
  });

  it('the example that the pages walk with is the one of the documentation', () => {
    expect(JSON.parse(readFileSync(EXAMPLE, 'utf8')).RoleDetailList).toHaveLength(2);
  });
});
