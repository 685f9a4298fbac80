import { expect, it } from 'vitest';
import { inBrowser, usePages } from '../support/pages.ts';
import { logInAs } from '../support/people.ts';

const MEMBERS = '/organisations/219200235/members';

inBrowser('the members of a body', () => {
  const pages = usePages();

  it.each([true, false])('are listed by name, and found (scripts: %s)', async (javaScriptEnabled) => {
    const { page } = await pages.open({ javaScriptEnabled });
    await logInAs(page, 'Marie Durand', `${MEMBERS}?status=active`);
    const names = await page.locator('tbody th').allTextContents();
    expect(names.map((name) => name.split(' ')[0])).toEqual(expect.arrayContaining(['Benali', 'Durand']));
    expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b, 'fr')));
    await page.fill('#q', 'bénali');
    await page.click('main form >> text=Filtrer');
    expect(await page.locator('tbody th').allTextContents()).toEqual(['Benali Karim']);
    await page.fill('#q', 'personne de ce nom');
    await page.press('#q', 'Enter');
    expect(await page.textContent('main .note')).toContain('personne de ce nom');
    await page.click('main .note >> text=effacez le filtre');
    expect(await page.locator('tbody th').count()).toBeGreaterThanOrEqual(2);
  });

  it('are for administrators alone', async () => {
    const { page } = await pages.open();
    await logInAs(page, 'Karim Benali', MEMBERS);
    expect(await page.locator('table').count()).toBe(0);
  });
});
