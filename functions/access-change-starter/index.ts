import { SFNClient } from '@aws-sdk/client-sfn';
import { boundedWaits } from '../../shared/aws/bounded-waits.ts';
import { startExecution } from '../../shared/workflow/start-execution.ts';
import { readEnvironment } from './env.ts';
import { serveStream } from './serve-stream.ts';

const client = new SFNClient(boundedWaits());

export const handler = serveStream({
  stateMachineArn: readEnvironment().ACCESS_STATE_MACHINE_ARN,
  start: (execution) => startExecution(client, execution),
});
