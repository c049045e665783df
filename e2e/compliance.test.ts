import { describe, expect, it } from 'vitest';
import { control, framed, workbookOf } from '../packages/frameworks/test/workbook.ts';
import { openPage, overflows, seriousFindings } from './browser.ts';

const S3 = '/models/demarc/aws/s3/2026-11';
const NIST = `${S3}/compliance/shipped/nist-800-53%405`;
const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A small workbook of our own: one framework that S3 reaches by way of CRY-09, one that nothing reaches. */
const workbook = () =>
  workbookOf(
    framed('Acme Baseline v1.0', 'Elsewhere 2021'),
    [control('CRY-09', '1.1\n1.10'), control('IAC-20', 1.2), control('ZZZ-01', '', 'A.5.10')],
    undefined,
    'SCF 2099.1',
  );

describe('an auditor', () => {
  it('goes from the door to a framework, a requirement, its controls, and what nothing answers', async () => {
    const { page, close } = await openPage('/');
    await page.getByRole('link', { name: /answer an auditor/i }).click();
    await page.waitForURL(/\/frameworks/);
    await page.getByText('not that anything is complied with').first().waitFor();
    await page
      .getByRole('grid')
      .getByRole('row', { name: /NIST SP 800-53/ })
      .click();
    const panel = page.getByRole('complementary').filter({ hasText: 'Open the full page' });
    await panel.getByRole('link', { name: 'Amazon S3' }).click();
    await page.waitForURL(/compliance\/shipped\/nist-800-53/);
    await page.getByRole('heading', { name: 'NIST SP 800-53 Revision 5' }).waitFor();
    for (const level of ['Very High', 'High', 'Medium', 'Low', 'Very Low'])
      await page.getByRole('columnheader', { name: level, exact: true }).waitFor();

    await page.getByRole('searchbox', { name: /Search and filter/ }).fill('AC-3');
    await page.getByRole('grid').getByText('Access Enforcement', { exact: true }).click();
    await page.waitForURL(/open=AC-3/);
    const requirement = page.getByRole('complementary').filter({ hasText: 'Access Enforcement' });
    await requirement.getByText('The objective names it').first().waitFor();
    await requirement.getByRole('rowheader').first().waitFor();
    await requirement.getByRole('link', { name: 'Open the full page' }).click();
    await page.waitForURL(/\/AC-3$/);
    // from a control back to its requirements
    await page.locator('main').getByRole('rowheader').first().getByRole('link').click();
    await page.waitForURL(/\/controls\/S3\.C\d+/);
    const answered = page.getByRole('region', { name: 'Requirements of compliance frameworks' });
    await answered.getByRole('link', { name: 'AC-3', exact: true }).click();
    await page.waitForURL(/nist-800-53%405\/AC-3$|nist-800-53@5\/AC-3$/);
    await close();
  });

  it('lists what is unmapped by one link, and the address holds it', async () => {
    const { page, close } = await openPage(NIST);
    await page.getByRole('link', { name: /have nothing mapped/ }).click();
    await page.waitForURL(/filter=mapped/);
    await page
      .getByRole('status')
      .filter({ hasText: /^\d+ of \d+ requirements$/ })
      .waitFor();
    const unmapped = page.url();
    await page.goto(unmapped);
    await page.getByText('Nothing mapped').first().waitFor();
    expect(await page.getByRole('button', { name: 'Remove Mapped by = nothing' }).count()).toBe(1);
    await close();
  });

  it('is told where one control serves many requirements, and what two frameworks share', async () => {
    const { page, close } = await openPage(`${S3}/compliance`);
    await page.getByRole('link', { name: 'Answer once' }).click();
    await page.waitForURL(/answer-once/);
    await page.getByLabel('Requirements of').selectOption('shipped/nist-800-53@5');
    await page.waitForURL(/framework=shipped/);
    await page.getByRole('grid').getByRole('row').nth(1).click();
    await page.getByText('What it answers, by its objective').waitFor();
    await page.getByRole('link', { name: 'Compare two frameworks' }).click();
    await page.waitForURL(/compliance\/compare/);
    await page.getByRole('button', { name: 'Swap' }).click();
    await page.waitForURL(/b=shipped/);
    await page.getByText('not where they ask the same').waitFor();
    await close();
  });

  it('is told of a framework or requirement that is not there', async () => {
    const { page, close } = await openPage(`${NIST}/AC-999`);
    await page.getByText('NIST SP 800-53 Revision 5 has no requirement AC-999').waitFor();
    await page.goto('/frameworks/scf-1999.1/nothing%401');
    await page.getByText('Import it again to have it back').waitFor();
    await close();
  });
});

describe('importing a workbook of the SCF', () => {
  it('says its counts, its licence and what may have lost digits; maps; is removed', async () => {
    const { page, close } = await openPage('/frameworks');
    await page.getByText('Import the SCF workbook that you have').click();
    await page
      .getByLabel('Framework file')
      .setInputFiles({ name: 'scf.xlsx', mimeType: WORKBOOK, buffer: Buffer.from(await workbook()) });
    await page.getByText('It is here now.').waitFor();
    await page.getByText('3 SCF controls and 4 links to requirements, 4 of them distinct').waitFor();
    await page.getByText('CC BY-ND 4.0').first().waitFor();
    await page.getByText('1 warning to look at').click();
    await page.getByText(/may have lost digits.*1\.2/).waitFor();

    await page.goto(`${S3}/compliance/scf-2099.1/acme-baseline%401.0`);
    await page.getByText(/by way of the SCF only/).waitFor();
    const rows = page.getByRole('grid').getByRole('row');
    await rows.nth(3).waitFor();
    // 1.2 stands before 1.10: ids are ordered as numbers within text
    expect(await rows.locator('[role=gridcell]:first-child').allTextContents()).toEqual([
      '1.1',
      '1.2',
      '1.10',
    ]);
    await page.goto(`${S3}/compliance/scf-2099.1/elsewhere%402021`);
    await page.getByText('0 of 1 requirement').waitFor();

    await page.goto('/frameworks');
    await page.getByText('1 import: scf-2099.1').click();
    await page.getByRole('button', { name: 'Remove scf-2099.1', exact: true }).click();
    await page.getByRole('button', { name: 'Remove scf-2099.1 and its frameworks' }).click();
    await page.getByText('Import the SCF workbook that you have').waitFor();
    await close();
  });

  it('refuses a damaged one in words, and stores nothing', async () => {
    const { page, close } = await openPage('/frameworks', {}, [/422/]);
    await page.getByText('Import the SCF workbook that you have').click();
    const damaged = Buffer.from((await workbook()).slice(0, 1200));
    await page
      .getByLabel('Framework file')
      .setInputFiles({ name: 'cut.xlsx', mimeType: WORKBOOK, buffer: damaged });
    await page.getByText('cut.xlsx was not imported.').waitFor();
    await page.getByText(/not a workbook.*Nothing was stored\./).waitFor();
    await page
      .getByLabel('Framework file')
      .setInputFiles({ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('hello') });
    await page.getByText('expected a file that ends in .xlsx, .json or .csv').waitFor();
    expect(await page.getByText('Import the SCF workbook that you have').count()).toBe(1);
    await close();
  });

  it('takes a framework of one’s own from a CSV and what the reader says of it', async () => {
    const { page, close } = await openPage('/frameworks');
    await page.getByText('Import the SCF workbook that you have').click();
    await page.getByLabel('Framework file').setInputFiles({
      name: 'baseline.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('SCF,requirement\nCRY-09,1.10\n,2\n'),
    });
    await page.getByLabel('Title').fill('Our "baseline", all of it');
    await page.getByLabel('Version').fill('2026');
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await page.getByText('It is here now.').waitFor();
    await page.goto(`${S3}/compliance/csv-our-baseline-all-of-it-2026/our-baseline-all-of-it%402026`);
    await page.getByText('1 of 2 requirements').waitFor();
    await page.goto('/frameworks');
    await page.getByText(/^1 import/).click();
    await page.getByRole('button', { name: /^Remove csv/ }).click();
    await page.getByRole('button', { name: /and its frameworks$/ }).click();
    await page.getByText('Import the SCF workbook that you have').waitFor();
    await close();
  });
});

describe.each([
  ['light', { colorScheme: 'light' as const }],
  ['dark', { colorScheme: 'dark' as const }],
  ['narrow', { viewport: { width: 390, height: 844 }, hasTouch: true }],
])('every page of compliance, %s', (_name, options) => {
  it.each([
    '/frameworks',
    '/frameworks?open=shipped%2Fnist-800-53%405',
    '/frameworks/shipped/nist-800-53%405',
    `${S3}/compliance`,
    `${S3}/compliance/answer-once`,
    `${S3}/compliance/compare`,
    NIST,
    `${NIST}?open=AC-3&rows=tall`,
    `${NIST}/AC-3`,
    `${NIST}/AC-1`,
  ])('%s has no serious finding of axe and fits its window', async (path) => {
    const { page, close } = await openPage(path, { ...options, reducedMotion: 'reduce' });
    await page.locator('main h1, main h2').first().waitFor({ state: 'attached' });
    await page.waitForLoadState('networkidle');
    expect(await seriousFindings(page)).toEqual([]);
    expect(await overflows(page)).toBe(false);
    await close();
  });
});
