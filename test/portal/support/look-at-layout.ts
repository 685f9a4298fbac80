import type { Page } from 'playwright-core';

/** The narrowest screen that WCAG names (1.4.10): 400 % of 1280. */
const NARROW = { width: 320, height: 256 };
const ZOOMED_TWICE = { width: 640, height: 400 };
/** A4 between its margins, in CSS pixels. */
const PAPER = { width: 680, height: 960 };

/** What the page looks for by itself. It is run there: it knows nothing from outside. */
const look = (how: 'as it is' | 'spaced' | 'twice the text' | 'every target' | 'printed' | 'forced') => {
  const root = document.documentElement;
  const faults: string[] = [];
  const called = (element: Element): string =>
    `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} “${element.textContent?.trim().slice(0, 40)}”`;

  /** Where rows stack, each cell says what its column is called, and the header is for those who hear it. */
  const isShown = (header: Element | null): boolean =>
    header === null || getComputedStyle(header).position !== 'absolute';

  /** Nothing sticks out of the page, and nothing out of what holds it. */
  const lookForOverflow = (): void => {
    const beyond = root.scrollWidth - root.clientWidth;
    if (beyond > 0) faults.push(`${beyond} px stick out of a screen of ${root.clientWidth}`);
    for (const element of document.querySelectorAll<HTMLElement>('header *, main *, footer *')) {
      const isBlock = !/^(inline|contents|none|ruby)$/.test(getComputedStyle(element).display);
      const isDrawing = element instanceof SVGElement;
      const isHidden =
        element.closest('.vh, select, [aria-hidden]') !== null || !isShown(element.closest('thead'));
      if (isDrawing || !isBlock || isHidden) continue;
      if (element.matches('input, textarea') || !element.checkVisibility()) continue;
      if (element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1)
        faults.push(`cut: ${called(element)}`);
    }
  };

  /** WCAG 1.4.12, by a sheet of script's own: the policy refuses styles in pages. */
  const space = (): (() => void) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }',
    );
    document.adoptedStyleSheets = [sheet];
    return () => {
      document.adoptedStyleSheets = [];
    };
  };

  /** A link within a sentence is as high as its line (2.5.8, exception). */
  const isWithinText = (element: Element): boolean =>
    getComputedStyle(element).display === 'inline' &&
    element.parentElement?.textContent?.trim() !== element.textContent?.trim();

  const lookAtTargets = (): void => {
    const targets = document.querySelectorAll<HTMLElement>(
      'a[href], button, input:not([type=hidden]), select, textarea, summary',
    );
    for (const target of targets) {
      if (target.closest('.vh, .skip') !== null || !target.checkVisibility()) continue;
      const { width, height } = (target.closest('label.pick, .chk label') ?? target).getBoundingClientRect();
      if (!isWithinText(target) && Math.min(width, height) < 24)
        faults.push(`a target of ${Math.round(width)} × ${Math.round(height)} px: ${called(target)}`);
      target.focus({ preventScroll: true });
      if (document.activeElement !== target) continue;
      target.scrollIntoView({ block: 'nearest' });
      const shown = target.closest('.pick') ?? target;
      if (getComputedStyle(shown).outlineStyle === 'none')
        faults.push(`no focus is seen on ${called(target)}`);
      const box = shown.getClientRects()[0] ?? shown.getBoundingClientRect();
      const top = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height, 40) / 2);
      if (top !== null && !shown.contains(top) && !top.contains(shown))
        faults.push(`${called(target)} is covered by ${called(top)}`);
    }
  };

  /** On paper: the words, without what can only be pressed. */
  const lookAtPaper = (): void => {
    lookForOverflow();
    for (const useless of document.querySelectorAll('main .btn, footer a, .menu a'))
      if (useless.checkVisibility()) faults.push(`printed: ${called(useless)}`);
    if (!document.querySelector('h1')?.checkVisibility()) faults.push('no title is printed');
  };

  /** Colours of the reader's own: what colour alone drew has a line as well. */
  const lookAtForced = (): void => {
    const drawn = '.btn, .box, .note, .pick, .tag.bad, .mx .c0 a, .steps > li, select, textarea';
    for (const element of document.querySelectorAll(`main :is(${drawn})`)) {
      const { borderStyle, outlineStyle } = getComputedStyle(element);
      const isWords = element.matches('.tag') && element.textContent?.trim() !== '';
      if (
        element.checkVisibility() &&
        `${borderStyle}${outlineStyle}`.replaceAll('none', '').trim() === '' &&
        !isWords
      )
        faults.push(`has no edge in forced colours: ${called(element)}`);
    }
  };

  const before = document.activeElement;
  if (how === 'as it is') lookForOverflow();
  if (how === 'every target') lookAtTargets();
  if (how === 'printed') lookAtPaper();
  if (how === 'forced') lookAtForced();
  if (how === 'spaced') {
    const undo = space();
    lookForOverflow();
    undo();
  }
  if (how === 'twice the text') {
    root.style.fontSize = '200%';
    lookForOverflow();
    root.style.fontSize = '';
  }
  if (before instanceof HTMLElement) before.focus();
  return faults.map((fault) => `${how}: ${fault}`);
};

/** How the page stands small, large, spaced, printed, in forced colours, and by the keyboard. It is left as it was. */
export const layoutFaults = async (page: Page): Promise<string[]> => {
  const before = page.viewportSize();
  const faults: string[] = [];
  const see = async (...ways: readonly Parameters<typeof look>[0][]) => {
    for (const way of ways) faults.push(...(await page.evaluate(look, way)));
  };
  await see('twice the text');
  await page.setViewportSize(NARROW);
  await see('as it is', 'spaced', 'every target');
  await page.setViewportSize(ZOOMED_TWICE);
  await see('as it is');
  await page.emulateMedia({ forcedColors: 'active' });
  await see('forced');
  await page.setViewportSize(PAPER);
  await page.emulateMedia({ forcedColors: null, media: 'print' });
  await see('printed');
  await page.emulateMedia({ media: null });
  if (before !== null) await page.setViewportSize(before);
  return faults;
};
