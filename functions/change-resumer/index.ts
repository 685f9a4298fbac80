import { openTable } from '../../shared/table/table.ts';
import { openWorkflow } from '../../shared/workflow/change-workflow.ts';
import { readEnvironment } from './env.ts';
import { serveStream } from './serve-stream.ts';

const { TABLE_NAME, STATE_MACHINE_ARN } = readEnvironment();

export const handler = serveStream({
  table: openTable(TABLE_NAME),
  stateMachineArn: STATE_MACHINE_ARN,
  workflow: openWorkflow(),
});
