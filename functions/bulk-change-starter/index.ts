import { SFNClient } from '@aws-sdk/client-sfn';
import { boundedWaits } from '../../shared/aws/bounded-waits.ts';
import { startExecution } from '../../shared/aws/start-execution.ts';
import { beginWork } from './begin-work.ts';
import { readEnvironment } from './env.ts';

const client = new SFNClient(boundedWaits());

export const handler = beginWork({
  stateMachineArn: readEnvironment().ACCESS_STATE_MACHINE_ARN,
  start: (execution) => startExecution(client, execution),
});
