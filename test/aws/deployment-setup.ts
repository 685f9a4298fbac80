import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import * as z from 'zod/mini';

import { startEmulator } from './emulator.ts';
import { openFrontDoor } from './front-door.ts';
import { runScript } from './operate.ts';
import { takeDown } from './take-down.ts';

export interface Deployment {
  /** Where the API answers. */
  origin: string;
  /** Where the portal's own API is, as the stack names it. */
  portalApi: string;
  /** Where AWS answers. */
  endpoint: string;
  environment: Record<string, string>;
  folder: string;
  table: string;
  userPool: string;
  portalClient: string;
  /** The ARN of the bus that other systems listen to. */
  bus: string;
  /** The bucket of bulk changes' files. */
  filesBucket: string;
  /** The folder with the content of the letters' bucket. */
  letters: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    deployment: Deployment;
  }
}

const ACCOUNT = '000000000000';
const STACK = 'Trousseau-Dev';
const outputsSchema = z.object({
  [`${STACK}-Api`]: z.object({ Url: z.string() }),
  [`${STACK}-Portal`]: z.object({ Url: z.string() }),
  [`${STACK}-Data`]: z.object({ TableName: z.string() }),
  [`${STACK}-Identity`]: z.object({ UserPoolId: z.string(), PortalClientId: z.string() }),
  [`${STACK}-Events`]: z.object({ BusArn: z.string() }),
  [`${STACK}-BulkChanges`]: z.object({ FilesBucketName: z.string() }),
  [`${STACK}-Letters`]: z.object({ BucketName: z.string() }),
});

/** Deploys the dev environment as an operator does, for all files, and takes it down when they are done. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const emulator = await startEmulator();
  const { environment, endpoint, folder } = emulator;
  try {
    const outputs = join(folder, 'outputs.json');
    const common = ['--context', 'env=dev', '--output', join(folder, 'cdk.out')];
    await runScript(environment, 'bootstrap', `aws://${ACCOUNT}/eu-west-3`, ...common);
    await runScript(
      environment,
      'deploy',
      '--require-approval',
      'never',
      '--outputs-file',
      outputs,
      ...common,
    );
    const deployed = outputsSchema.parse(JSON.parse(readFileSync(outputs, 'utf8')));
    const door = await openFrontDoor(endpoint, deployed[`${STACK}-Api`].Url);
    project.provide('deployment', {
      origin: door.origin,
      portalApi: deployed[`${STACK}-Portal`].Url,
      endpoint,
      environment,
      folder,
      table: deployed[`${STACK}-Data`].TableName,
      userPool: deployed[`${STACK}-Identity`].UserPoolId,
      portalClient: deployed[`${STACK}-Identity`].PortalClientId,
      bus: deployed[`${STACK}-Events`].BusArn,
      filesBucket: deployed[`${STACK}-BulkChanges`].FilesBucketName,
      letters: join(folder, 's3', ACCOUNT, deployed[`${STACK}-Letters`].BucketName),
    });
    return async () => {
      await door.stop();
      await takeDown(emulator, common);
    };
  } catch (error) {
    await emulator.stop();
    throw error;
  }
}
