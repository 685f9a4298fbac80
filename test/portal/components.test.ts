import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import type { TestPortal } from '../support/portal/test-portal.ts';
import { startExamplePortal } from './support/example-portal.ts';
import { galleryPage } from './support/gallery-page.tsx';
import { accessibilityFaults, markupFaults, pageFaults } from './support/look-at-page.ts';
import { inBrowser, usePages } from './support/pages.ts';

const ADDRESS = '/organisations/219200235/members';
const PHONE = { viewport: { width: 375, height: 800 } };
const DESKTOP = { viewport: { width: 1280, height: 800 } };

inBrowser('the components', () => {
  const pages = usePages();
  let portal: TestPortal;
  beforeAll(async () => {
    // Alone: its address is a page's of the portal, and the menu shows what exists.
    portal = await startExamplePortal([galleryPage]);
  });

  const open = async (options: Parameters<typeof pages.open>[0] = DESKTOP): Promise<Page> => {
    const { context, page } = await pages.open(options);
    await context.addCookies([{ name: 'session', value: (await portal.logIn()).id, url: portal.origin }]);
    await page.goto(`${portal.origin}${ADDRESS}`);
    return page;
  };

  it.each([DESKTOP, PHONE])('have no fault at $viewport.width px, shown or sent back', async (options) => {
    const page = await open(options);
    for (const send of [false, true]) {
      if (send) await page.click('text=Mettre fin à cet accès');
      expect(await accessibilityFaults(page)).toEqual([]);
      expect(await markupFaults(await page.content())).toEqual([]);
      expect(await pageFaults(page)).toEqual([]);
    }
    expect(await page.inputValue('[name=reason]')).toBe('Pourquoi ?');
  });

  it('name each field’s fault to whoever only hears it', async () => {
    const page = await open();
    await page.fill('#siret', '123');
    await page.click('text=Mettre fin à cet accès');
    expect(await page.getAttribute('#siret', 'aria-invalid')).toBe('true');
    const described = await page.getAttribute('#siret', 'aria-describedby');
    expect(await page.textContent(`#${described}`)).toMatch(/^Erreur\s: Écrivez les 14 chiffres$/);
    await page.click('.errs a[href="#until"]');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('until-day');
  });

  it('bring up what can be done with several at the first tick, and count them', async () => {
    const page = await open();
    const bar = page.locator('.bulk');
    expect(await bar.isVisible()).toBe(false);
    await page.check('[name=who][value=a]');
    expect(await bar.isVisible()).toBe(true);
    expect(await bar.locator('b').textContent()).toBe('1 choix fait');
    await page.check('[name=who][value=b]');
    expect(await bar.locator('b').textContent()).toBe('2 choix faits');
  });

  it('bring it up without scripts too', async () => {
    const page = await open({ ...DESKTOP, javaScriptEnabled: false });
    await page.check('[name=who][value=a]');
    expect(await page.locator('.bulk').isVisible()).toBe(true);
  });

  it('fold the menu on a phone, and open it without scripts', async () => {
    const page = await open({ ...PHONE, javaScriptEnabled: false });
    const entry = page.locator('#menu a');
    expect(await entry.isVisible()).toBe(false);
    await page.click('text=Menu');
    expect(await entry.textContent()).toBe('Membres');
    expect(await entry.isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    expect(await entry.isVisible()).toBe(false);
  });

  it('lead only to pages that exist', async () => {
    const page = await open();
    expect(await page.locator('#menu a').allTextContents()).toEqual(['Membres']);
  });
});
