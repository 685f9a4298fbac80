import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { PATIENCE_MILLISECONDS } from '../../support/patience.ts';
import { countScreens } from '../support/count-screens.ts';
import { inBrowser, usePages } from '../support/pages.ts';
import { logInAs, newAddress, portalOrigin } from '../support/people.ts';
import { waitForTitle } from '../support/wait-for-title.ts';

const MEMBERS = '/organisations/219999026/members';
/** Whoever comes first waits until the whole system has been loaded. */
const PATIENT = { timeout: PATIENCE_MILLISECONDS };

/** Invites somebody who may do something. */
const invite = async (page: Page, familyName: string): Promise<void> => {
  await page.goto(`${portalOrigin()}${MEMBERS}/new`);
  await page.fill('#email', newAddress());
  await page.fill('#givenName', 'Yann');
  await page.fill('#familyName', familyName);
  await page.click('main form >> text=Continuer');
  await page.selectOption('[name="right-DSIJ"]', 'declare');
  await page.click('main form >> text=Continuer');
  await page.click('main form >> text=Envoyer l’invitation');
  await page.waitForURL('**/invited');
};

/** Ticks them in the list, where they are looked for by name. */
const tick = async (page: Page, familyName: string, howMany: number): Promise<void> => {
  await page.goto(`${portalOrigin()}${MEMBERS}?q=${encodeURIComponent(familyName)}`);
  const boxes = page.locator('tbody input[type=checkbox]');
  for (let rank = 0; rank < howMany; rank += 1) await boxes.nth(rank).check();
};

inBrowser('several at once from the list', () => {
  const pages = usePages();

  it.each([true, false])(
    'lose their access on two screens, by a tick each (scripts: %s)',
    async (javaScriptEnabled) => {
      const { page } = await pages.open({ javaScriptEnabled });
      await logInAs(page, 'Léa Petit', MEMBERS);
      await page.waitForURL(`**${MEMBERS}`, PATIENT);
      const name = javaScriptEnabled ? 'Groupeun' : 'Groupedeux';
      for (const each of [1, 2]) await invite(page, `${name} ${'ab'.charAt(each - 1)}`);
      await tick(page, name, 2);
      const screens = countScreens(page);
      await page.click('main >> text=Mettre fin à leurs accès');
      const first = screens();
      await waitForTitle(page, 'Ce qui changerait');
      expect(await page.textContent('main')).toContain(`Yann ${name} a`);
      expect(await page.locator('main >> text=Perd tout accès').count()).toBe(2);
      const before = screens();
      await page.click('main .btn.warn');
      const second = screens() - before;
      expect(first + second).toBeLessThanOrEqual(2);
      await waitForTitle(page, 'Les changements sont appliqués');
      await page.goto(`${portalOrigin()}/organisations/219999026/access-changes`);
      await page.click('tbody a >> nth=0');
      expect(await page.textContent('h1')).toBe('Les changements sont appliqués');
      await page.goto(`${portalOrigin()}${MEMBERS}?q=${name}`);
      expect(await page.locator('tbody tr').count()).toBe(0);
    },
  );

  it('get a right by the keyboard alone, seen before it is given', async () => {
    const { page } = await pages.open();
    await logInAs(page, 'Léa Petit', MEMBERS);
    await page.waitForURL(`**${MEMBERS}`, PATIENT);
    await invite(page, 'Groupetrois');
    await page.goto(`${portalOrigin()}${MEMBERS}?q=Groupetrois`);
    await page.focus('tbody input[type=checkbox]');
    await page.keyboard.press('Space');
    await page.focus('.bulk button[value=give]');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/several/grants**');
    expect(await page.textContent('main')).toContain('Yann Groupetrois');
    await page.selectOption('[name="right-DAT"]', 'declare');
    await page.focus('main form .btn');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/access-changes/**');
    await waitForTitle(page, 'Ce qui changerait');
    expect(await page.textContent('main')).toMatch(/Reçoit\s+Compte entreprise/);
    await page.focus('main form .btn');
    await page.keyboard.press('Enter');
    await waitForTitle(page, 'Les changements sont appliqués');
  });
});
