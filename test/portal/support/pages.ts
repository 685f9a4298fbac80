import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';
import { afterAll, afterEach, describe, expect, inject } from 'vitest';

/** Where no browser is found these are left out, and the run says so. */
export const inBrowser = describe.skipIf(inject('browser') === '');

let browser: Promise<Browser> | undefined;
const connected = (): Promise<Browser> => {
  browser ??= chromium.connect(inject('browser'));
  return browser;
};

/** What browsers say when a page breaks its content security policy, or when a script of ours fails. */
const isComplaint = (text: string): boolean => /content security policy|uncaught|refused to/i.test(text);

const watch = (page: Page, complaints: string[]): void => {
  page.on('console', (message) => {
    if (isComplaint(message.text())) complaints.push(`${page.url()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
};

/** Contexts of the one browser, each with nothing of the others; what a page complains of fails its test. */
export const usePages = () => {
  const contexts: BrowserContext[] = [];
  const lasting: BrowserContext[] = [];
  const complaints: string[] = [];

  const close = async (list: BrowserContext[]): Promise<void> => {
    for (const context of list.splice(0)) await context.close();
  };
  afterEach(async () => {
    const heard = complaints.splice(0);
    await close(contexts);
    expect(heard).toEqual([]);
  });
  afterAll(() => close(lasting));

  const openIn = async (list: BrowserContext[], options: BrowserContextOptions) => {
    const context = await (await connected()).newContext(options);
    list.push(context);
    context.on('page', (page) => watch(page, complaints));
    return { context, page: await context.newPage() };
  };

  return {
    /** For one test. */
    open: (options: BrowserContextOptions = {}) => openIn(contexts, options),
    /** For all tests of a file. */
    openForAll: (options: BrowserContextOptions = {}) => openIn(lasting, options),
    complaints,
  };
};
