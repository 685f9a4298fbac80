import { join } from 'node:path';
import { type BrowserServer, chromium, type LaunchOptions } from 'playwright-core';

/** Whoever is root has no sandbox, which Chromium does without only if it is told to. */
const ARGS = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

type Way = () => Promise<LaunchOptions>;

/** Those that a machine may have, in the order in which they are taken. */
const installed: readonly Way[] = [
  { channel: 'chrome' },
  { channel: 'msedge' },
  { executablePath: '/usr/bin/chromium' },
  { executablePath: '/usr/bin/chromium-browser' },
].map((options) => async () => options);

/** The one that npm brings, for Linux on x64; the second way has the libraries that a small system lacks. */
const fromNpm: readonly Way[] = [
  async () => {
    const { default: brought } = await import('@sparticuz/chromium');
    return { executablePath: await brought.executablePath(), args: ['--no-sandbox'] };
  },
  async () => {
    const { default: brought, inflate } = await import('@sparticuz/chromium');
    const packed = join(import.meta.dirname, '../../../node_modules/@sparticuz/chromium/bin/al2023.tar.br');
    const libraries = join(await inflate(packed), 'lib');
    return {
      executablePath: await brought.executablePath(),
      args: ['--no-sandbox'],
      env: { ...process.env, LD_LIBRARY_PATH: libraries },
    };
  },
];

/** A browser for all tests: one that is installed, else the one from npm. Undefined where none runs. */
export const launchBrowser = async (): Promise<BrowserServer | undefined> => {
  const isBrought = process.platform === 'linux' && process.arch === 'x64';
  for (const way of [...installed, ...(isBrought ? fromNpm : [])]) {
    try {
      return await chromium.launchServer({ args: ARGS, ...(await way()) });
    } catch {
      // Not there, or it does not run here: the next one.
    }
  }
  return undefined;
};
