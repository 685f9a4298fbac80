import { ulid } from 'ulid';
import { systemClock } from '../../shared/domain/instants.ts';
import { openTable } from '../../shared/table/table.ts';
import { readEnvironment } from './env.ts';
import { followEvents } from './follow-events.ts';

const { TABLE_NAME } = readEnvironment();

export const handler = followEvents({
  table: openTable(TABLE_NAME),
  clock: systemClock,
  newId: () => ulid(),
});
