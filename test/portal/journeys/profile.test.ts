import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { inBrowser, usePages } from '../support/pages.ts';
import { logInAs, newAddress, portalOrigin } from '../support/people.ts';

const pathOf = (page: Page): string => page.url().replace(portalOrigin(), '');

inBrowser('my details', () => {
  const pages = usePages();

  it('are confirmed on one screen, with nothing to type', async () => {
    const { page } = await pages.open();
    await logInAs(page, newAddress(), '/tasks');
    await page.click('header a[href="/profile"]');
    await page.click('text=Oui, tout est juste');
    expect(pathOf(page)).toBe('/profile/done');
    await page.click('text=Retour à mes tâches');
    expect(pathOf(page)).toBe('/tasks');
  });

  it.each([true, false])(
    'are corrected, a double click counting once (scripts: %s)',
    async (javaScriptEnabled) => {
      const { page } = await pages.open({ javaScriptEnabled });
      await logInAs(page, newAddress(), '/profile/correct');
      await page.fill('#familyName', 'Le Goff');
      await page.fill('#phone', '01 46 62 35 35');
      await page.dblclick('text=Enregistrer');
      await page.waitForURL('**/profile/done');
      await page.goto(`${portalOrigin()}/profile`);
      expect(await page.textContent('dl')).toContain('01 46 62 35 35');
      expect(await page.textContent('header')).toContain('Le Goff');
    },
  );

  it('are asked for again where they cannot be, with what was typed', async () => {
    const { page } = await pages.open();
    await logInAs(page, newAddress(), '/profile/correct');
    await page.fill('#givenName', '');
    await page.fill('#phone', 'mon numéro');
    await page.click('text=Enregistrer');
    expect(await page.title()).toMatch(/^Erreur : /);
    expect(await page.inputValue('#phone')).toBe('mon numéro');
    await page.click('.errs >> text=Écrivez un numéro complet');
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('0146623535');
    await page.fill('#givenName', 'Zoé');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/profile/done');
    expect(pathOf(page)).toBe('/profile/done');
  });

  it('can be gone back to and sent again', async () => {
    const { page } = await pages.open();
    await logInAs(page, newAddress(), '/profile/correct');
    await page.fill('#phone', '0146623535');
    await page.click('text=Enregistrer');
    await page.waitForURL('**/profile/done');
    await page.goBack();
    await page.fill('#phone', '0146620000');
    await page.click('text=Enregistrer');
    await page.waitForURL('**/profile/done');
    await page.goto(`${portalOrigin()}/profile`);
    expect(await page.textContent('dl')).toContain('0146620000');
  });

  it('are read in English by whoever asks for it', async () => {
    const { page } = await pages.open();
    await logInAs(page, newAddress(), '/profile');
    await page.click('footer >> text=English');
    expect(pathOf(page)).toBe('/profile');
    expect(await page.textContent('h1')).toBe('Are your details right?');
    expect(await page.getAttribute('html', 'lang')).toBe('en');
  });
});
