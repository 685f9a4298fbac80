import axeCore from 'axe-core';
import { HtmlValidate } from 'html-validate';
import type { Page } from 'playwright-core';

/** RGAA 4.1.2 follows WCAG 2.1 AA; ours is 2.2 AA, and what axe holds for good practice. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface AxeResults {
  violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[];
}
declare const axe: { run: (options: object) => Promise<AxeResults> };

/** What is asked for alone, and nothing is fetched again: half the time. */
const LESS = { resultTypes: ['violations'], preload: false, elementRef: false };

const axeFaults = async (page: Page, options: object): Promise<string[]> => {
  const { violations } = await page.evaluate((run) => axe.run(run), { ...options, ...LESS });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
};

/** By colours of the light and of the dark; everything else does not depend on them. */
export const accessibilityFaults = async (page: Page): Promise<string[]> => {
  await page.evaluate(axeCore.source);
  const light = await axeFaults(page, { runOnly: { type: 'tag', values: TAGS } });
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await axeFaults(page, { runOnly: { type: 'rule', values: ['color-contrast'] } });
  await page.emulateMedia({ colorScheme: null });
  return [...light, ...dark.map((fault) => `dark ${fault}`)];
};

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // How Hono writes it: both are HTML.
    'void-style': 'off',
    'attribute-boolean-style': 'off',
    'attr-quotes': 'off',
    'doctype-style': 'off',
    'no-trailing-whitespace': 'off',
    // Roles are written out where `display` would take them away (components/table.tsx).
    'no-redundant-role': 'off',
    'prefer-native-element': 'off',
    'tel-non-breaking': 'off',
    'long-title': 'off',
    // Several ticks of one question.
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'submit'] }],
  },
});

export const markupFaults = async (html: string): Promise<string[]> => {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => `${ruleId} ${line}:${column} ${message}`),
  );
};

/** What no tool looks for: run in the page. */
const ownFaults = (): string[] => {
  const faults: string[] = [];
  const headings = document.querySelectorAll('h1');
  if (headings.length !== 1) faults.push(`${headings.length} h1`);
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.errs a')) {
    const field = document.querySelector(link.hash);
    if (field === null || !field.matches('input, select, textarea')) faults.push(`${link.hash} is no field`);
  }
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')) {
    if (document.querySelector(link.hash) === null) faults.push(`${link.hash} is nowhere`);
  }
  for (const act of document.querySelectorAll('main .btn:not([aria-hidden])')) {
    if (act.checkVisibility() && act.getBoundingClientRect().height < 44)
      faults.push(`${act.textContent} is too low`);
  }
  if (document.querySelectorAll('main .acts .btn:not(.alt)').length > 1) faults.push('two main acts');
  const isErroneous = document.querySelector('.errs') !== null;
  if (isErroneous && !/^(Erreur : |Error: )/.test(document.title)) faults.push('the title tells of no error');
  if (isErroneous && !document.activeElement?.matches('.errs')) faults.push('the summary has no focus');
  const text = document.body.innerText;
  const breaks = document.documentElement.lang === 'fr' ? (text.match(/\S+ [:;!?»]|« \S+/g) ?? []) : [];
  faults.push(...breaks.map((found) => `a line may break in “${found}”`));
  return faults;
};

/** The narrowest screen that WCAG names (1.4.10). */
const NARROW = { width: 320, height: 256 };

export const pageFaults = async (page: Page): Promise<string[]> => {
  const faults = await page.evaluate(ownFaults);
  const before = page.viewportSize();
  await page.setViewportSize(NARROW);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  if (overflow > 0) faults.push(`${overflow} px stick out of a screen of ${NARROW.width}`);
  if (before !== null) await page.setViewportSize(before);
  return faults;
};
