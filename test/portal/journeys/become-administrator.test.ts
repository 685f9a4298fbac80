import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { inBrowser, usePages } from '../support/pages.ts';
import { logInAs, newAddress, portalOrigin } from '../support/people.ts';

const pathOf = (page: Page): string => page.url().replace(portalOrigin(), '');

/** Counts what is filled in and how many screens come after the first. */
const ask = async (page: Page, siret: string, reference: string) => {
  let [screens, inputs] = [1, 0];
  const fill = async (selector: string, value: string): Promise<void> => {
    await page.fill(selector, value);
    inputs += 1;
  };
  const goOn = async (label = 'Continuer'): Promise<void> => {
    await page.click(`main button:has-text("${label}")`);
    screens += 1;
  };
  await page.goto(`${portalOrigin()}/administrator-changes/new`);
  await fill('#search', siret);
  await goOn();
  await page.click('label:has-text("Je rejoins")');
  inputs += 1;
  await goOn();
  await page.selectOption('#type', 'order');
  inputs += 1;
  await fill('#reference', reference);
  const today = new Date();
  const parts = { day: today.getUTCDate(), month: today.getUTCMonth() + 1, year: today.getUTCFullYear() };
  for (const [name, id] of [
    ['date', '#date'],
    ['effective', '#effective'],
  ]) {
    await page.fill(String(id), String(parts.day));
    await page.fill(`#${name}-month`, String(parts.month));
    await page.fill(`#${name}-year`, String(parts.year));
    inputs += 1;
  }
  await fill('#reason', 'Je prends le poste de secrétaire de mairie.');
  await goOn();
  expect(await page.textContent('h1')).toContain('Vérifiez votre demande');
  await goOn('Envoyer ma demande');
  await page.waitForURL(/\/administrator-changes\/\d{9}-/);
  return { screens, inputs };
};

inBrowser('becoming administrator', () => {
  const pages = usePages();

  it('takes five screens and seven answers, and an administrator answers in three screens and one', async () => {
    const candidate = await pages.open();
    await logInAs(candidate.page, newAddress(), '/tasks');
    expect(await ask(candidate.page, '219 200 235 00014', '2026-87')).toEqual({ screens: 5, inputs: 7 });
    expect(await candidate.page.textContent('h1')).toContain('On attend une réponse');
    const path = pathOf(candidate.page);

    const marie = await pages.open();
    await logInAs(marie.page, 'Marie Durand', path);
    let screens = 1;
    await marie.page.click('label:has-text("J’approuve")');
    await marie.page.click('main button:has-text("Continuer")');
    screens += 1;
    await marie.page.click('main button:has-text("Approuver la demande")');
    await marie.page.waitForURL(`**${path}`);
    screens += 1;
    expect(await marie.page.textContent('h1')).toContain('Demande approuvée');
    expect(screens).toBe(3);
    await candidate.page.reload();
    expect(await candidate.page.textContent('h1')).toContain('Demande approuvée');
  });

  it('is thought better of on one screen, without scripts, and nobody answers it any more', async () => {
    const { page } = await pages.open({ javaScriptEnabled: false });
    await logInAs(page, newAddress(), '/tasks');
    await ask(page, '21920023500014', '2026-88');
    const path = pathOf(page);
    await page.click('text=Annuler ma demande');
    await page.click('main button:has-text("Annuler ma demande")');
    expect(pathOf(page)).toBe(path);
    expect(await page.textContent('h1')).toContain('Demande annulée');
    const marie = await pages.open();
    await logInAs(marie.page, 'Marie Durand', `${path}/approve`);
    expect(pathOf(marie.page)).toBe(path);
    expect(await marie.page.locator('main form').count()).toBe(0);
    const stranger = await pages.open();
    await logInAs(stranger.page, newAddress(), path);
    expect(await stranger.page.title()).not.toContain('Demande annulée');
  });

  it('names no body that is not there, and keeps what was typed', async () => {
    const { page } = await pages.open();
    await logInAs(page, newAddress(), '/administrator-changes/new');
    await page.fill('#search', '123');
    await page.click('main button:has-text("Continuer")');
    expect(await page.title()).toMatch(/^Erreur : /);
    expect(await page.inputValue('#search')).toBe('123');
  });

  it.each([true, false])('finds the body by its postal code (scripts: %s)', async (javaScriptEnabled) => {
    const { page } = await pages.open({ javaScriptEnabled });
    await logInAs(page, newAddress(), '/administrator-changes/new');
    await page.fill('#search', '92140');
    await page.click('main button:has-text("Continuer")');
    await page.click('label:has-text("Commune de Clamart"):has-text("Mairie")');
    await page.click('main button:has-text("Continuer")');
    expect(await page.textContent('.box h2')).toBe('Commune de Clamart');
    expect(await page.textContent('.box')).toContain('Cet organisme a déjà un administrateur');
    expect(await page.textContent('main')).not.toContain('Durand');
    await page.click('main a:has-text("Retour")');
    expect(await page.inputValue('#search')).toBe('92140');
  });
});
