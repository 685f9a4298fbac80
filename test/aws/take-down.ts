import { CloudFormationClient, ListStacksCommand } from '@aws-sdk/client-cloudformation';
import type { Emulator } from './emulator.ts';
import { runScript } from './operate.ts';

/** Only what `bootstrap` made also serves other deployments. */
const STAYS = 'CDKToolkit';

const standingStacks = async (endpoint: string): Promise<string[]> => {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const client = new CloudFormationClient({ endpoint, region: 'eu-west-3', credentials });
  const { StackSummaries = [] } = await client.send(new ListStacksCommand({}));
  return StackSummaries.filter(({ StackStatus }) => StackStatus !== 'DELETE_COMPLETE').map(
    ({ StackName = '' }) => StackName,
  );
};

/** Destroys the stacks and ends the emulator in any case. @throws Error naming what could not be removed */
export const takeDown = async (
  { endpoint, environment, stop }: Emulator,
  cdk: readonly string[],
): Promise<void> => {
  try {
    await runScript(environment, 'destroy', '--force', ...cdk);
    const standing = (await standingStacks(endpoint)).filter((name) => name !== STAYS);
    if (standing.length > 0) throw new Error(`still standing: ${standing.join(', ')}`);
  } finally {
    await stop();
  }
};
