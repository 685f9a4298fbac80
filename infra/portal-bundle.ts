import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type BuildOptions, type BuildResult, build, buildSync, stop } from 'esbuild';
import { type Assets, assetsSchema, PICTURES } from '../portal/http/assets.ts';
import { BUNDLING } from './bundling.ts';

const PORTAL = join(import.meta.dirname, '..', 'portal');

/** JSX becomes calls of Hono's own runtime, which writes HTML. */
const PORTAL_JSX = { jsx: 'automatic', jsxImportSource: 'hono/jsx' } as const;

const PORTAL_ENTRY = join(PORTAL, 'index.ts');

/** The parts of the portal that browsers get as files of their own. */
const ASSETS: BuildOptions = {
  bundle: true,
  minify: true,
  absWorkingDir: join(PORTAL, '..'),
  entryPoints: {
    trousseau: join(PORTAL, 'styles/trousseau.css'),
    main: join(PORTAL, 'scripts/main.ts'),
    mark: join(PORTAL, 'styles/mark.svg'),
    ...Object.fromEntries(PICTURES.map((name) => [name, join(PORTAL, `pictures/${name}.png`)])),
  },
  loader: { '.woff2': 'file', '.svg': 'copy', '.png': 'copy' },
  // A name that changes with what is in it: browsers keep it for ever.
  entryNames: '[name]-[hash]',
  assetNames: '[name]-[hash]',
  format: 'esm',
  platform: 'browser',
  target: ['es2022', 'chrome111', 'firefox114', 'safari16.4'],
  metafile: true,
  logLevel: 'error',
};

/** Where browsers find each file: what the Lambda is told (`ASSETS` of its environment). */
export type AssetAddresses = Assets;

const LICENCES = ['atkinson-hyperlegible-next', 'atkinson-hyperlegible-mono'];

const addressesOf = (folder: string, { metafile }: BuildResult): AssetAddresses => {
  // The fonts' licence (OFL) goes where they go.
  for (const font of LICENCES) {
    cpSync(
      join(PORTAL, '..', 'node_modules/@fontsource-variable', font, 'LICENSE'),
      join(folder, `${font}-LICENSE.txt`),
    );
  }
  const names = Object.keys(metafile?.outputs ?? {}).map((path) => path.split('/').at(-1) ?? '');
  const addressOf = (pattern: RegExp): string => {
    const name = names.find((each) => pattern.test(each));
    if (name === undefined) throw new Error(`no file was made that is called ${pattern}`);
    return `/assets/${name}`;
  };
  return assetsSchema.parse({
    style: addressOf(/^trousseau-\w+\.css$/),
    script: addressOf(/^main-\w+\.js$/),
    font: addressOf(/^atkinson-hyperlegible-next-.*\.woff2$/),
    icon: addressOf(/^mark-\w+\.svg$/),
    pictures: Object.fromEntries(
      PICTURES.map((name) => [name, addressOf(new RegExp(`^${name}-\\w+\\.png$`))]),
    ),
  });
};

/**
 * Writes the files that are served below `/assets/` into a folder. At once, since the CDK waits for nothing.
 * @returns their addresses
 */
export const buildPortalAssets = (folder: string): AssetAddresses => {
  mkdirSync(folder, { recursive: true });
  return addressesOf(folder, buildSync({ ...ASSETS, outdir: folder }));
};

const { banner, mainFields, ...bundling } = BUNDLING;

/** The same for esbuild's own API, but for what goes in and where it comes out. */
export const handlerOptions: BuildOptions = {
  ...bundling,
  ...PORTAL_JSX,
  mainFields: [...mainFields],
  banner: { js: banner },
  // Its words are French: escaped, each accent would be four letters.
  charset: 'utf8',
  absWorkingDir: join(PORTAL, '..'),
  bundle: true,
  platform: 'node',
  logLevel: 'error',
};

/** The Lambda's code in parts: what every page needs, and what each task needs besides, loaded when it is first asked for. */
const handlerParts = (folder: string): BuildOptions => ({
  ...handlerOptions,
  entryPoints: { index: PORTAL_ENTRY },
  outdir: folder,
  splitting: true,
  outExtension: { '.js': '.mjs' },
  chunkNames: 'part-[hash]',
});

/** Writes the Lambda's code, whose `index.mjs` exports `handler`, into a folder. At once, since the CDK waits for nothing. */
export const buildPortalHandler = (folder: string): void => {
  buildSync(handlerParts(folder));
};

/**
 * Writes the files of `buildPortalAssets` into a folder, and the Lambda's code as it is deployed into another. It leaves no
 * process behind.
 * @returns the addresses of the files
 */
export const buildPortal = async (to: { assets: string; handler: string }): Promise<AssetAddresses> => {
  mkdirSync(to.assets, { recursive: true });
  try {
    const [made] = await Promise.all([
      build({ ...ASSETS, outdir: to.assets }),
      build(handlerParts(to.handler)),
    ]);
    return addressesOf(to.assets, made);
  } finally {
    await stop();
  }
};
