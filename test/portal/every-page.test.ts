import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadPages } from '../../portal/routes.ts';
import type { TestPortal } from '../support/portal/test-portal.ts';
import { startExamplePortal } from './support/example-portal.ts';
import { layoutFaults } from './support/look-at-layout.ts';
import { accessibilityFaults, markupFaults, pageFaults } from './support/look-at-page.ts';
import { readExamples } from './support/page-example.ts';
import { inBrowser, usePages } from './support/pages.ts';
import { type ShowExample, showExamplesOf } from './support/show-example.ts';

const PAGES = await loadPages();
const EXAMPLES = await readExamples();
/** One state of each page is looked at in every size and way: its layout is its components'. */
const FIRST_OF_EACH = EXAMPLES.filter(
  ({ page }, index) => EXAMPLES.findIndex((each) => each.page === page) === index,
);
const MAX_CALLS = 3;
const DESKTOP = { viewport: { width: 1280, height: 800 } };

describe('the examples of pages', () => {
  it('leave no page out', () => {
    const shown = new Set(EXAMPLES.map(({ page }) => page));
    expect(PAGES.filter(({ path }) => !shown.has(path)).map(({ path }) => path)).toEqual([]);
  });

  it('send every form', () => {
    const sent = new Set(EXAMPLES.filter(({ send }) => send !== undefined).map(({ page }) => page));
    const forms = PAGES.filter((page) => page.who === 'people' && page.post && page.get).map(
      ({ path }) => path,
    );
    expect(forms.filter((path) => !sent.has(path))).toEqual([]);
  });
});

inBrowser('every page in every state', () => {
  const pages = usePages();
  const titles = new Map<string, Set<string>>();
  let portal: TestPortal;

  beforeAll(async () => {
    portal = await startExamplePortal();
  });

  let stranger: Page;
  let person: Page;
  let show: ShowExample;
  beforeAll(async () => {
    stranger = (await pages.openForAll(DESKTOP)).page;
    const opened = await pages.openForAll(DESKTOP);
    const { id, session } = await portal.logIn();
    show = showExamplesOf(portal, session);
    await opened.context.addCookies([{ name: 'session', value: id, url: portal.origin }]);
    person = opened.page;
  });

  it.each(EXAMPLES)('$page: $state', async (example) => {
    const page = example.as === 'stranger' ? stranger : person;
    const response = await show(page, example);
    const html = (await response?.text()) ?? '';
    await page.waitForLoadState();
    expect(response?.status()).toBe(example.status ?? 200);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await markupFaults(html)).toEqual([]);
    expect(await pageFaults(page)).toEqual([]);
    if (FIRST_OF_EACH.some(({ page: path, state }) => path === example.page && state === example.state))
      expect(await layoutFaults(page)).toEqual([]);
    expect(html).not.toMatch(/access-of-|refresh-of-|style=|<style|onclick|javascript:/);
    expect(portal.register.asked.length).toBeLessThanOrEqual(MAX_CALLS);
    const isItself = new URL(page.url()).pathname === example.page && response?.ok();
    if (isItself)
      titles.set(await page.title(), (titles.get(await page.title()) ?? new Set()).add(example.page));
  });

  it('has a title of its own', () => {
    // The public home has a second address, for those who are logged in.
    const shared = [...titles].filter(
      ([, paths]) => paths.size > 1 && !(paths.has('/') && paths.has('/help')),
    );
    expect(shared).toEqual([]);
  });
});
