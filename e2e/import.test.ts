import { existsSync, readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, inject, it } from 'vitest';
import { openPage } from './browser.ts';
import { sampleDocument } from './sample-document.ts';

async function upload(page: Page, name: string, text: string | Buffer): Promise<void> {
  await page.getByLabel('ThreatModel file').setInputFiles({
    name,
    mimeType: 'application/json',
    buffer: Buffer.isBuffer(text) ? text : Buffer.from(text),
  });
}

beforeEach(async () => {
  const { models } = (await (await fetch(`${inject('url')}/api/models`)).json()) as {
    models: { kind: string; publisher: string; provider: string; service: string; version: string }[];
  };
  for (const { kind, publisher, provider, service, version } of models)
    if (kind === 'imported')
      await fetch(`${inject('url')}/api/models/${publisher}/${provider}/${service}/${version}`, {
        method: 'DELETE',
      });
});

describe('importing', () => {
  it('takes in a document, opens, renames, compares and removes it', async () => {
    const { page, close } = await openPage('/import');
    await upload(page, 'queue.json', sampleDocument());
    await page.getByText('It is here now.').waitFor();
    await upload(page, 'queue.json', sampleDocument());
    await page.getByText('It was here already').waitFor();
    await upload(page, 'queue.json', sampleDocument({ threats: 3 }));
    await page.getByText('kept beside it as a revision').waitFor();
    const rows = page.locator('main').getByRole('listitem').filter({ hasText: 'Acme Queue' });
    await rows.nth(1).waitFor();
    expect(await rows.count()).toBe(2);
    await rows.nth(0).getByRole('button', { name: 'Rename' }).click();
    await rows.nth(0).getByLabel('Version').fill('renamed');
    await rows.nth(0).getByRole('button', { name: 'Save' }).click();
    await page.getByText('renamed ·').waitFor();
    await page.getByRole('link', { name: 'Acme Queue' }).first().click();
    await page.getByRole('link', { name: 'Changes' }).click();
    await page
      .getByText(/added|removed/)
      .first()
      .waitFor();
    for (let left = 2; left > 0; left--) {
      await page.goto('/import');
      await rows.nth(left - 1).waitFor();
      await rows.nth(0).getByRole('button', { name: 'Remove', exact: true }).click();
      await rows
        .nth(0)
        .getByRole('button', { name: /^Remove Acme/ })
        .click();
      await rows.nth(left - 1).waitFor({ state: 'detached' });
    }
    await page.getByText('None yet.').waitFor();
    await close();
  });

  it('refuses what is no ThreatModel, in one sentence, and stores nothing', async () => {
    const { page, close } = await openPage('/import', {}, [/422/]);
    for (const [text, said] of [
      ['{"metadata":', /not JSON|JSON/],
      ['[]', /object/],
      ['{"hello": 1}', /none of|expected/],
      ['{"metadata": {"__proto__": 1}, "threats": {}}', /__proto__/],
    ] as const) {
      await upload(page, 'wrong.json', text);
      const warning = page.getByRole('note').filter({ hasText: 'wrong.json was not imported.' });
      await warning.filter({ hasText: said }).waitFor();
      expect(await warning.textContent()).toContain('Nothing was stored.');
    }
    await page.getByText('None yet.').waitFor();
    await close();
  });

  it('shows hostile texts as texts: nothing runs, nothing is loaded', async () => {
    const { page, close } = await openPage('/import');
    const hostile = [
      '<script>document.title = "owned"</script>',
      '<img src="https://evil.example/x.png" onerror="document.title = \'owned\'">',
      '<svg onload="document.title = \'owned\'"></svg>',
      '<a href="javascript:document.title = \'owned\'">click</a>',
      '<a href="https://example.com/fine" onclick="document.title = \'owned\'">a link</a>',
      '<iframe src="https://evil.example"></iframe>',
      '<b>bold</b><br><i>italic</i>',
    ].join(' ');
    await upload(
      page,
      'hostile.json',
      sampleDocument({ description: hostile, name: 'Acme <img src=x> Queue' }),
    );
    await page.getByText('It is here now.').waitFor();
    await page.locator('main').getByRole('link', { name: /Acme/ }).first().click();
    for (const tab of ['Features', 'Threats', 'Controls', 'Overview']) {
      await page.getByRole('link', { name: tab, exact: true }).click();
      await page
        .locator('main')
        .getByText(/Messages|Read messages|Limit who/)
        .first()
        .waitFor();
    }
    await page.goto(page.url().replace(/\/$/, '').concat('/threats/Queue.T1'));
    await page.getByRole('link', { name: 'a link' }).first().waitFor();
    expect(await page.title()).not.toContain('owned');
    const dangerous = await page
      .locator('main')
      .evaluate((main) =>
        [
          ...main.querySelectorAll(
            'script, img, iframe, svg[onload], a[href^="javascript:"], [onclick], [onerror]',
          ),
        ].map((element) => element.outerHTML),
      );
    expect(dangerous).toEqual([]);
    await page.goto('/import');
    await page.getByRole('button', { name: 'Remove', exact: true }).click();
    await page.getByRole('button', { name: /^Remove Acme/ }).click();
    await page.getByText('None yet.').waitFor();
    await close();
  });
});

const PUBLISHED = new URL('../../shared/data/threatmodels/', import.meta.url);

describe.runIf(existsSync(PUBLISHED))('published documents', () => {
  it.each(['azure-storage-2026-02-21.json', 'azure-storage-2023-06-11.json', 'gcp-bigquery-2026-02-21.json'])(
    '%s imports and opens, with its diagram or the word that it has none',
    async (name) => {
      const { page, close } = await openPage('/import');
      await upload(page, name, readFileSync(new URL(name, PUBLISHED)));
      await page.getByText('It is here now.').waitFor();
      await page
        .locator('main')
        .getByRole('link', { name: /Storage|BigQuery/ })
        .first()
        .click();
      const diagram = page.locator('figure svg').or(page.getByText('has no data flow diagram'));
      await diagram.first().waitFor();
      expect(await page.locator('figure svg').count()).toBe(name.includes('2023') ? 0 : 1);
      await page.goto('/import');
      await page.getByRole('button', { name: 'Remove', exact: true }).click();
      await page.getByRole('button', { name: /^Remove (Azure|Google|Big)/ }).click();
      await page.getByText('None yet.').waitFor();
      await close();
    },
  );
});
