import { setTimeout as wait } from 'node:timers/promises';
import { ulid } from 'ulid';
import { systemClock } from '../../shared/domain/instants.ts';
import { openFileStore } from '../../shared/files/file-store.ts';
import { openTable } from '../../shared/table/table.ts';
import { filesEnvironmentSchema, readEnvironment } from '../environment.ts';
import { serveAccessWork } from './serve-access-work.ts';

const { TABLE_NAME, FILES_BUCKET_NAME } = readEnvironment(filesEnvironmentSchema);

export const handler = serveAccessWork({
  table: openTable(TABLE_NAME),
  files: openFileStore(FILES_BUCKET_NAME),
  clock: systemClock,
  newId: () => ulid(),
  pause: (milliseconds) => wait(milliseconds),
});
