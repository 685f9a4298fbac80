import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, it } from 'vitest';
import { PICTURE_SIZE, PICTURES, type PictureName } from '../../portal/http/assets.ts';
import type { TestPortal } from '../support/portal/test-portal.ts';
import { startExamplePortal } from './support/example-portal.ts';
import { readExamples } from './support/page-example.ts';
import { inBrowser, usePages } from './support/pages.ts';
import { inFewColours } from './support/palette-png.ts';
import { showExamplesOf } from './support/show-example.ts';

const ROOT = join(import.meta.dirname, '../..');
const SCREEN = { width: 1280, height: 860 };
/** As wide as a guide's column nearly is, so that its words can be read there. */
const PART = { width: PICTURE_SIZE.width, height: 1_600 };

/** A page in the state of its example. */
interface Shown {
  page: string;
  state: string;
  /** Where the picture begins, if not with the page's own part. */
  from?: string;
}

/** What README shows. */
const SCREENS: Readonly<Record<string, Shown>> = {
  tasks: { page: '/tasks', state: 'every kind of task, bodies in every state' },
  overview: { page: '/organisations/:siren', state: 'one thing that nobody may sign' },
  coverage: { page: '/organisations/:siren/coverage', state: 'many' },
  request: { page: '/administrator-changes/:id', state: 'of a candidate with a letter' },
};

/** What the guides show: the beginning of what is the page's own. */
const PARTS: Readonly<Record<PictureName, Shown>> = {
  'add-member': { page: '/organisations/:siren/members/new/rights', state: 'asked' },
  coverage: { page: '/organisations/:siren/coverage', state: 'many', from: '.mx' },
  'end-access': { page: '/organisations/:siren/members/:personId/end', state: 'something stays uncovered' },
  approve: { page: '/administrator-changes/:id', state: 'of an administrator' },
  invitation: { page: '/invitations/:id', state: 'several rights, somewhere, for a time' },
  profile: { page: '/profile', state: 'stale' },
  'own-card': { page: '/organisations/:siren/members/me', state: 'a declarant’s' },
  places: { page: '/administrator-changes/new/places', state: 'many' },
  request: { page: '/administrator-changes/:id', state: 'of a candidate with a letter' },
  key: { page: '/administrator-changes/:id/key', state: 'asked' },
};

const EXAMPLES = await readExamples();

/** Written by `npm run docs:pictures` alone: a picture depends on the browser. */
const isAsked = process.env.WRITE_PICTURES !== undefined;

inBrowser('pictures of pages', () => {
  const pages = usePages();
  let portal: TestPortal;
  beforeAll(async () => {
    if (!isAsked) return;
    mkdirSync(join(ROOT, 'docs/pictures'), { recursive: true });
    portal = await startExamplePortal();
  });

  const show = async (viewport: typeof SCREEN, shown: Shown): Promise<Page> => {
    const example = EXAMPLES.find((each) => each.page === shown.page && each.state === shown.state);
    if (example === undefined) throw new Error(`no example of ${shown.page}: ${shown.state}`);
    const { page, context } = await pages.open({ viewport });
    const { id, session } = await portal.logIn();
    await context.addCookies([{ name: 'session', value: id, url: portal.origin }]);
    await showExamplesOf(portal, session)(page, example);
    return page;
  };

  it.skipIf(!isAsked).each(Object.entries(SCREENS))('show %s whole', async (name, shown) => {
    const page = await show(SCREEN, shown);
    writeFileSync(join(ROOT, `docs/pictures/${name}.png`), inFewColours(await page.screenshot()));
  });

  it.skipIf(!isAsked).each(PICTURES)('show what %s is about', async (name) => {
    const { from = 'main', ...shown } = PARTS[name];
    const page = await show(PART, shown);
    const top = await page
      .locator(from)
      .first()
      .evaluate((part) => part.getBoundingClientRect().top);
    const picture = await page.screenshot({ clip: { x: 0, y: Math.round(top), ...PICTURE_SIZE } });
    writeFileSync(join(ROOT, `portal/pictures/${name}.png`), inFewColours(picture));
  });
});
