import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject } from 'vitest';
import { ensureBrowser } from '../scripts/browser.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let browser: Browser;

beforeAll(async () => {
  const { path, message } = ensureBrowser();
  if (!path) throw new Error(message);
  browser = await chromium.launch({
    executablePath: path,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
});

afterAll(async () => {
  await browser?.close();
});

/** A page of a browser of its own; what goes wrong in it (errors, refused scripts, failed requests) fails the test that closes it, but for what a test `expects`. */
export async function openPage(
  path: string,
  options: BrowserContextOptions = {},
  expects: readonly RegExp[] = [],
): Promise<{ readonly page: Page; readonly close: () => Promise<void> }> {
  const ours = options.baseURL ?? inject('url');
  const context = await browser.newContext({
    baseURL: ours,
    viewport: { width: 1400, height: 900 },
    ...options,
  });
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on('pageerror', (error) => wrong.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !expects.some((words) => words.test(message.text())))
      wrong.push(message.text());
  });
  page.on('request', (request) => {
    if (
      !request.url().startsWith(ours) &&
      !request.url().startsWith('data:') &&
      !request.url().startsWith('blob:')
    )
      wrong.push(`a request left the machine: ${request.url()}`);
  });
  await page.goto(path);
  return {
    page,
    close: async () => {
      await context.close();
      expect(wrong).toEqual([]);
    },
  };
}

interface AxeViolation {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary: string }[];
}

/** The serious and critical findings of axe on a page, in few words. */
export async function seriousFindings(page: Page): Promise<readonly string[]> {
  // through the debugger, which no Content-Security-Policy stops
  await page.evaluate(AXE);
  const violations = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(): Promise<{ violations: readonly AxeViolation[] }> } };
    return (await axe.run()).violations;
  });
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} (${failureSummary.replace(/\s+/g, ' ')})`).join('; ')}`,
    );
}

/** Whether a page is wider than its window. */
export async function overflows(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth + 1);
}
