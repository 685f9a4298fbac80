import type { Page } from 'playwright-core';
import { PATIENCE_MILLISECONDS } from '../../support/patience.ts';

/** On a busy machine the pages of a bulk change wait less long than its work takes: whoever comes back sees it. */
export const waitForTitle = async (page: Page, title: string): Promise<void> => {
  const deadline = performance.now() + PATIENCE_MILLISECONDS;
  while ((await page.textContent('h1')) !== title) {
    if (performance.now() > deadline) throw new Error(`still “${await page.textContent('h1')}”`);
    // The page goes on by itself meanwhile, so that nothing on it can be counted on: its own address shows how far it is.
    const { origin, pathname } = new URL(page.url());
    await page.goto(`${origin}${pathname}`).catch(() => page.waitForLoadState());
  }
};
