import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { inject } from 'vitest';

export const portalOrigin = (): string => inject('system').portal;

/** Somebody whom the register has never seen, with a name: the issuer takes it from what precedes the `@`. */
export const newAddress = (): string => `nouvelle.personne@${randomUUID()}.example`;

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
