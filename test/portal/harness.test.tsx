import { raw } from 'hono/html';
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { show } from '../../portal/page/answer.ts';
import { publicPage } from '../../portal/page/page.ts';
import type { TestPortal } from '../support/portal/test-portal.ts';
import { startExamplePortal } from './support/example-portal.ts';
import { accessibilityFaults, markupFaults, pageFaults } from './support/look-at-page.ts';
import { inBrowser, usePages } from './support/pages.ts';

const SPOILT = `<!doctype html><html lang="fr"><head><title>A</title></head><body><main>
<h1>A</h1><h1>B</h1><p style="color:red">Qui ?</p><img src="/a.png"><input id="x"><input id="x">
<div class="errs"><a href="#nowhere">B</a></div><script>document.title = 'C'</script>
<p class="wide">${'a'.repeat(300)}</p></main></body></html>`;

/** What looks at pages must see what is wrong with them. */
inBrowser('whoever looks at a page', () => {
  const pages = usePages();
  let portal: TestPortal;
  let page: Page;
  beforeAll(async () => {
    portal = await startExamplePortal([publicPage('/spoilt', () => show(raw(SPOILT)))]);
    const opened = await pages.openForAll();
    // What is French alone is set by us.
    await opened.context.addCookies([{ name: 'language', value: 'en', url: portal.origin }]);
    page = opened.page;
  });

  it('hears of what its policy forbids', async () => {
    await page.goto(`${portal.origin}/spoilt`);
    expect(await page.title()).toBe('A');
    const heard = pages.complaints.splice(0);
    expect(heard.filter((text) => text.includes('inline style'))).toHaveLength(1);
    expect(heard.filter((text) => text.includes('inline script'))).toHaveLength(1);
  });

  it('sees what keeps people out, what is no HTML and what is against our rules', async () => {
    expect((await accessibilityFaults(page)).join()).toMatch(/image-alt.*label/);
    expect((await markupFaults(SPOILT)).join()).toMatch(/no-dup-id/);
    const own = (await pageFaults(page)).join();
    for (const fault of [
      '2 h1',
      '#nowhere',
      'the title tells of no error',
      'the summary has no focus',
      'Qui ?',
      'px stick out',
    ]) {
      expect(own).toContain(fault);
    }
  });
});
