import { readFileSync } from 'node:fs';
import type { BrowserContext, Page } from 'playwright-core';
import { expect, inject, it } from 'vitest';
import { accessibilityFaults } from '../support/look-at-page.ts';
import { inBrowser, usePages } from '../support/pages.ts';
import { choose, logInAs, newAddress, portalOrigin } from '../support/people.ts';

const pathOf = (page: Page): string => page.url().replace(portalOrigin(), '');
const sessionOf = async (context: BrowserContext): Promise<string> =>
  (await context.cookies(portalOrigin())).find(({ name }) => name === 'session')?.value ?? '';

/** Three parts of base 64: what the issuer signs. */
const TOKEN = /eyJ[\w-]{20,}\.[\w-]{20,}\.[\w-]{20,}/;

inBrowser('a login', () => {
  const pages = usePages();

  it('takes three clicks from the public home to my tasks', async () => {
    const { page } = await pages.open();
    await page.goto(portalOrigin());
    await page.click('main >> text=Se connecter');
    await page.click('text=Continuer vers la connexion');
    expect(await accessibilityFaults(page)).toEqual([]);
    await choose(page, 'Marie Durand');
    expect(pathOf(page)).toBe('/tasks');
    expect(await page.textContent('h1')).toBe('Bonjour Marie');
    expect(await page.textContent('h3')).toBe('Commune de Clamart');
  });

  it('comes back to the page that was asked for, as a mail does', async () => {
    const { page } = await pages.open();
    await logInAs(page, 'Karim Benali', '/profile?from=mail');
    expect(pathOf(page)).toBe('/profile?from=mail');
  });

  it.each(['//evil.example', 'https://evil.example', '/\\evil.example', '/%2f..//evil.example'])(
    'stays here though it is asked to come back to %s',
    async (elsewhere) => {
      const { page } = await pages.open();
      await page.goto(`${portalOrigin()}/login/start?return=${encodeURIComponent(elsewhere)}`);
      await choose(page, 'Karim Benali');
      expect(new URL(page.url()).origin).toBe(portalOrigin());
    },
  );

  it('gives another session than the one that was slipped in', async () => {
    const attacker = await pages.open();
    await logInAs(attacker.page, newAddress());
    const fixed = await sessionOf(attacker.context);
    const victim = await pages.open();
    await victim.context.addCookies([{ name: 'session', value: fixed, url: portalOrigin() }]);
    await victim.page.goto(`${portalOrigin()}/login/start`);
    await choose(victim.page, 'Karim Benali');
    expect(await sessionOf(victim.context)).not.toBe(fixed);
    await attacker.page.goto(`${portalOrigin()}/tasks`);
    expect(pathOf(attacker.page)).toBe('/login?return=%2Ftasks');
  });

  it('needs no script', async () => {
    const { page } = await pages.open({ javaScriptEnabled: false });
    await logInAs(page, 'Karim Benali');
    expect(await page.textContent('h1')).toBe('Bonjour Karim');
  });

  it('needs no mouse', async () => {
    const { page } = await pages.open();
    await page.goto(portalOrigin());
    const press = async (words: string): Promise<void> => {
      for (let tabs = 0; tabs < 40; tabs += 1) {
        await page.keyboard.press('Tab');
        const focused = await page.evaluate(() => document.activeElement?.textContent ?? '');
        if (focused.includes(words)) return page.keyboard.press('Enter');
      }
      throw new Error(`nothing says « ${words} » to the keyboard`);
    };
    await press('Se connecter');
    await page.waitForURL('**/login');
    await press('Aller au contenu');
    await press('Continuer vers la connexion');
    await page.waitForURL('**/oidc/login/**');
    await press('Karim Benali');
    await page.waitForURL('**/tasks');
  });
});

inBrowser('a logout', () => {
  const pages = usePages();

  it('ends the session here and at the issuer, and the cookie that somebody copied opens nothing', async () => {
    const { context, page } = await pages.open();
    await logInAs(page, 'Karim Benali');
    const copied = await sessionOf(context);
    await page.click('header >> text=Se déconnecter');
    await page.waitForURL('**/logged-out');
    expect(await sessionOf(context)).toBe('');
    await context.addCookies([{ name: 'session', value: copied, url: portalOrigin() }]);
    await page.goto(`${portalOrigin()}/tasks`);
    expect(pathOf(page)).toBe('/login?return=%2Ftasks');
    await page.click('main .btn');
    expect(await page.textContent('h1')).toBe('Se connecter');
    expect(new URL(page.url()).origin).toBe(inject('system').api);
  });

  it('needs no script', async () => {
    const { page } = await pages.open({ javaScriptEnabled: false });
    await logInAs(page, 'Karim Benali');
    await page.click('header >> text=Se déconnecter');
    await page.click('text=Oui, me déconnecter');
    await page.waitForURL('**/logged-out');
  });
});

inBrowser('a token', () => {
  const pages = usePages();

  it('is in no page, address, cookie, store or log', async () => {
    const { context, page } = await pages.open();
    const seen: string[] = [];
    page.on('response', async (response) => {
      seen.push(response.url(), JSON.stringify(await response.allHeaders()));
      if (response.status() === 200) seen.push(await response.text().catch(() => ''));
    });
    await logInAs(page, newAddress(), '/profile');
    await page.click('text=Oui, tout est juste');
    await page.click('text=Retour à mes tâches');
    seen.push(JSON.stringify(await context.storageState()), readFileSync(inject('system').log, 'utf8'));
    await page.click('header >> text=Se déconnecter');
    await page.waitForURL('**/logged-out');
    const log = readFileSync(inject('system').log, 'utf8');
    expect(log).toContain('"route":"/profile/done"');
    expect(log).toContain('GET /me');
    expect([...seen, log].filter((text) => TOKEN.test(text))).toEqual([]);
  });
});
