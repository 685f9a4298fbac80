import type { Route } from './route.ts';

const patternOf = (path: string): RegExp => new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`);

/** Whether a page answers by GET at a path (which may have a query and a fragment). */
export const leadsToOneOf = (routes: readonly Route[]): ((path: string) => boolean) => {
  const patterns = routes.filter(({ isOnlyForm }) => !isOnlyForm).map(({ path }) => patternOf(path));
  return (path) => {
    const [pathname = ''] = path.split(/[?#]/);
    return patterns.some((pattern) => pattern.test(pathname));
  };
};
