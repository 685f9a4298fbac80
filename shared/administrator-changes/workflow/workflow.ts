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

/** What the register asks of Step Functions. Both can be asked twice. */
export interface AdministratorChangeWorkflow {
  /** Follows a request from now on; one execution a request, of the request's name. */
  start: (stateMachineArn: string, progress: AdministratorChangeProgress) => Promise<void>;
  /** Ends the wait that the token is of; nothing where it has ended already. */
  resume: (taskToken: string, progress: AdministratorChangeProgress) => Promise<void>;
}

/** Somebody else was faster: a second delivery, a time-out, another decision. */
const ended = [TaskTimedOut, TaskDoesNotExist, InvalidToken];

/** The address comes from the SDK's own settings. */
export const openWorkflow = (client = new SFNClient(boundedWaits())): AdministratorChangeWorkflow => ({
  start: (stateMachineArn, progress) =>
    startExecution(client, { stateMachineArn, name: progress.change, input: progress }),
  resume: async (taskToken, progress) => {
    try {
      await client.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(progress) }));
    } catch (error) {
      if (!ended.some((kind) => error instanceof kind)) throw error;
    }
  },
});
