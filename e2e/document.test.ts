import { readFile } from 'node:fs/promises';
import { type Analysis, analyse, readExchange, selectPart, type ThreatModel } from '@demarc/core';
import { readWorkbook } from '@demarc/document';
import type { Download, Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { openPage, overflows, seriousFindings } from './browser.ts';

const S3 = '/models/demarc/aws/s3/2026-11';

async function analysisOf(path: string): Promise<Analysis> {
  const answer = await fetch(`${inject('url')}/api${path}/document`);
  const [, , publisher, , , version] = path.split('/');
  return analyse(readExchange(await answer.json(), { publisher, version }).value as ThreatModel);
}

async function openDialog(page: Page) {
  await page.getByRole('button', { name: 'Document', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Document' });
  await dialog.getByRole('button', { name: 'Make the document' }).waitFor();
  return dialog;
}

async function bytesOf(download: Download): Promise<Uint8Array> {
  return new Uint8Array(await readFile(await download.path()));
}

describe('a document of what a page shows', () => {
  it('a list that is filtered becomes a workbook of its controls', async () => {
    const whole = await analysisOf(S3);
    const high = whole.model.controls
      .map(({ id }) => id)
      .filter((id) => whole.figures.controls.get(id)?.level === 'High');
    const part = selectPart(whole, { controls: high }).part as Analysis;
    const { page, close } = await openPage(`${S3}/controls?filter=priority%3DHigh`);
    await page
      .getByRole('status')
      .filter({ hasText: `${high.length} of ` })
      .waitFor();
    const dialog = await openDialog(page);
    await dialog.getByText(`This view: ${high.length} of `).waitFor();
    expect(await dialog.textContent()).toContain(`${part.model.controls.length} controls.`);
    expect(await seriousFindings(page)).toEqual([]);
    await dialog.getByRole('radio', { name: /^Workbook/ }).check();
    const saved = page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Make the document' }).click();
    const download = await saved;
    expect(download.suggestedFilename()).toBe('aws-s3-2026-11-part.xlsx');
    await dialog.getByText('Saved aws-s3-2026-11-part.xlsx').waitFor();
    const { value, problems } = await readWorkbook(await bytesOf(download), whole.model);
    expect(problems).toEqual([]);
    const ids = value?.controls.map(({ control }) => control).sort();
    expect(ids).toEqual(part.model.controls.map(({ id }) => id).sort());
    expect(ids).toEqual(expect.arrayContaining(high));
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await close();
  });

  it('a threat becomes a PDF, with the keyboard alone', async () => {
    const { page, close } = await openPage(`${S3}/threats/S3.T35`);
    // the button opens once the ThreatModel is there
    const button = page.getByRole('button', { name: 'Document', exact: true, disabled: false });
    await button.waitFor();
    await button.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Document' });
    await dialog.getByText('This view: S3.T35 Replicate a bucket to a foreign account').waitFor();
    await dialog.getByRole('button', { name: 'Make the document' }).waitFor();
    await dialog.getByRole('radio', { name: /^PDF/ }).focus();
    const saved = page.waitForEvent('download', { timeout: 50_000 });
    await page.keyboard.press('Enter');
    const download = await saved;
    expect(download.suggestedFilename()).toBe('aws-s3-2026-11-part.pdf');
    expect(Buffer.from((await bytesOf(download)).subarray(0, 5)).toString()).toBe('%PDF-');
    await close();
  });

  it('a list with nothing in it leaves the whole ThreatModel, and a framework of the page is chosen', async () => {
    const { page, close } = await openPage(`${S3}/threats?filter=nothing-like-this`);
    await page.getByText('No threats match this filter').waitFor();
    const dialog = await openDialog(page);
    await dialog.getByText('Nothing is in view.').waitFor();
    expect(await dialog.getByRole('radio', { name: /^The whole ThreatModel/ }).isChecked()).toBe(true);
    await page.keyboard.press('Escape');
    await page.goto(`${S3}/compliance/shipped/nist-csf%402.0`);
    await page.getByRole('grid').waitFor();
    const again = await openDialog(page);
    expect(await again.getByRole('checkbox', { name: /Cybersecurity Framework/ }).isChecked()).toBe(true);
    await close();
  });

  it('is cancelled, and says why it could not be made', async () => {
    const { page, close } = await openPage(S3, {}, [/422/]);
    const dialog = await openDialog(page);
    await dialog.getByRole('button', { name: 'Make the document' }).click();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.getByRole('button', { name: 'Make the document' }).waitFor();
    await page.route('**/documents', (route) =>
      route.fulfill({
        status: 422,
        json: { error: { code: 'nothing-selected', message: 'nothing is left' } },
      }),
    );
    await dialog.getByRole('button', { name: 'Make the document' }).click();
    await dialog.getByRole('alert').filter({ hasText: 'nothing is left' }).waitFor();
    await close();
  });

  it.each([
    ['dark', { colorScheme: 'dark' as const }],
    ['narrow', { viewport: { width: 390, height: 844 }, hasTouch: true }],
  ])('the dialog, %s, has no serious finding of axe and fits its window', async (_name, options) => {
    const { page, close } = await openPage(S3, { ...options, reducedMotion: 'reduce' });
    await openDialog(page);
    expect(await seriousFindings(page)).toEqual([]);
    expect(await overflows(page)).toBe(false);
    await close();
  });

  it.each(['light', 'dark'] as const)(
    'one page of HTML can be read in the %s, its pictures too',
    async (colorScheme) => {
      const { page, close } = await openPage(`${S3}/threats/S3.T35`, { colorScheme });
      const dialog = await openDialog(page);
      await dialog.getByRole('radio', { name: /^One page of HTML/ }).check();
      const saved = page.waitForEvent('download');
      await dialog.getByRole('button', { name: 'Make the document' }).click();
      const html = Buffer.from(await bytesOf(await saved)).toString();
      // the rules of the application's own pages do not hold for what is saved
      await page.goto('about:blank');
      await page.setContent(html);
      await page
        .getByRole('heading', { name: /S3\.T35/ })
        .first()
        .waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      const contrasts = await page.evaluate(contrastsInPictures);
      expect(contrasts.length).toBeGreaterThan(20);
      expect(contrasts.filter(({ ratio }) => ratio < 4.5)).toEqual([]);
      await close();
    },
  );
});

/** By how much each word of a picture stands out from what it is drawn on: its halo, or the last box before it that is around it. Runs in the page. */
function contrastsInPictures(): readonly { readonly word: string; readonly ratio: number }[] {
  const luminance = (colour: string) => {
    const [red = 0, green = 0, blue = 0] = (/\d+, \d+, \d+/.exec(colour)?.[0] ?? '')
      .split(', ')
      .map((part) => {
        const value = Number(part) / 255;
        return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
      });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const isAround = (shape: Element, word: Element) => {
    const [outer, inner] = [shape.getBoundingClientRect(), word.getBoundingClientRect()];
    // badges are, lines are not
    if (shape.tagName === 'path' && outer.width > 4 * inner.width) return false;
    const [x, y] = [inner.x + inner.width / 2, inner.y + inner.height / 2];
    return outer.left <= x && x <= outer.right && outer.top <= y && y <= outer.bottom;
  };
  return [...document.querySelectorAll('svg')].flatMap((picture) => {
    const parts = [...picture.querySelectorAll('rect, circle, path, text')];
    return parts.flatMap((word, at) => {
      if (word.tagName !== 'text') return [];
      const ground = parts
        .slice(0, at)
        .reverse()
        .find(
          (shape) =>
            shape.tagName !== 'text' && getComputedStyle(shape).fill !== 'none' && isAround(shape, word),
        );
      const { fill, stroke, paintOrder } = getComputedStyle(word);
      const halo = paintOrder.startsWith('stroke') ? stroke : undefined;
      const behind =
        halo ?? (ground ? getComputedStyle(ground).fill : getComputedStyle(document.body).backgroundColor);
      const [a, b] = [luminance(fill), luminance(behind)];
      return [{ word: word.textContent ?? '', ratio: (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) }];
    });
  });
}
