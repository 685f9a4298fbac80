import { type Browser, chromium } from 'playwright-core';
import type { AssetAddresses } from '../infra/portal-bundle.ts';
import { listen } from '../local/http-server.ts';
import { type PortalHandler, servePortal } from '../local/portal-server.ts';
import { launchBrowser } from '../test/portal/support/find-browser.ts';
import { median } from './interleave.ts';
import type { openPages } from './portal-pages.ts';

/** What the bundle of portal-pages.ts exports. */
export interface Pages {
  openPages: typeof openPages;
}

const VISITS = 7;
const PAGE = '/tasks';
/** As on a slow phone line: 1.6 Mbps there, 0.75 Mbps back, 150 ms. */
const NETWORK = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 };
/** How long a page may still move, or paint something larger. */
const SETTLED_MILLISECONDS = 500;

type Cookie = Awaited<ReturnType<typeof openPages>>['cookie'];

interface Painted {
  /** When the largest content shows, in milliseconds from the start of the visit. */
  largest: number;
  /** How far what is shown has moved by itself. */
  shift: number;
}

/** Runs in the page, which tells what it has painted and moved. */
const READ_PAINTS = `new Promise((resolve) => {
  const painted = { largest: 0, shift: 0 };
  new PerformanceObserver((list) => {
    for (const { startTime } of list.getEntries()) painted.largest = startTime;
  }).observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => {
    for (const { value } of list.getEntries()) painted.shift += value;
  }).observe({ type: 'layout-shift', buffered: true });
  setTimeout(() => resolve(painted), ${SETTLED_MILLISECONDS});
})`;

/** A first visit: nothing is kept from before. */
const visit = async (browser: Browser, origin: string, cookie: Cookie): Promise<Painted> => {
  const context = await browser.newContext();
  try {
    await context.addCookies([{ ...cookie, url: origin }]);
    const page = await context.newPage();
    const devTools = await context.newCDPSession(page);
    await devTools.send('Network.emulateNetworkConditions', NETWORK);
    await page.goto(`${origin}${PAGE}`, { waitUntil: 'load' });
    return await page.evaluate<Painted>(READ_PAINTS);
  } finally {
    await context.close();
  }
};

/** Keeps the first answer, and gives it to everybody from then on. */
const asFile = (handler: PortalHandler): PortalHandler => {
  let first: ReturnType<PortalHandler> | undefined;
  return (event) => {
    first ??= handler(event);
    return first;
  };
};

/**
 * First visits of « Mes tâches » beside those of a file with the same bytes and the same style, in turns.
 * @returns undefined where no browser runs
 */
export const compareLoading = async (pages: Pages, folder: string, assets: AssetAddresses) => {
  const launched = await launchBrowser();
  if (launched === undefined) return undefined;
  const [rendered, file] = await Promise.all([listen(0), listen(0)]);
  try {
    const browser = await chromium.connect(launched.wsEndpoint());
    const { handler, cookie } = await pages.openPages({ assets, origin: rendered.origin });
    servePortal(rendered.server, { assets: folder, handler });
    servePortal(file.server, { assets: folder, handler: asFile(handler) });
    const visits: Record<'rendered' | 'file', Painted[]> = { rendered: [], file: [] };
    for (let turn = 0; turn <= VISITS; turn += 1) {
      const pair = {
        rendered: await visit(browser, rendered.origin, cookie),
        file: await visit(browser, file.origin, cookie),
      };
      // The first pair starts the browser's own parts.
      if (turn === 0) continue;
      visits.rendered.push(pair.rendered);
      visits.file.push(pair.file);
    }
    const largest = (of: readonly Painted[]): number => median(of.map((each) => each.largest));
    return {
      largestPaintMilliseconds: largest(visits.rendered),
      ratioToFile: largest(visits.rendered) / largest(visits.file),
      layoutShift: Math.max(...visits.rendered.map(({ shift }) => shift)),
    };
  } finally {
    await launched.close();
    for (const { server } of [rendered, file]) {
      server.closeAllConnections();
      server.close();
    }
  }
};
