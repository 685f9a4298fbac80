import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { PATIENCE_MILLISECONDS } from '../../support/patience.ts';
import { inBrowser, usePages } from '../support/pages.ts';
import { logInAs } from '../support/people.ts';

const PETIT_ESSAI = '/organisations/219999026/mandates';
/** Whoever comes first waits until the whole system has been loaded. */
const PATIENT = { timeout: PATIENCE_MILLISECONDS };

const heading = (page: Page): Promise<string | null> => page.textContent('h1');
const byKeyboard = (page: Page, what: string): Promise<void> => page.press(`main >> text=${what}`, 'Enter');

inBrowser('a mandate', () => {
  const pages = usePages();

  it('is proposed on four screens, accepted, acted under and ended, by keyboard and without scripts', async () => {
    const { page } = await pages.open({ javaScriptEnabled: false });
    await logInAs(page, 'Léa Petit', PETIT_ESSAI);
    await page.waitForURL(`**${PETIT_ESSAI}`, PATIENT);
    await byKeyboard(page, 'Proposer un mandat');
    await page.fill('#siren', '219 999 018');
    await page.press('#siren', 'Enter');
    await page.waitForURL('**/new/rights?*', PATIENT);
    await page.selectOption('#right-DSN', 'declare');
    await byKeyboard(page, 'Continuer');
    await page.waitForURL('**/new/deed?*', PATIENT);
    await page.fill('#reference', '2026-31');
    await page.fill('#date', '2');
    await page.fill('#date-month', '1');
    await page.fill('#date-year', '2026');
    await page.press('#date-year', 'Enter');
    await page.waitForURL('**/new/check?*', PATIENT);
    expect(await page.textContent('main dl')).toContain('Commune de Villeneuve-les-Essais');
    await byKeyboard(page, 'Proposer le mandat');
    await page.waitForURL('**/mandates/219999026-219999018-*', PATIENT);
    expect(await heading(page)).toContain('Mandat donné à la commune de Villeneuve');
    const { pathname } = new URL(page.url());

    const { page: other } = await pages.open({ javaScriptEnabled: false });
    await logInAs(other, 'Sophie Martin', '/tasks');
    await other.waitForURL('**/tasks', PATIENT);
    await other.press(`main a[href="${pathname}"]`, 'Enter');
    await other.waitForURL(`**${pathname}`, PATIENT);
    await byKeyboard(other, 'Accepter ce mandat');
    await other.waitForURL('**/accept', PATIENT);
    await other.press('main .acts button', 'Enter');
    await other.waitForURL('**/people', PATIENT);
    await other.selectOption('#person', { label: 'Lefèvre Paul' });
    await other.selectOption('#right-DSN', 'declare');
    await byKeyboard(other, 'Donner ces droits');
    await other.waitForURL(`**${pathname}`, PATIENT);
    expect(await other.textContent('main table')).toContain('Paul Lefèvre');

    await page.reload();
    expect(await page.textContent('main table')).toContain('Paul Lefèvre');
    await byKeyboard(page, 'Mettre fin');
    await page.waitForURL('**/end', PATIENT);
    expect(await page.textContent('main .note')).toContain('Paul Lefèvre');
    await page.fill('#reason', 'Fin du marché.');
    await page.press('main .acts button', 'Enter');
    await page.waitForURL(`**${pathname}`, PATIENT);
    expect(await page.textContent('main')).toContain('Fin du marché.');
    expect(await page.textContent('main .note')).toContain('Paul Lefèvre');
  });
});
