import type { Page } from 'playwright-core';

/** How many pages somebody has seen from now on: what a task costs. */
export const countScreens = (page: Page): (() => number) => {
  let screens = 0;
  page.on('response', (response) => {
    const isPage = response.request().isNavigationRequest() && response.frame() === page.mainFrame();
    if (isPage && response.status() !== 303) screens += 1;
  });
  return () => screens;
};
