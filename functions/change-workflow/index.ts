import { setTimeout as wait } from 'node:timers/promises';
import { ulid } from 'ulid';
import { openWorkflow } from '../../shared/administrator-changes/workflow/change-workflow.ts';
import { systemClock } from '../../shared/domain/instants.ts';
import { openTable } from '../../shared/table/table.ts';
import { readEnvironment } from './env.ts';
import { serveWorkflow } from './serve-workflow.ts';

const { TABLE_NAME, CHANGE_TERMS } = readEnvironment();

export const handler = serveWorkflow({
  table: openTable(TABLE_NAME),
  clock: systemClock,
  newId: () => ulid(),
  terms: CHANGE_TERMS,
  workflow: openWorkflow(),
  pause: (milliseconds) => wait(milliseconds),
});
