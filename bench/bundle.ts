import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type BuildOptions, buildSync } from 'esbuild';
import { BUNDLING } from '../infra/bundling.ts';
import type { MachineRules } from '../shared/http/machine-tokens.ts';
import { median } from './interleave.ts';

const PROCESSES = 20;
const ROOT = join(import.meta.dirname, '..');

/** The floor: the SDK's client and one command, and nothing of ours. */
const BASELINE = `
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}));
export const handler = (key) => documents.get({ TableName: 'table', Key: key });
`;

/** esbuild's defaults, which prefer the packages' CommonJS builds. */
const ESBUILD_DEFAULTS: BuildOptions = {
  minify: true,
  bundle: true,
  platform: 'node',
  target: BUNDLING.target,
  format: BUNDLING.format,
  charset: BUNDLING.charset,
  banner: { js: BUNDLING.banner },
};
const OURS: BuildOptions = { ...ESBUILD_DEFAULTS, mainFields: [...BUNDLING.mainFields] };

/** What the Lambda reads when it starts. */
const ENVIRONMENT = {
  TABLE_NAME: 'table',
  AWS_REGION: 'eu-west-3',
  API_ORIGIN: 'https://api.trousseau.example',
  MACHINES: JSON.stringify({
    issuer: 'https://identity.example',
    keys: 'https://identity.example/keys',
    audience: ['trousseau'],
    scope: 'access:evaluate',
  } satisfies MachineRules),
};

const importMilliseconds = (bundle: string): number => {
  const script = `const t = performance.now(); await import('${pathToFileURL(bundle).href}'); console.log(performance.now() - t);`;
  const printed = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
    env: { ...process.env, ...ENVIRONMENT },
    encoding: 'utf8',
  });
  return Number(printed);
};

export interface BundleFigures {
  bundle: { ratioToSdk: number; ratioToSdkSameOptions: number; bytes: number; sdkBytes: number };
  init: {
    ratioToSdk: number;
    ratioToSdkSameOptions: number;
    milliseconds: number;
    sdkMilliseconds: number;
  };
}

/**
 * Compares the deployed decisions Lambda with a bundle of only the SDK's document client and GetCommand, built once
 * with esbuild's defaults and once with our options. Import times are medians of fresh processes, in turns.
 */
export const measureBundle = (): BundleFigures => {
  const folder = mkdtempSync(join(tmpdir(), 'trousseau-bench-'));
  try {
    const build = (name: string, entry: string, options: BuildOptions): string => {
      const outfile = join(folder, `${name}.mjs`);
      buildSync({ ...options, entryPoints: [entry], outfile, absWorkingDir: ROOT });
      return outfile;
    };
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    const baseline = join(folder, 'baseline.ts');
    writeFileSync(baseline, BASELINE);
    const bundles = {
      decisions: build('decisions', join(ROOT, 'functions/decisions/index.ts'), OURS),
      sdk: build('sdk', baseline, ESBUILD_DEFAULTS),
      sdkSameOptions: build('sdk-same-options', baseline, OURS),
    };
    const names = ['decisions', 'sdk', 'sdkSameOptions'] as const;
    const times: Record<(typeof names)[number], number[]> = { decisions: [], sdk: [], sdkSameOptions: [] };
    for (let run = 0; run < PROCESSES; run += 1) {
      for (const name of names) times[name].push(importMilliseconds(bundles[name]));
    }
    const bytes = (name: keyof typeof bundles): number => statSync(bundles[name]).size;
    const milliseconds = (name: keyof typeof bundles): number => median(times[name]);
    return {
      bundle: {
        ratioToSdk: bytes('decisions') / bytes('sdk'),
        ratioToSdkSameOptions: bytes('decisions') / bytes('sdkSameOptions'),
        bytes: bytes('decisions'),
        sdkBytes: bytes('sdk'),
      },
      init: {
        ratioToSdk: milliseconds('decisions') / milliseconds('sdk'),
        ratioToSdkSameOptions: milliseconds('decisions') / milliseconds('sdkSameOptions'),
        milliseconds: milliseconds('decisions'),
        sdkMilliseconds: milliseconds('sdk'),
      },
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
};
