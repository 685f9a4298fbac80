import type { BrowserContext, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { inBrowser, usePages } from '../support/pages.ts';
import { choose, newAddress, portalOrigin } from '../support/people.ts';

const pathOf = (page: Page): string => page.url().replace(portalOrigin(), '');
const sessionOf = async (context: BrowserContext): Promise<string> =>
  (await context.cookies(portalOrigin())).find(({ name }) => name === 'session')?.value ?? '';

/** As if the login had been done 20 minutes ago: the local issuer dates it back. */
const logInLongAgo = async (page: Page, email: string, path: string): Promise<void> => {
  await page.goto(`${portalOrigin()}${path}`);
  await page.click('main .btn');
  await page.evaluate(() => {
    const field = document.createElement('input');
    field.type = 'hidden';
    field.name = 'minutesAgo';
    field.value = '20';
    document.querySelector<HTMLInputElement>('#email')?.form?.append(field);
  });
  await choose(page, email);
};

/** @returns the address where the form is kept */
const correctTooLate = async (page: Page, email: string): Promise<string> => {
  await logInLongAgo(page, email, '/profile/correct');
  await page.fill('#familyName', 'Le Goff');
  await page.fill('#phone', '01 46 62 35 35');
  await page.click('text=Enregistrer');
  await page.waitForURL('**/confirm-identity?**');
  expect(await page.textContent('main')).toContain('Ce que vous aviez saisi est gardé');
  return new URL(page.url()).searchParams.get('return') ?? '';
};

inBrowser('a login of 20 minutes ago', () => {
  const pages = usePages();

  it('corrects no details before its person has proven anew who they are, and then in one more click', async () => {
    const { context, page } = await pages.open();
    const email = newAddress();
    const kept = await correctTooLate(page, email);
    const before = await sessionOf(context);
    await page.click('text=M’identifier de nouveau');
    await choose(page, email);
    await page.waitForURL(`**${kept}`);
    expect(await sessionOf(context)).not.toBe(before);
    expect(await page.inputValue('#familyName')).toBe('Le Goff');
    expect(await page.inputValue('#phone')).toBe('01 46 62 35 35');
    await page.click('text=Enregistrer');
    await page.waitForURL('**/profile/done');
    await page.goto(`${portalOrigin()}/profile`);
    expect(await page.textContent('dl')).toContain('01 46 62 35 35');
  });

  it('is not renewed by somebody else, who sees nothing of the form', async () => {
    const { context, page } = await pages.open();
    const kept = await correctTooLate(page, newAddress());
    const before = await sessionOf(context);
    await page.click('text=M’identifier de nouveau');
    await choose(page, newAddress());
    await page.waitForURL('**/callback?**');
    expect(await page.textContent('main')).toContain('Vous avez utilisé un autre compte');
    expect(await sessionOf(context)).toBe(before);

    // The issuer now knows the other one, who does not have to choose again.
    await page.goto(`${portalOrigin()}/login/start?return=${encodeURIComponent(kept)}`);
    await page.waitForURL(`**${kept}`);
    expect(await page.inputValue('#phone')).not.toBe('01 46 62 35 35');
  });

  it('still reads, and confirms details that are right', async () => {
    const { page } = await pages.open();
    await logInLongAgo(page, newAddress(), '/profile');
    await page.click('text=Oui, tout est juste');
    expect(pathOf(page)).toBe('/profile/done');
  });
});
