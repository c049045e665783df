import { describe, expect, it } from 'vitest';
import { openPage, overflows, seriousFindings } from './browser.ts';

const S3 = '/models/demarc/aws/s3/2026-11';
const PAGES = [
  '/',
  '/?q=replication',
  S3,
  `${S3}?focus=S3.FC6`,
  `${S3}/features`,
  `${S3}/features/S3.FC6`,
  `${S3}/threats`,
  `${S3}/threats?open=S3.T35`,
  `${S3}/threats/S3.T35`,
  `${S3}/objectives`,
  `${S3}/objectives/S3.CO11`,
  `${S3}/controls`,
  `${S3}/controls/S3.C1`,
  `${S3}/actions`,
  `${S3}/actions/S3.A1`,
  `${S3}/changes`,
  `${S3}/exposure`,
  `${S3}/block?block=S3.FC29`,
  `${S3}/coverage`,
  `${S3}/problems`,
  '/import',
  '/no-such-page',
];

describe.each([
  ['light', { colorScheme: 'light' as const }],
  ['dark', { colorScheme: 'dark' as const }],
  ['narrow', { viewport: { width: 390, height: 844 }, hasTouch: true }],
])('every page, %s', (_name, options) => {
  it.each(PAGES)('%s has no serious finding of axe and fits its window', async (path) => {
    const { page, close } = await openPage(path, { ...options, reducedMotion: 'reduce' });
    await page.locator('main h1, main h2').first().waitFor({ state: 'attached' });
    await page.waitForLoadState('networkidle');
    expect(await seriousFindings(page)).toEqual([]);
    expect(await overflows(page)).toBe(false);
    await close();
  });
});
