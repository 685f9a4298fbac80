import { ulid } from 'ulid';
import { systemClock } from '../../shared/domain/instants.ts';
import { openAnchor } from '../../shared/files/anchor.ts';
import { openTable } from '../../shared/table/table.ts';
import { readEnvironment } from '../environment.ts';
import { ANCHOR_PREFIX } from './contract.ts';
import { environmentSchema } from './env.ts';
import { openSirene } from './open-sirene.ts';
import { publishCounts } from './publish-counts.ts';
import { serveJobs } from './serve-jobs.ts';

const environment = readEnvironment(environmentSchema);

export const handler = serveJobs({
  table: openTable(environment.TABLE_NAME),
  clock: systemClock,
  newId: () => ulid(),
  publish: publishCounts,
  sirene: openSirene(environment),
  anchor: openAnchor(environment.ANCHOR_BUCKET_NAME, ANCHOR_PREFIX),
});
