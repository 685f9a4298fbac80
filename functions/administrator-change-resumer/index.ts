import { openWorkflow } from '../../shared/administrator-changes/workflow/workflow.ts';
import { systemClock } from '../../shared/domain/instants.ts';
import { openTable } from '../../shared/table/table.ts';
import { readEnvironment } from '../environment.ts';
import { environmentSchema } from './env.ts';
import { followAdministratorChanges } from './follow-administrator-changes.ts';

const { TABLE_NAME, STATE_MACHINE_ARN, ADMINISTRATOR_CHANGE_TERMS } = readEnvironment(environmentSchema);

export const handler = followAdministratorChanges({
  table: openTable(TABLE_NAME),
  stateMachineArn: STATE_MACHINE_ARN,
  workflow: openWorkflow(),
  clock: systemClock,
  terms: ADMINISTRATOR_CHANGE_TERMS,
});
