import type { Page, Response } from 'playwright-core';
import type { TestPortal } from '../../support/portal/test-portal.ts';
import type { PageExample } from './page-example.ts';

/** @returns the page as it was sent, with its status */
export type ShowExample = (page: Page, example: PageExample & { page: string }) => Promise<Response | null>;

type Session = Awaited<ReturnType<TestPortal['logIn']>>['session'];

/** Brings a page into the state of an example, for whoever has this session in the page's browser. */
export const showExamplesOf =
  (portal: TestPortal, session: Session): ShowExample =>
  async (page, { at, page: path, answers = {}, draft, send, afterwards }) => {
    if (draft !== undefined)
      await portal.services.drafts.keep(session, draft.form, Object.entries(draft.answers), 'example');
    portal.register.answerWith(answers);
    const shown = await page.goto(`${portal.origin}${at ?? path}`);
    if (send === undefined) return shown;
    for (const [name, value] of Object.entries(send)) {
      const tick = page.locator(`main [name="${name}"][type=checkbox][value="${value}"]`);
      const select = page.locator(`main select[name="${name}"]`);
      if ((await tick.count()) > 0) await tick.check();
      else if ((await select.count()) > 0) await select.selectOption(value);
      else await page.fill(`main [name="${name}"]`, value);
    }
    portal.register.answerWith({ ...answers, ...afterwards });
    const answered = page.waitForResponse(
      (response) => response.request().isNavigationRequest() && response.status() !== 303,
    );
    await page.click('main form [type=submit]');
    return answered;
  };
