import { ulid } from 'ulid';
import { systemClock } from '../../shared/domain/instants.ts';
import { openTable } from '../../shared/table/table.ts';
import { readEnvironment, tableEnvironmentSchema } from '../environment.ts';
import { noteBounce } from './note-bounce.ts';

const { TABLE_NAME } = readEnvironment(tableEnvironmentSchema);

export const handler = noteBounce({
  table: openTable(TABLE_NAME),
  clock: systemClock,
  newId: () => ulid(),
});
