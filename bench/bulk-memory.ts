import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { buildSync } from 'esbuild';
import { ulid } from 'ulid';
import { accessWorkSchema } from '../functions/bulk-change-worker/contract.ts';
import { BUNDLING, WORKER_NODE_OPTIONS } from '../infra/bundling.ts';
import { createDemo } from '../local/demo.ts';
import { startFileServices } from '../local/file-services.ts';
import { LOCAL_CREDENTIALS, LOCAL_REGION, openLocalTable } from '../local/open-local-table.ts';
import type { BulkChange } from '../shared/domain/bulk-changes/bulk-change.ts';
import { systemClock } from '../shared/domain/instants.ts';
import { type Party, verifiedEmailSchema } from '../shared/domain/people/party.ts';
import { openFileStore } from '../shared/files/file-store.ts';
import { findByEmail } from '../shared/table/people/people.ts';
import type { Table } from '../shared/table/table.ts';
import { checkLines, requireBulkChange, runBulkChange } from '../shared/use-cases/bulk-changes/commands.ts';
import { uploadKey } from '../shared/use-cases/bulk-changes/files.ts';
import type { CommandContext, Outcome } from '../shared/use-cases/command.ts';
import { storeWrites } from '../test/support/store-writes.ts';
import { ADMINISTRATOR, LARGE_SIREN, writeBulkFile } from './bulk-file.ts';

const UPLOAD = '01KB0ZX7C8D0E2F4G6H8J0K2M4';

const bundleWorker = (folder: string): string => {
  const outfile = join(folder, 'worker.mjs');
  buildSync({
    ...{
      bundle: true,
      platform: 'node',
      minify: BUNDLING.minify,
      target: BUNDLING.target,
      format: BUNDLING.format,
    },
    banner: { js: BUNDLING.banner },
    mainFields: [...BUNDLING.mainFields],
    entryPoints: [join(import.meta.dirname, '..', 'functions', 'bulk-change-worker', 'index.ts')],
    outfile,
  });
  return outfile;
};

const startWorker = async (folder: string, env: Record<string, string>): Promise<ChildProcess> => {
  const child = fork(join(import.meta.dirname, 'bulk-worker.ts'), [bundleWorker(folder)], {
    stdio: ['ignore', 'inherit', 'inherit', 'pipe', 'ipc'],
    execArgv: [
      ...WORKER_NODE_OPTIONS.split(' '),
      ...['--import', new URL('./report-peak-memory.ts', import.meta.url).href],
    ],
    env: { ...process.env, ...env },
  });
  await once(child, 'message');
  return child;
};

/** Calls the worker again while there is more, as Step Functions does. */
const work = async (child: ChildProcess, { id }: BulkChange): Promise<void> => {
  for (let call: unknown = { accessChange: id, next: 0 }; ; ) {
    const answered = once(child, 'message');
    child.send(accessWorkSchema.parse(call));
    const [answer] = await answered;
    if (!answer.more) return;
    call = { accessChange: answer.accessChange, next: answer.next };
  }
};

const peakOf = async (child: ChildProcess): Promise<number> => {
  const measured = child.stdio[3];
  if (measured === null || measured === undefined || !('read' in measured))
    throw new Error('no descriptor to read the measurement from');
  const peak = text(measured);
  child.disconnect();
  // getrusage counts in kibibytes.
  return (Number(await peak) * 1_024) / 1e6;
};

const store = async <T>({ table }: CommandContext, { value, writes }: Outcome<T>): Promise<T> => {
  await storeWrites(table, writes);
  return value;
};

const administratorOf = async (table: Table): Promise<Party> => {
  const personId = await findByEmail(table, ADMINISTRATOR);
  if (personId === undefined) throw new Error('nobody administers');
  return { personId, email: verifiedEmailSchema.parse(ADMINISTRATOR) };
};

/** The peak memory, in megabytes, of the deployed worker: one file of 80,000 lines is checked, then applied. */
export const measureWorkerMemory = async (
  endpoint: string,
  name: string,
  folder: string,
): Promise<number> => {
  const table = openLocalTable(endpoint, name);
  await createDemo(table);
  const services = await startFileServices(folder);
  const environment = {
    ...services.environment,
    TABLE_NAME: name,
    AWS_REGION: LOCAL_REGION,
    AWS_ACCESS_KEY_ID: LOCAL_CREDENTIALS.accessKeyId,
    AWS_SECRET_ACCESS_KEY: LOCAL_CREDENTIALS.secretAccessKey,
    AWS_ENDPOINT_URL_DYNAMODB: endpoint,
  };
  Object.assign(process.env, environment);
  const files = openFileStore(services.environment.FILES_BUCKET_NAME ?? '');
  const child = await startWorker(folder, environment);
  try {
    const { content } = await writeBulkFile(table);
    await files.put(uploadKey(LARGE_SIREN, UPLOAD), content, 'text/csv');
    const requester = await administratorOf(table);
    const context: CommandContext = {
      ...{ table, now: systemClock(), newId: () => ulid(), requestId: 'bench' },
      actor: { type: 'person', id: requester.personId },
    };
    const sent = { source: 'upload', upload: UPLOAD } as const;
    const asked = await store(
      context,
      await checkLines(context, files, { siren: LARGE_SIREN, requester }, sent),
    );
    await work(child, asked);
    await store(context, await runBulkChange(context, LARGE_SIREN, asked.id, 'valid-lines', requester));
    await work(child, asked);
    const { state } = await requireBulkChange(context, LARGE_SIREN, asked.id);
    if (state.status !== 'done') throw new Error(`the change was not applied: ${state.status}`);
    return await peakOf(child);
  } finally {
    child.kill();
    await services.stop();
  }
};
