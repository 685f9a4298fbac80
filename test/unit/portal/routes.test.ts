import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { routesOf } from '../../../portal/page/route.ts';
import { loadPages, ROUTES } from '../../../portal/routes.ts';

const PAGES = join(import.meta.dirname, '../../../portal/pages');

it('has every page at the address that its route gives, and shows those that are no form alone', async () => {
  const declared = ROUTES.map(({ path, isOnlyForm }) => ({ path, isOnlyForm }));
  const loaded = routesOf(await loadPages()).map(({ path, isOnlyForm }) => ({ path, isOnlyForm }));
  expect(loaded).toEqual(declared);
});

it('leaves out no page of a task', async () => {
  const files = readdirSync(PAGES, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\/pages\.ts$/.test(name),
  );
  const tasks = await Promise.all(files.map((name) => import(join(PAGES, name))));
  const paths: string[] = tasks.flatMap(({ PAGES: pages }) =>
    pages.map(({ path }: { path: string }) => path),
  );
  expect(paths.toSorted()).toEqual(ROUTES.map(({ path }) => path).toSorted());
});
