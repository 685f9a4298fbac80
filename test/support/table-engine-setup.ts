import type { TestProject } from 'vitest/node';
import { chooseEngine } from '../../local/choose-engine.ts';

declare module 'vitest' {
  interface ProvidedContext {
    dynamoDbEndpoint: string;
  }
}

/**
 * One engine for all files of a project, the one that the project's environment names (TABLE_ENGINE) or the usual one;
 * each test creates its own table in it.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { TABLE_ENGINE = process.env.TABLE_ENGINE } = project.config.env ?? {};
  const { endpoint, stop } = await chooseEngine(TABLE_ENGINE).start({});
  project.provide('dynamoDbEndpoint', endpoint);
  return stop;
}
