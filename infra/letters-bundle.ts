import { cpSync, globSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type BuildOptions, buildSync } from 'esbuild';
import { FACES, fileOf, inPackage, LETTERS_FILE } from '../shared/pdf/font-packages.ts';
import { BUNDLING } from './bundling.ts';

const ROOT = join(import.meta.dirname, '..');
const PACKAGES = join(ROOT, 'node_modules');
/** Where the library looks for the colours that PDF/A asks for: beside its code. */
const COLOURS = 'data/sRGB_IEC61966_2_1.icc';

const { banner, mainFields, ...bundling } = BUNDLING;

const OPTIONS: BuildOptions = {
  ...bundling,
  mainFields: [...mainFields],
  banner: { js: banner },
  absWorkingDir: ROOT,
  bundle: true,
  platform: 'node',
  outExtension: { '.js': '.mjs' },
  logLevel: 'error',
};

/** The fonts of `shared/pdf/`, with their licences, and nothing else of their packages. */
const fontFiles = (): string[] => {
  const files = Object.values(FACES)
    .flat()
    .flatMap((from) => ['LICENSE', LETTERS_FILE, fileOf(from, '*')].map((file) => inPackage(from, file)));
  return globSync([...new Set(files)], { cwd: PACKAGES });
};

const copy = (from: string, to: string): void => {
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, to);
};

/** Writes code that renders PDFs into a folder, as `index.mjs`, with the files that it reads. At once, since the CDK waits for nothing. */
export const buildWithFonts = (entry: string, folder: string): void => {
  buildSync({ ...OPTIONS, entryPoints: { index: entry }, outdir: folder });
  copy(join(PACKAGES, 'pdfkit/js', COLOURS), join(folder, COLOURS));
  for (const file of fontFiles()) copy(join(PACKAGES, file), join(folder, 'node_modules', file));
};

export const buildLettersHandler = (folder: string): void =>
  buildWithFonts(join(ROOT, 'functions/letters/index.ts'), folder);
