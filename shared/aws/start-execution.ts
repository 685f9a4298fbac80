import { ExecutionAlreadyExists, type SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';

export interface Execution {
  stateMachineArn: string;
  /** A name serves for one execution for ever, so a repeated call starts it once. */
  name: string;
  input: object;
}

/** Starts an execution. Does nothing when it was started before. */
export const startExecution = async (
  client: SFNClient,
  { stateMachineArn, name, input }: Execution,
): Promise<void> => {
  try {
    await client.send(new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(input) }));
  } catch (error) {
    if (!(error instanceof ExecutionAlreadyExists)) throw error;
  }
};
