import { ExecutionAlreadyExists, type SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';

export interface Execution {
  stateMachineArn: string;
  /** One execution of that name for ever: asked for twice, it begins once. */
  name: string;
  input: object;
}

/** Begins an execution; nothing where it was begun before. */
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
