import {
  InvalidToken,
  SendTaskSuccessCommand,
  SFNClient,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import { boundedWaits } from '../../aws/bounded-waits.ts';
import { startExecution } from '../../aws/start-execution.ts';
import type { AdministratorChangeProgress } from './progress.ts';

/** What the register asks of Step Functions. Both calls can be repeated. */
export interface AdministratorChangeWorkflow {
  /** Follows a request from now on, with one execution of that name, which begins with the request's id. */
  start: (stateMachineArn: string, name: string, progress: AdministratorChangeProgress) => Promise<void>;
  /** Ends the wait of this token. Does nothing when the wait has already ended. */
  resume: (taskToken: string, progress: AdministratorChangeProgress) => Promise<void>;
}

/** The wait has already ended: by a second delivery, a time-out or another decision. */
const ended = [TaskTimedOut, TaskDoesNotExist, InvalidToken];

/** The address comes from the SDK's own settings. */
export const openWorkflow = (client = new SFNClient(boundedWaits())): AdministratorChangeWorkflow => ({
  start: (stateMachineArn, name, progress) =>
    startExecution(client, { stateMachineArn, name, input: progress }),
  resume: async (taskToken, progress) => {
    try {
      await client.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(progress) }));
    } catch (error) {
      if (!ended.some((kind) => error instanceof kind)) throw error;
    }
  },
});
