import { SFNClient } from '@aws-sdk/client-sfn';
import { boundedWaits } from '../../shared/aws/bounded-waits.ts';
import { startExecution } from '../../shared/aws/start-execution.ts';
import { readEnvironment } from '../environment.ts';
import { beginWork } from './begin-work.ts';
import { environmentSchema } from './env.ts';

const client = new SFNClient(boundedWaits());

export const handler = beginWork({
  stateMachineArn: readEnvironment(environmentSchema).ACCESS_STATE_MACHINE_ARN,
  start: (execution) => startExecution(client, execution),
});
