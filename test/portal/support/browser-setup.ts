import type { TestProject } from 'vitest/node';
import { launchBrowser } from './find-browser.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the one browser of all tests is reached; empty where there is none. */
    browser: string;
  }
}

const NOTHING_FOUND =
  'Pages were not tested in a browser: none was found. Install Chrome, Chromium or Edge; on Linux (x64) npm brings one.';

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await launchBrowser();
  // biome-ignore lint/suspicious/noConsole: whoever reads the run must know what it did not test
  if (server === undefined) console.log(NOTHING_FOUND);
  project.provide('browser', server?.wsEndpoint() ?? '');
  return async () => {
    await server?.close();
  };
}
