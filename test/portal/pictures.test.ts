import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, it } from 'vitest';
import type { TestPortal } from '../support/portal/test-portal.ts';
import { startExamplePortal } from './support/example-portal.ts';
import { readExamples } from './support/page-example.ts';
import { inBrowser, usePages } from './support/pages.ts';

const FOLDER = join(import.meta.dirname, '../../docs/pictures');
const SCREEN = { viewport: { width: 1280, height: 860 } };

/** What README and the help show, by the page and the state of its example. */
const PICTURES = [
  { name: 'tasks', page: '/tasks', state: 'every kind of task, bodies in every state' },
  { name: 'overview', page: '/organisations/:siren', state: 'one thing that nobody may sign' },
  { name: 'coverage', page: '/organisations/:siren/coverage', state: 'many' },
  { name: 'request', page: '/administrator-changes/:id', state: 'of a candidate with a letter' },
] as const;

const EXAMPLES = await readExamples();

/** Written by `npm run docs:pictures` alone: a picture depends on the browser. */
const isAsked = process.env.WRITE_PICTURES !== undefined;

inBrowser('pictures of pages', () => {
  const pages = usePages();
  let portal: TestPortal;
  beforeAll(async () => {
    portal = await startExamplePortal();
    mkdirSync(FOLDER, { recursive: true });
  });

  it.skipIf(!isAsked).each(PICTURES)('show $page', async ({ name, page: path, state }) => {
    const example = EXAMPLES.find((each) => each.page === path && each.state === state);
    if (example === undefined) throw new Error(`no example of ${path}: ${state}`);
    const { page, context } = await pages.open(SCREEN);
    const { id } = await portal.logIn();
    await context.addCookies([{ name: 'session', value: id, url: portal.origin }]);
    portal.register.answerWith(example.answers ?? {});
    await page.goto(`${portal.origin}${example.at ?? path}`);
    await page.screenshot({ path: join(FOLDER, `${name}.png`) });
  });
});
