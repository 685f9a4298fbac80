/** How a Lambda is bundled, for the CDK and for the bench that weighs the bundle: the SDK goes in, at our version. */
export const BUNDLING = {
  minify: true,
  target: 'node24',
  format: 'esm',
  mainFields: ['module', 'main'],
  /** CommonJS parts of the SDK call `require`, which ES modules do not have. */
  banner: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);",
} as const;
