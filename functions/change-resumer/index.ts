import { openWorkflow } from '../../shared/administrator-changes/workflow/change-workflow.ts';
import { openTable } from '../../shared/table/table.ts';
import { readEnvironment } from './env.ts';
import { followChanges } from './follow-changes.ts';

const { TABLE_NAME, STATE_MACHINE_ARN } = readEnvironment();

export const handler = followChanges({
  table: openTable(TABLE_NAME),
  stateMachineArn: STATE_MACHINE_ARN,
  workflow: openWorkflow(),
});
