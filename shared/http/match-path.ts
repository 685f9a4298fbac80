import type { Route } from './route.ts';

const isVariable = (segment: string): boolean => segment.startsWith('{');

const decode = (segment: string): string | undefined => {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
};

/** Which of these routes has the path, whatever the method, as API Gateway matches it: a literal segment wins over a variable one. */
export const routesAt = <R extends Pick<Route, 'path'>>(routes: readonly R[], path: string): R[] => {
  const given = path.split('/').map(decode);
  if (given.includes(undefined)) return [];
  const fits = routes
    .map((route) => ({ route, segments: route.path.split('/') }))
    .filter(
      ({ segments }) =>
        segments.length === given.length &&
        segments.every((segment, index) =>
          isVariable(segment) ? given[index] !== '' : segment === given[index],
        ),
    );
  const variables = ({ segments }: (typeof fits)[number]): number => segments.filter(isVariable).length;
  const fewest = Math.min(...fits.map(variables));
  return fits.filter((each) => variables(each) === fewest).map(({ route }) => route);
};

/** The values of a path's variables. */
export const variablesIn = (
  { path: template }: Pick<Route, 'path'>,
  path: string,
): Record<string, string> => {
  const given = path.split('/').map(decode);
  return Object.fromEntries(
    template
      .split('/')
      .flatMap((segment, index) =>
        isVariable(segment) ? [[segment.slice(1, -1), given[index] ?? ''] as const] : [],
      ),
  );
};

/** The method whose route answers: HEAD is answered as GET, without a body. */
export const answeringMethod = (method: string): string => (method === 'HEAD' ? 'GET' : method);
