import type { Page } from 'playwright-core';
import { inject } from 'vitest';

export const portalOrigin = (): string => inject('system').portal;

let newcomers = 0;
/** Somebody whom the register has never seen. */
export const newAddress = (): string => {
  newcomers += 1;
  return `personne.${process.pid}.${newcomers}@nouvelle.example`;
};

/** On the issuer's page: a demo person by name, or anybody by address. */
export const choose = async (page: Page, who: string): Promise<void> => {
  if (!who.includes('@')) return page.click(`button:has-text("${who}")`);
  await page.fill('#email', who);
  await page.click('text=Continuer');
};

/** From a page of the portal that asks for a login, or from its own. */
export const logInAs = async (page: Page, who: string, path = '/login'): Promise<void> => {
  await page.goto(`${portalOrigin()}${path}`);
  await page.click('main .btn');
  await choose(page, who);
};
