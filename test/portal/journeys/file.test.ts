import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { PATIENCE_MILLISECONDS } from '../../support/patience.ts';
import { inBrowser, usePages } from '../support/pages.ts';
import { logInAs, newAddress, portalOrigin } from '../support/people.ts';
import { waitForTitle } from '../support/wait-for-title.ts';

const MEMBERS = '/organisations/219999026/members';
const HEADER = 'Action;Adresse électronique;Nom;Prénom;SIRET;Service;Droit';
/** Whoever comes first waits until the whole system has been loaded. */
const PATIENT = { timeout: PATIENCE_MILLISECONDS };

const choose = (page: Page, text: string) =>
  page.setInputFiles('#file', { name: 'arrivées.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });

inBrowser('many at once by a file', () => {
  const pages = usePages();

  const open = async (javaScriptEnabled: boolean): Promise<Page> => {
    const { page } = await pages.open({ javaScriptEnabled });
    await logInAs(page, 'Léa Petit', MEMBERS);
    await page.waitForURL(`**${MEMBERS}`, PATIENT);
    await page.click('main >> text=Changer par un fichier');
    return page;
  };

  it('is checked, corrected, applied, kept as a file and undone, without scripts', async () => {
    const page = await open(false);
    const template = page.waitForEvent('download');
    await page.click('main >> text=Télécharger le modèle');
    expect((await template).suggestedFilename()).toBe('modification-des-acces.xlsx');

    const right = `ajouter;${newAddress()};Fichier;Yann;;DSIJ;déclarer`;
    await choose(page, [HEADER, right, 'ajouter;pas-une-adresse;Fichier;Zoé;;DSIJ;déclarer'].join('\r\n'));
    await page.click('main form >> text=Contrôler le fichier');
    await waitForTitle(page, 'Ce qui changerait');
    expect(await page.textContent('main')).toContain('Yann Fichier');

    await page.click('main >> text=Voir la ligne à corriger');
    expect(await page.textContent('tbody tr')).toContain('Adresse électronique\u202f: pas-une-adresse');
    await page.click('.back');
    await page.click('main form >> text=Appliquer ces changements');
    await waitForTitle(page, 'Les changements sont appliqués');

    const result = page.waitForEvent('download');
    await page.click('main >> text=Le résultat ligne par ligne');
    expect((await result).suggestedFilename()).toMatch(/^modification-219999026-\w+\.csv$/);

    await page.click('main >> text=Une erreur');
    await page.click('main form >> text=Annuler ces changements');
    await waitForTitle(page, 'Ces changements sont annulés');
    await page.goto(`${portalOrigin()}${MEMBERS}?q=Fichier`);
    expect(await page.locator('tbody tr').count()).toBe(0);
  });

  it('goes straight to its bucket where it is large, and says why it cannot be read', async () => {
    const page = await open(true);
    await choose(page, `${HEADER}\r\n${'a'.repeat(1_200_000)}`);
    await page.click('main form >> text=Contrôler le fichier');
    await page.waitForURL(/access-changes\/219999026-/, PATIENT);
    await waitForTitle(page, 'Ce fichier ne se lit pas');
    expect(await page.textContent('main')).toContain('bien trop longue');
    await page.click('main >> text=Envoyer un autre fichier');
    expect(await page.textContent('h1')).toBe('Changer beaucoup d’accès à la fois');
  });
});
