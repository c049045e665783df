import { describe, expect, it } from 'vitest';
import { openPage } from './browser.ts';

const S3 = '/models/demarc/aws/s3/2026-11';

describe('a first visit', () => {
  it('goes from the home page to the first control, why it comes first, and back to the same list', async () => {
    const { page, close } = await openPage('/');
    await page.getByRole('link', { name: /best practices/i }).click();
    await page.waitForURL(/\/controls/);
    await page.getByRole('grid').waitFor();
    const first = page.getByRole('grid').getByRole('row').nth(1);
    await first.filter({ hasText: 'Very High' }).waitFor();
    // a facet narrows the list, and the address says so
    await page.getByRole('search').getByRole('button', { name: /^Type/ }).click();
    await page
      .getByRole('option', { name: /Detective/ })
      .or(page.getByLabel(/Detective/))
      .first()
      .click();
    await page.keyboard.press('Escape');
    await page.waitForURL(/filter=/);
    const status = page.getByRole('status').filter({ hasText: /of \d+ controls/ });
    await status.waitFor();
    const filtered = page.url();
    // a row opens beside the list
    await page.getByRole('grid').getByRole('row').nth(1).click();
    const panel = page.getByRole('complementary').filter({ hasText: 'Open the full page' });
    await panel.getByText('How to test').first().waitFor();
    await panel.getByRole('link', { name: 'Open the full page' }).click();
    await page.waitForURL(/\/controls\/S3\.C\d+/);
    await page
      .getByText(/Why .*priority|Why this/i)
      .first()
      .waitFor();
    expect(await page.locator('main').textContent()).toMatch(/effort/i);
    await page.goBack();
    await page.goBack();
    await page.waitForURL((url) => url.href === filtered || url.search.includes('filter='));
    await status.waitFor();
    await close();
  });

  it('has the four doors that lead somewhere, and nothing that stands in the way', async () => {
    const { page, close } = await openPage('/');
    await page.getByRole('heading', { name: 'ThreatModels' }).waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await page.getByRole('link', { name: 'Amazon S3' }).count()).toBeGreaterThan(0);
    await close();
  });
});

describe('the keyboard', () => {
  it('searches, moves through rows, opens and closes', async () => {
    const { page, close } = await openPage(`${S3}/controls`);
    await page.getByRole('grid').waitFor();
    await page.keyboard.press('/');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(/Search/);
    await page.keyboard.type('replication');
    await page
      .getByRole('status')
      .filter({ hasText: /of \d+ controls/ })
      .waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Open the full page' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'Open the full page' }).waitFor({ state: 'detached' });
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    expect(await page.getByRole('dialog').textContent()).toMatch(/Find anything/);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await close();
  });

  it('finds anything with Ctrl K', async () => {
    const { page, close } = await openPage(S3);
    await page
      .getByRole('tab')
      .or(page.getByRole('link', { name: 'Threats', exact: true }))
      .first()
      .waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type('S3.T35');
    await page.getByRole('dialog').getByText('Replicate a bucket to a foreign account').waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(/threats\/S3\.T35/);
    await close();
  });
});

describe('deep links', () => {
  it.each([
    ['features/S3.FC6', 'Replication'],
    ['threats/S3.T35', 'Replicate a bucket to a foreign account'],
    ['objectives/S3.CO11', 'Replicate only between approved buckets'],
    ['controls/S3.C1', 'regional namespace'],
    ['actions/S3.A1', 'S3.A1'],
    ['id/s3.t35', 'Replicate a bucket to a foreign account'],
    ['id/S3.C1', 'regional namespace'],
  ])('%s opens', async (path, text) => {
    const { page, close } = await openPage(`${S3}/${path}`);
    await page.locator('main').getByText(text).first().waitFor();
    await close();
  });

  it('says so where there is nothing', async () => {
    const { page, close } = await openPage(`${S3}/threats/S3.T9999`);
    await page.getByText('Amazon S3 2026-11 has no threat S3.T9999').waitFor();
    await close();
  });
});

describe('a control that can be executed', () => {
  it('shows its policy with what the reader fills in, and runs its cases in the browser', async () => {
    const { page, close } = await openPage(`${S3}/controls/S3.C13`);
    await page.getByText('Show it').first().click();
    await page.getByLabel(/^organization/).fill('o-ourown12345');
    await page.getByText('"aws:PrincipalOrgID": "o-ourown12345"').waitFor();
    await page.getByLabel(/^organization/).fill('');
    await page.getByRole('button', { name: 'Run the 6 cases' }).click();
    await page.getByText('All 6 cases hold.').waitFor();
    expect(await page.locator('main').textContent()).toContain('denied by rcp; without it allowed');
    await close();
  });
});

describe('the diagram', () => {
  it('dims what a choice does not concern, keeps the choice in the address, and tells what a part is', async () => {
    const { page, close } = await openPage(S3);
    const picture = page.locator('figure svg');
    await picture.waitFor();
    expect(await page.locator('figure g[data-dim]').count()).toBe(0);
    await page.getByRole('combobox', { name: 'Focus of the diagram' }).click();
    await page.getByRole('combobox', { name: 'Focus of the diagram' }).fill('Replication');
    await page.getByRole('option', { name: 'S3.FC6 Replication' }).click();
    await page.waitForURL(/focus=S3\.FC6/);
    await page.locator('figure g[data-dim]').first().waitFor();
    expect(await page.locator('figure g[data-kind="node"]:not([data-dim])').count()).toBeGreaterThan(1);
    await page.locator('figure g[data-kind="node"]', { hasText: 'Replica bucket' }).click();
    await page.getByText('Feature classes: S3.FC6').waitFor();
    await page.getByRole('button', { name: 'Zoom in' }).click();
    const near = await picture.getAttribute('viewBox');
    await page.getByRole('button', { name: 'Fit' }).click();
    expect(await picture.getAttribute('viewBox')).not.toBe(near);
    await page.getByText('Read the diagram as a table').click();
    await page.getByRole('rowheader', { name: 'Replica bucket', exact: true }).waitFor();
    await close();
  });

  it('stands on the page of a threat, dimmed to it', async () => {
    const { page, close } = await openPage(`${S3}/threats/S3.T35`);
    await page.locator('figure g[data-dim]').first().waitFor();
    expect(await page.locator('figure g[data-kind="node"]:not([data-dim])').count()).toBeGreaterThan(0);
    await close();
  });
});
