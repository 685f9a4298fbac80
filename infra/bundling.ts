/**
 * How a Lambda is bundled, for the CDK and for the bench that measures bundles. The SDK is included, in our version.
 */
export const BUNDLING = {
  minify: true,
  target: 'node24',
  format: 'esm',
  mainFields: ['module', 'main'],
  /** French as it is written: escaped, each accent takes twice the bytes. */
  charset: 'utf8',
  /** CommonJS parts of the SDK call `require`, which ES modules do not have. */
  banner: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);",
} as const;

/**
 * How far the worker of bulk changes lets its memory grow before it collects, in megabytes. By default V8 would let
 * it grow to several times what 80,000 lines need; docs/adr/0017 has the figures.
 */
export const WORKER_NODE_OPTIONS = '--max-old-space-size=224 --max-semi-space-size=4';
