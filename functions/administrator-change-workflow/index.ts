import { setTimeout as wait } from 'node:timers/promises';
import { ulid } from 'ulid';
import { openWorkflow } from '../../shared/administrator-changes/workflow/workflow.ts';
import { systemClock } from '../../shared/domain/instants.ts';
import { openTable } from '../../shared/table/table.ts';
import { readEnvironment } from '../environment.ts';
import { environmentSchema } from './env.ts';
import { serveWorkflow } from './serve-workflow.ts';

const { TABLE_NAME, ADMINISTRATOR_CHANGE_TERMS } = readEnvironment(environmentSchema);

export const handler = serveWorkflow({
  table: openTable(TABLE_NAME),
  clock: systemClock,
  newId: () => ulid(),
  terms: ADMINISTRATOR_CHANGE_TERMS,
  workflow: openWorkflow(),
  pause: (milliseconds) => wait(milliseconds),
});
