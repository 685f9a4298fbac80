import type { Page } from './page.ts';

const patternOf = (path: string): RegExp => new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`);

/** Whether a page answers by GET at a path (which may have a query and a fragment). */
export const leadsToOneOf = (pages: readonly Page[]): ((path: string) => boolean) => {
  const patterns = pages.filter((page) => page.get !== undefined).map(({ path }) => patternOf(path));
  return (path) => {
    const [pathname = ''] = path.split(/[?#]/);
    return patterns.some((pattern) => pattern.test(pathname));
  };
};
