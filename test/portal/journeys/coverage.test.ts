import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { inBrowser, usePages } from '../support/pages.ts';
import { logInAs, portalOrigin } from '../support/people.ts';

const pathOf = (page: Page): string => page.url().replace(portalOrigin(), '');

inBrowser('what nobody may sign', () => {
  const pages = usePages();

  it.each([true, false])(
    'is cured on two screens, with a choice each (scripts: %s)',
    async (javaScriptEnabled) => {
      const { page } = await pages.open({ javaScriptEnabled });
      await logInAs(page, 'Marie Durand', '/tasks');
      await page.click('main a:has-text("Commune de Clamart")');
      expect(pathOf(page)).toBe('/organisations/219200235');
      expect(await page.textContent('.note.bad')).toContain('que personne ne peut signer');
      await page.click('text=Voir établissement par établissement');
      const before = await page.locator('.mx .c0').count();
      expect(before).toBeGreaterThan(0);
      const service = (await page.locator('.mx .c0 a').first().getAttribute('href'))?.split('/').at(-1) ?? '';
      let screens = 0;
      await page.locator('.mx .c0 a').first().click();
      screens += 1;
      await page.click('label:has-text("Karim Benali")');
      await page.click('text=Continuer');
      screens += 1;
      expect(await page.textContent('h1')).toBe('Vérifiez avant de donner ce droit');
      await page.click('main button:has-text("Donner ce droit")');
      await page.waitForURL(`**/${service}/done?who=*`);
      expect(await page.textContent('h1')).toBe('Karim Benali peut signer');
      expect(screens).toBe(2);
      await page.goBack();
      // The draft is gone with its effect: the same form leads to the choice, and gives nothing twice.
      await page.reload();
      await page.goto(`${portalOrigin()}/organisations/219200235/coverage`);
      expect(await page.locator('.mx .c0').count()).toBe(before - 1);
    },
  );

  it('is found among hundreds of establishments, by name, state and service', async () => {
    const { page } = await pages.open();
    await logInAs(page, 'Sophie Martin', '/organisations/219999018/coverage');
    expect(await page.textContent('.lead')).toMatch(/^498\sétablissements ouverts/);
    expect(await page.locator('.mx tbody tr:not(.gr)').count()).toBe(25);
    await page.click('text=25 suivants');
    expect(await page.textContent('.pager')).toMatch(/^26 à 50 sur 498/);
    await page.selectOption('#only', 'covered');
    await page.click('main button:has-text("Filtrer")');
    expect(await page.textContent('main')).toContain('Aucun établissement ne correspond');
    await page.click('text=Revoir tous les établissements');
    await page.selectOption('#service', 'DSN');
    await page.click('main button:has-text("Filtrer")');
    expect(await page.locator('.mx thead th').count()).toBe(2);
  });

  it('is nobody’s to see who only declares', async () => {
    const { page } = await pages.open();
    await logInAs(page, 'Karim Benali', '/organisations/219200235');
    expect(await page.textContent('.lead')).toContain('Vous déclarez pour cet organisme');
    const answer = await page.goto(`${portalOrigin()}/organisations/219200235/coverage`);
    expect(answer?.status()).toBe(404);
  });
});
