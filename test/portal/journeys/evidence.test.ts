import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { inBrowser, usePages } from '../support/pages.ts';
import { logInAs } from '../support/people.ts';

const CLAMART = '/organisations/219200235';

/** Today in Paris, YYYY-MM-DD. */
const today = (): string => new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Paris' });

const rows = (page: Page): Promise<string[]> => page.locator('tbody tr').allTextContents();

inBrowser('the evidence of a body', () => {
  const pages = usePages();

  it.each([true, false])(
    'is told in sentences, and found by person (scripts: %s)',
    async (javaScriptEnabled) => {
      const { page } = await pages.open({ javaScriptEnabled });
      await logInAs(page, 'Marie Durand', `${CLAMART}/events`);
      await page.waitForSelector('tbody tr');
      expect((await rows(page)).length).toBeGreaterThan(1);
      await page.fill('#q', 'bénali');
      await page.selectOption('#type', 'member.invited');
      await page.fill('#until', today());
      await page.press('#until', 'Enter');
      await page.waitForSelector(
        'main >> text=Ce qui concerne Karim Benali. Invitations, avec leurs droits.',
      );
      const told = await rows(page);
      expect(told.length).toBeGreaterThan(0);
      for (const row of told) expect(row).toContain('a invité Karim Benali');
    },
  );

  it('says who could sign at a moment that has passed', async () => {
    const { page } = await pages.open();
    await logInAs(page, 'Marie Durand', `${CLAMART}/events`);
    await page.click('header nav >> text=Qui pouvait signer');
    await page.fill('#siret', '219 200 235 00014');
    await page.selectOption('#service', 'DSN');
    await page.fill('#day', '2999-01-01');
    await page.click('main form >> text=Chercher');
    expect(await page.textContent('#day-fault')).toContain('déjà passé');
    await page.fill('#day', '1990-01-01');
    await page.click('main form >> text=Chercher');
    expect(await page.textContent('main .note')).toContain('Personne n’avait de droit');
    expect(await page.textContent('main h2')).toMatch(/^Le 1er\sjanvier\s1990\sà\s12\sh$/);
  });

  it('is for administrators alone', async () => {
    const { page } = await pages.open();
    await logInAs(page, 'Karim Benali', `${CLAMART}/events`);
    await page.waitForURL(`**${CLAMART}/events`);
    expect(await page.textContent('h1')).toBe('Cette clé n’ouvre rien');
    expect(await page.locator('table').count()).toBe(0);
  });
});
