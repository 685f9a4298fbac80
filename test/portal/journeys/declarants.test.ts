import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { countScreens } from '../support/count-screens.ts';
import { accessibilityFaults, pageFaults } from '../support/look-at-page.ts';
import { inBrowser, usePages } from '../support/pages.ts';
import { logInAs, newAddress, portalOrigin } from '../support/people.ts';

const PETIT_ESSAI = '/organisations/219999026/members';
const VILLENEUVE = '/organisations/219999018/members';

/** Every page on the way is looked at as the others are. */
const look = async (page: Page): Promise<void> => {
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(await pageFaults(page)).toEqual([]);
};

const sayWho = async (page: Page, email: string, givenName = 'Nadia', familyName = 'Ferrand') => {
  await page.fill('#email', email);
  await page.fill('#givenName', givenName);
  await page.fill('#familyName', familyName);
  await page.click('main form >> text=Continuer');
};

/** Adds somebody who signs for a service everywhere. @returns the address of their card */
const add = async (page: Page, email: string, familyName: string, service = 'DSN'): Promise<string> => {
  await page.goto(`${portalOrigin()}${PETIT_ESSAI}/new`);
  await sayWho(page, email, 'Yann', familyName);
  await page.selectOption(`[name="right-${service}"]`, 'sign');
  await page.click('main form >> text=Continuer');
  await page.click('main form >> text=Envoyer l’invitation');
  await page.waitForURL('**/invited');
  return page.url().replace(/\/invited$/, '');
};

inBrowser('a declarant', () => {
  const pages = usePages();

  it.each([true, false])(
    'is added on four screens, by four answers (scripts: %s)',
    async (javaScriptEnabled) => {
      const { page } = await pages.open({ javaScriptEnabled });
      await logInAs(page, 'Léa Petit', PETIT_ESSAI);
      const screens = countScreens(page);
      await page.click('text=Ajouter un déclarant');
      await sayWho(page, newAddress());
      await page.selectOption('[name="right-DAT"]', 'sign');
      await page.click('main form >> text=Continuer');
      expect(await page.textContent('main')).toContain('Compte entreprise');
      await page.click('main form >> text=Envoyer l’invitation');
      await page.waitForURL('**/invited');
      expect(screens()).toBe(4);
      expect(await page.textContent('h1')).toBe('Invitation envoyée à Nadia Ferrand');
    },
  );

  it('is asked where for, in a body of several establishments, and until when', async () => {
    const { page } = await pages.open();
    await logInAs(page, 'Sophie Martin', `${VILLENEUVE}/new`);
    await sayWho(page, newAddress());
    await look(page);
    await page.selectOption('[name="right-DSN"]', 'declare');
    await page.click('main form >> text=Continuer');
    await look(page);
    await page.click('main form >> text=Continuer');
    expect(await page.title()).toMatch(/^Erreur : /);
    await page.check('[name=where][value=some]');
    await page.click('main form >> text=Continuer');
    expect(await page.textContent('.errs')).toContain('au moins un établissement');
    await page.locator('[name=place]').first().check();
    await page.click('main form >> text=Continuer');
    await look(page);
    await page.click('dl >> text=Modifier >> nth=-1');
    await page.check('[name=ends][value=dated]');
    await page.fill('#until', '31');
    await page.fill('#until-month', '2');
    await page.fill('#until-year', '2099');
    await page.click('main form >> text=Continuer');
    expect(await page.title()).toMatch(/^Erreur : /);
    await look(page);
    await page.fill('#until', '28');
    await page.click('main form >> text=Continuer');
    expect(await page.textContent('dl')).toMatch(/28\sfévrier 2099/);
    await page.dblclick('main form >> text=Envoyer l’invitation');
    await page.waitForURL('**/invited');
    await look(page);
  });

  it('gets the rights of a colleague as they are', async () => {
    const { page } = await pages.open();
    await logInAs(page, 'Marie Durand', '/organisations/219200235/members/new');
    await sayWho(page, newAddress());
    await page.click('summary >> text=Reprendre les droits');
    await page.selectOption('#like', { label: 'Benali Karim (DSIJ, DSN)' });
    await page.click('text=Reprendre ses droits');
    expect(await page.inputValue('[name="right-DSN"]')).toBe('sign');
    expect(await page.inputValue('[name="right-DSIJ"]')).toBe('declare');
  });

  // A service each: whoever takes over from the first leaves nothing uncovered by the second.
  it.each([
    [true, 'DSN', 'Déclaration sociale nominative'],
    [false, 'DPAE', 'Déclaration préalable à l’embauche'],
  ] as const)(
    'leaves on two screens, once who stays to sign has been seen (scripts: %s)',
    async (javaScriptEnabled, service, name) => {
      // The tool that looks needs scripts; the pages are the same without.
      const lookAt = (page: Page) => (javaScriptEnabled ? look(page) : undefined);
      const { page } = await pages.open({ javaScriptEnabled });
      await logInAs(page, 'Léa Petit', PETIT_ESSAI);
      const email = newAddress();
      const card = await add(page, email, `Le Goff ${javaScriptEnabled ? 'Un' : 'Deux'}`, service);
      const { page: theirs } = await pages.open();
      await logInAs(theirs, email, '/tasks');
      await theirs.click('main .list a');
      await theirs.click('main button[value=accept]');
      await theirs.waitForSelector('main button[value=accept]', { state: 'detached' });
      await page.goto(card);
      // Their login tells another name than the invited one: until they are confirmed they sign nothing.
      await page.click('main >> text=Confirmer cette personne');
      await lookAt(page);
      expect(await page.textContent('main')).toContain('au nom de Yann Le Goff');
      await page.click('main form .btn');
      await page.waitForURL(card);
      expect(await page.textContent('main')).not.toContain('Confirmer cette personne');
      const screens = countScreens(page);
      await page.click('main >> text=Mettre fin à cet accès');
      await lookAt(page);
      expect(await page.textContent('main')).toContain('Plus personne ne pourrait signer');
      await page.check('[name=handOverTo] >> nth=0');
      await page.click('main form >> text=Continuer');
      expect(screens()).toBe(2);
      await lookAt(page);
      expect(await page.textContent('dl')).toContain(`signer ${name}`);
      await page.click('main .btn.warn');
      await page.waitForURL('**/ended');
      await lookAt(page);
      expect(await page.textContent('h1')).toContain('n’a plus accès');
    },
  );

  it('is invited to administer on three more screens, without a right, and reads so', async () => {
    const { page } = await pages.open();
    await logInAs(page, 'Léa Petit', `${PETIT_ESSAI}/new?role=administrator`);
    const email = newAddress();
    await page.waitForSelector('#email');
    const screens = countScreens(page);
    await sayWho(page, email);
    await page.waitForURL('**/rights**');
    await page.click('main form >> text=Continuer');
    expect(await page.textContent('dl')).toContain('donne et retire des accès');
    await look(page);
    await page.click('main form >> text=Envoyer l’invitation');
    await page.waitForURL('**/invited');
    expect(screens()).toBe(3);
    const { page: theirs } = await pages.open();
    await logInAs(theirs, email, '/tasks');
    await theirs.click('main .list a');
    expect(await theirs.textContent('main')).toContain('vous propose d’administrer cet organisme');
    await theirs.click('main button[value=refuse]');
    await theirs.waitForSelector('main button[value=refuse]', { state: 'detached' });
  });

  it('is invited again at the right address, on one screen', async () => {
    const { page } = await pages.open();
    await logInAs(page, 'Léa Petit', PETIT_ESSAI);
    const wrong = await add(page, newAddress(), 'Corrigée');
    await page.goto(wrong);
    await page.click('main >> text=Renvoyer l’invitation');
    const right = newAddress();
    await page.fill('#email', right);
    await page.click('main .btn:not(.alt)');
    await page.waitForURL('**/invited');
    expect(page.url()).not.toContain(wrong.split('/').at(-1) ?? '');
    await page.goto(wrong);
    expect(await page.textContent('main')).not.toContain('Renvoyer l’invitation');
  });

  it('is told nothing when an invitation is withdrawn by one press', async () => {
    const { page } = await pages.open();
    await logInAs(page, 'Léa Petit', PETIT_ESSAI);
    await page.goto(await add(page, newAddress(), 'Retirée'));
    await page.click('main >> text=Retirer l’invitation');
    await look(page);
    await page.click('main .btn.warn');
    await page.waitForURL('**/ended');
    expect(await page.textContent('h1')).toContain('est retirée');
  });
});
