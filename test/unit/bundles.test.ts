import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync, type Metafile } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { BUNDLING } from '../../infra/bundling.ts';
import { COMMON_PROBLEMS } from '../../shared/http/problem-texts/common.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const NAMES = readdirSync(join(ROOT, 'functions'), { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);

/** What each Lambda's bundle holds, as the CDK bundles it; nothing is written. */
const bundleAll = (): Metafile['outputs'] => {
  const { mainFields, banner, ...rest } = BUNDLING;
  const { metafile } = buildSync({
    ...rest,
    mainFields: [...mainFields],
    banner: { js: banner },
    bundle: true,
    platform: 'node',
    metafile: true,
    write: false,
    absWorkingDir: ROOT,
    outdir: 'bundles',
    outbase: 'functions',
    outExtension: { '.js': '.mjs' },
    entryPoints: NAMES.map((name) => `functions/${name}/index.ts`),
  });
  return metafile.outputs;
};

/** The files that a bundle holds something of. */
const filesIn = ({ inputs }: Metafile['outputs'][string]): string[] =>
  Object.entries(inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : []));

describe('what a Lambda reads when it starts', () => {
  let outputs: Metafile['outputs'];
  const bundleOf = (name: string) => {
    const output = outputs[`bundles/${name}/index.mjs`];
    if (output === undefined) throw new Error(`no bundle of ${name}`);
    return output;
  };
  beforeAll(() => {
    outputs = bundleAll();
  });

  it.each(NAMES)('holds no sentences of zod in any language: %s', (name) => {
    expect(filesIn(bundleOf(name)).filter((file) => /zod\/.*\/locales\//.test(file))).toEqual([]);
  });

  it('holds the texts of every refusal that a question can meet, and of no other room', () => {
    const files = filesIn(bundleOf('decisions'));
    const texts = files.filter((file) => file.startsWith('shared/http/problem-texts/'));
    expect(texts.map((file) => file.replace(/.*\//, '')).sort()).toEqual([
      ...['common.ts', 'decisions.ts', 'input-en.ts', 'input-fr.ts', 'texts.ts'],
    ]);
    const thrown = files
      .filter((file) => /^(functions|shared)\//.test(file))
      .flatMap((file) => [
        ...readFileSync(join(ROOT, file), 'utf8').matchAll(/DomainError\(\{?\s*(?:code: )?'([\w-]+)'/g),
      ])
      .map(([, code = '']) => code);
    expect(thrown).toContain('payload-too-large');
    expect(thrown.filter((code) => !(code in COMMON_PROBLEMS))).toEqual([]);
  });

  it('is less than half of the SDK for whoever asks for decisions', () => {
    expect(bundleOf('decisions').bytes).toBeLessThan(180_000);
  });
});
