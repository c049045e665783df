import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPage, overflows, seriousFindings } from './browser.ts';
import { openStaticHost } from './static-host.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const QUEUE = 'models/acme/acme/q/2026-01/';
let folder: string;
let host: Awaited<ReturnType<typeof openStaticHost>>;
let slashless: typeof host;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'demarc-site-'));
  execFileSync(process.execPath, [
    join(ROOT, 'packages/cli/bin/demarc.js'),
    ...['site', '-o', join(folder, 'site')],
    ...['--catalog', join(ROOT, 'packages/cli/test/fixtures/catalog'), '--data', join(folder, 'data')],
  ]);
  host = await openStaticHost(join(folder, 'site'), '/some/base/');
  slashless = await openStaticHost(join(folder, 'site'), '/', true);
});

afterAll(async () => {
  await host?.close();
  await slashless?.close();
  rmSync(folder, { recursive: true, force: true });
});

const heading = (page: Page) => page.locator('main h1, main h2').first();

describe('a static site under a path', () => {
  it('goes from home over a ThreatModel to its controls, to a control by its address alone, to a search and back', async () => {
    const { page, close } = await openPage(host.url, { baseURL: host.url });
    await page.getByRole('link', { name: 'Acme Queue' }).first().click();
    await page.waitForURL(/q\/2026-01\/?$/);
    await page
      .getByRole('navigation', { name: 'Acme Queue' })
      .getByRole('link', { name: 'Controls' })
      .click();
    await page.getByRole('grid').getByRole('row').nth(1).waitFor();
    await page.goto(`${host.url}${QUEUE}controls/Q.C1/`);
    await page.getByText('How to test').first().waitFor();
    expect(await page.title()).toMatch(/^Q\.C1 .* · Acme Queue · Demarc$/);
    await page.reload();
    await page.getByText('How to test').first().waitFor();
    await page.goto(host.url);
    await page.getByRole('searchbox').fill('message');
    const hit = page.locator('main').getByRole('link', { name: /Q\.T1/ });
    await hit.click();
    await page.waitForURL(/\/threats\/Q\.T1/);
    await page.goBack();
    await hit.waitFor();
    await close();
  });

  it('has a file for every link that its pages show', async () => {
    const { page, close } = await openPage(host.url, { baseURL: host.url });
    const seen = new Set<string>();
    for (const path of [
      '',
      QUEUE,
      `${QUEUE}threats/`,
      `${QUEUE}controls/Q.C1/`,
      `${QUEUE}features/`,
      '?q=message',
      'frameworks/',
      `${QUEUE}compliance/`,
      `${QUEUE}compliance/shipped/nist-csf@2.0/`,
    ]) {
      await page.goto(`${host.url}${path}`);
      await heading(page).waitFor({ state: 'attached' });
      await page.waitForLoadState('networkidle');
      const hrefs = await page
        .locator('a[href]')
        .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href.replace(/[?#].*/, '')));
      for (const href of hrefs) if (href.startsWith(host.url)) seen.add(href);
    }
    expect(seen.size).toBeGreaterThan(15);
    for (const href of seen) expect(`${href} ${(await page.request.get(href)).status()}`).toBe(`${href} 200`);
    await close();
  });

  it('shows a requirement that nothing answers, and shows it again when it is reloaded', async () => {
    const { page, close } = await openPage(host.url, { baseURL: host.url });
    await page.goto(`${host.url}${QUEUE}compliance/shipped/nist-csf@2.0/`);
    await page
      .getByRole('grid')
      .getByRole('link', { name: /GV\.OC-01/ })
      .click();
    await page.waitForURL(/\/GV\.OC-01\/?$/);
    const words = page.getByText('Nothing of Acme Queue is mapped to it.');
    await words.waitFor();
    expect((await page.reload())?.status()).toBe(200);
    await words.waitFor();
    await close();
  });

  it('offers nothing that would change the catalog', async () => {
    const { page, close } = await openPage(host.url, { baseURL: host.url });
    for (const path of ['', 'frameworks/', `${QUEUE}compliance/`, `${QUEUE}changes/`]) {
      await page.goto(`${host.url}${path}`);
      await heading(page).waitFor({ state: 'attached' });
      await page.waitForLoadState('networkidle');
      expect(await page.getByText(/\b(import|rename|upload|remove)/i).count()).toBe(0);
    }
    await close();
  });

  it('has a feed that is well formed', async () => {
    const { page, close } = await openPage(host.url, { baseURL: host.url });
    const said = await page.evaluate(async () => {
      const text = await (await fetch('feed.xml')).text();
      const feed = new DOMParser().parseFromString(text, 'application/xml');
      return [feed.querySelector('parsererror') === null, feed.querySelectorAll('entry').length];
    });
    expect(said).toEqual([true, 1]);
    await close();
  });

  it('finds its files where a host leaves out the slash at the end, too, and under index.html', async () => {
    for (const path of [QUEUE.slice(0, -1), `${QUEUE}threats/Q.T1`, `${QUEUE}index.html`]) {
      const { page, close } = await openPage(`${slashless.url}${path}`, { baseURL: slashless.url }, [
        // what the browser fetches ahead, before the page has said where it stands
        /404/,
      ]);
      await page.getByRole('navigation', { name: 'Acme Queue' }).waitFor();
      await page.getByRole('link', { name: 'Threats' }).first().click();
      await page.getByRole('grid').waitFor();
      await close();
    }
  });

  it.each([
    '',
    QUEUE,
    `${QUEUE}threats/`,
    `${QUEUE}controls/Q.C1/`,
    `${QUEUE}exposure/`,
    `${QUEUE}compliance/shipped/nist-csf@2.0/`,
    `${QUEUE}compliance/shipped/nist-csf@2.0/GV.OC-01/`,
  ])('reads without JavaScript: /%s', async (path) => {
    const { page, close } = await openPage(`${host.url}${path}`, {
      javaScriptEnabled: false,
      baseURL: host.url,
      colorScheme: 'dark',
      viewport: { width: 390, height: 844 },
    });
    expect(await heading(page).isVisible()).toBe(true);
    expect(await overflows(page)).toBe(false);
    await close();
  });

  it('says without JavaScript what a control is, and leads to its neighbours', async () => {
    const { page, close } = await openPage(`${host.url}${QUEUE}controls/Q.C1/`, {
      javaScriptEnabled: false,
      baseURL: host.url,
    });
    const text = (await page.locator('main').textContent()) ?? '';
    expect(text).toMatch(/priority/i);
    expect(text).toMatch(/How to test it/);
    await page.getByRole('link', { name: 'Q.T1' }).first().click();
    await page.waitForURL(/\/threats\/Q\.T1\/$/);
    expect(await heading(page).textContent()).toMatch(/Q\.T1/);
    await close();
  });

  it.each([
    ['light', {}],
    ['dark', { colorScheme: 'dark' as const }],
    ['narrow', { viewport: { width: 390, height: 844 } }],
  ])('has no serious finding of axe, %s', async (_name, options) => {
    for (const path of ['', QUEUE, `${QUEUE}controls/Q.C1/`]) {
      const { page, close } = await openPage(`${host.url}${path}`, {
        baseURL: host.url,
        ...options,
        reducedMotion: 'reduce',
      });
      await heading(page).waitFor({ state: 'attached' });
      await page.waitForLoadState('networkidle');
      expect(await seriousFindings(page)).toEqual([]);
      expect(await overflows(page)).toBe(false);
      await close();
    }
  });
});
