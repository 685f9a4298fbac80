import type { Page } from './page.ts';

/** Where a page is, before its code is loaded. */
export interface Route {
  path: string;
  /** Nothing is shown there: a form elsewhere is sent to it. */
  isOnlyForm: boolean;
  load: () => Promise<Page>;
}

type Place = string | { onlyForm: string };

const pageAt = (pages: readonly Page[], path: string): Page => {
  const page = pages.find((each) => each.path === path);
  if (page === undefined) throw new Error(`the task has no page at ${path}`);
  return page;
};

/** The pages of one task, whose code is one part of what is deployed: loaded when one of them is first asked for. */
export const taskAt = (load: () => Promise<{ PAGES: readonly Page[] }>, places: readonly Place[]): Route[] =>
  places.map((place) => {
    const path = typeof place === 'string' ? place : place.onlyForm;
    return {
      path,
      isOnlyForm: typeof place !== 'string',
      load: async () => pageAt((await load()).PAGES, path),
    };
  });

/** Pages whose code is here already. */
export const routesOf = (pages: readonly Page[]): Route[] =>
  pages.map((page) => ({
    path: page.path,
    isOnlyForm: page.get === undefined,
    load: () => Promise.resolve(page),
  }));
