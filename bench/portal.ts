import { execFileSync } from 'node:child_process';
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { buildSync } from 'esbuild';
import {
  type AssetAddresses,
  buildPortalAssets,
  buildPortalHandler,
  handlerOptions,
} from '../infra/portal-bundle.ts';
import { median } from './interleave.ts';
import { compareLoading, type Pages } from './portal-loading.ts';

const PROCESSES = 15;
const RENDERINGS = 60;
const ROOT = join(import.meta.dirname, '..');
const COVERAGE = '/organisations/219200235/coverage';

/** The floor: the router and one page of its own kind. */
const HONO = `
import { Hono } from 'hono';
import { jsx } from 'hono/jsx';
const app = new Hono();
app.get('/', (c) => c.html(jsx('p', {}, 'ok').toString()));
export const handler = app.fetch;
`;

/** Besides, what Node brings that any portal with sessions and compressed pages loads. It is used: esbuild drops it else. */
const HONO_AND_NODE = `
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
export const used = [createHash, gzipSync];
${HONO}`;

const ENVIRONMENT = {
  PORTAL_URL: 'https://portal.example',
  API_URL: 'https://api.example',
  FILES_ORIGIN: 'https://files.example',
  SESSIONS_TABLE_NAME: 'sessions',
  SESSION_SECRET_NAME: 'session',
  CLIENT_SECRET_NAME: 'client',
  ISSUER: 'https://issuer.example',
  CLIENT_ID: 'portal',
  LOGIN_SCOPE: 'openid portal',
  LOGOUT_URL: 'https://issuer.example/logout',
  AWS_REGION: 'eu-west-3',
  AWS_ACCESS_KEY_ID: 'bench',
  AWS_SECRET_ACCESS_KEY: 'bench',
};

const importMilliseconds = (bundle: string, assets: AssetAddresses): number => {
  const script = `const t = performance.now(); await import('${pathToFileURL(bundle).href}'); console.log(performance.now() - t);`;
  const printed = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
    env: { ...process.env, ...ENVIRONMENT, ASSETS: JSON.stringify(assets) },
    encoding: 'utf8',
  });
  return Number(printed);
};

const sizeOf = (folder: string): number =>
  readdirSync(folder)
    .map((name) => statSync(join(folder, name)).size)
    .reduce((sum, bytes) => sum + bytes, 0);

/** In turns, each in a process of its own, so that whatever slows the machine slows all. */
const compareImports = (folder: string, assets: AssetAddresses) => {
  const parts = join(folder, 'portal');
  buildPortalHandler(parts);
  const bundled = (name: string, source: string): string => {
    const [entry, outfile] = [join(folder, `${name}.ts`), join(folder, `${name}.mjs`)];
    writeFileSync(entry, source);
    buildSync({ ...handlerOptions, entryPoints: [entry], outfile });
    return outfile;
  };
  const bundles = {
    portal: join(parts, 'index.mjs'),
    hono: bundled('hono', HONO),
    honoAndNode: bundled('hono-and-node', HONO_AND_NODE),
  };
  const names = ['portal', 'hono', 'honoAndNode'] as const;
  const times: Record<(typeof names)[number], number[]> = { portal: [], hono: [], honoAndNode: [] };
  for (let run = 0; run < PROCESSES; run += 1) {
    for (const name of names) times[name].push(importMilliseconds(bundles[name], assets));
  }
  const milliseconds = (name: keyof typeof bundles): number => median(times[name]);
  return {
    bundleBytes: sizeOf(parts),
    import: {
      milliseconds: milliseconds('portal'),
      honoMilliseconds: milliseconds('hono'),
      ratioToHono: milliseconds('portal') / milliseconds('hono'),
      ratioToHonoAndNode: milliseconds('portal') / milliseconds('honoAndNode'),
    },
  };
};

const compressed = (content: string | Buffer): number => gzipSync(content).length;

/** Addresses in the page or its style that lead a browser to load something from elsewhere. */
const foreign = (html: string, style: string): number =>
  [
    ...html.matchAll(/\b(?:src|srcset|data)="(https?:)?\/\//g),
    ...style.matchAll(/url\((['"]?)(https?:)?\/\//g),
  ].length;

const measureViews = async (folder: string, assetsFolder: string, assets: AssetAddresses) => {
  const bundle = join(folder, 'pages.mjs');
  buildSync({
    ...handlerOptions,
    entryPoints: [join(import.meta.dirname, 'portal-pages.ts')],
    outfile: bundle,
  });
  const pages: Pages = await import(pathToFileURL(bundle).href);
  const { render } = await pages.openPages({ assets });
  const html = await render(COVERAGE);
  const times: number[] = [];
  for (let turn = 0; turn < RENDERINGS; turn += 1) {
    const startedAt = performance.now();
    await render(COVERAGE);
    times.push(performance.now() - startedAt);
  }
  const file = (address: string): Buffer => readFileSync(join(assetsFolder, address.replace('/assets/', '')));
  const style = file(assets.style);
  const bytes = {
    html: compressed(await render('/tasks')),
    css: compressed(style),
    script: compressed(file(assets.script)),
  };
  return {
    firstViewBytes: {
      ...bytes,
      total: bytes.html + bytes.css + bytes.script,
      font: file(assets.font).length,
    },
    // Everything but the page itself is kept for ever.
    repeatViewBytes: bytes.html,
    thirdParties: foreign(html, style.toString()),
    fiftyRowsMilliseconds: median(times),
    loading: await compareLoading(pages, assetsFolder, assets),
  };
};

/** What the portal costs browsers, and its Lambda when it starts and when it renders. */
export const measurePortal = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'trousseau-bench-'));
  try {
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    const assetsFolder = join(folder, 'assets');
    const assets = buildPortalAssets(assetsFolder);
    return { ...compareImports(folder, assets), ...(await measureViews(folder, assetsFolder, assets)) };
  } finally {
    rmSync(folder, { recursive: true });
  }
};
