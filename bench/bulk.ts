import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import * as z from 'zod/mini';
import { renderDefinitions } from '../infra/workflows/render-definition.ts';
import { chooseEngine } from '../local/choose-engine.ts';
import { createTable } from '../local/create-table.ts';
import { logIn } from '../local/oidc-client.ts';
import { openLocalClient, openLocalTable } from '../local/open-local-table.ts';
import { startSystem } from '../local/system.ts';
import { ADMINISTRATOR_CHANGE_TERMS } from '../shared/domain/administrator-changes/terms.ts';
import { listCards } from '../shared/table/access/access-cards.ts';
import type { Table } from '../shared/table/table.ts';
import { ADMINISTRATOR, LARGE_SIREN, writeBulkFile } from './bulk-file.ts';
import { measureWorkerMemory } from './bulk-memory.ts';

const WORKER_TABLE = 'bench-bulk-worker';
const SYSTEM_TABLE = 'bench-bulk';
const POLL_MILLISECONDS = 100;

const answerSchema = z.looseObject({ id: z.optional(z.string()), state: z.optional(z.string()) });

const clientOf = (origin: string, token: string) => {
  const base = `${origin}/organisations/${LARGE_SIREN}`;
  const send = async (path: string, body?: unknown) => {
    const response = await fetch(`${base}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return answerSchema.parse(await response.json());
  };
  const settle = async (id: string | undefined, ...atWork: string[]) => {
    for (;;) {
      const change = await send(`/access-changes/${id}`);
      if (!atWork.includes(change.state ?? '')) return change;
      await wait(POLL_MILLISECONDS);
    }
  };
  return { send, settle };
};

/** From the upload to the last card, as an administrator sees it. @throws when the change is not completed */
const play = async (origin: string, content: Buffer): Promise<number> => {
  const { send, settle } = clientOf(origin, await logIn(origin, ADMINISTRATOR));
  const startedAt = performance.now();
  const { href, upload } = await send('/access-change-uploads', { bytes: content.length });
  await fetch(String(href), { method: 'PUT', body: new Uint8Array(content) });
  const { id } = await send('/access-changes?dryRun=true', { upload });
  const checked = await settle(id, 'checking');
  if (checked.state !== 'checked') throw new Error(`the file was not checked: ${JSON.stringify(checked)}`);
  // Two of the establishments are closed, so their lines are faulty, and listed as such.
  await send('/access-changes', { dryRunId: id, mode: 'valid-lines' });
  const done = await settle(id, 'running');
  if (done.state !== 'done') throw new Error(`the change was not applied: ${JSON.stringify(done)}`);
  return (performance.now() - startedAt) / 1_000;
};

/** Each write of a card increments its version. */
const versionsOf = async (table: Table): Promise<number> =>
  (await listCards(table, LARGE_SIREN)).reduce((sum, { version }) => sum + version, 0);

export interface BulkFigures {
  lines: number;
  cardWrites: number;
  seconds: number;
  /** The peak memory of the worker's Lambda, bundled as deployed, in its own process. */
  peakMemoryMb: number;
}

/** From the upload to the last card on the whole local system, over HTTP. */
const measureSystem = async (endpoint: string, name: string): Promise<Omit<BulkFigures, 'peakMemoryMb'>> => {
  await createTable(openLocalClient(endpoint), name);
  const definitions = renderDefinitions(ADMINISTRATOR_CHANGE_TERMS);
  const system = await startSystem({
    port: 0,
    dynamodb: { endpoint, table: name },
    definitions,
    log: () => {},
  });
  try {
    const table = openLocalTable(endpoint, name);
    const { content, lines } = await writeBulkFile(table);
    const before = await versionsOf(table);
    const seconds = await play(system.origin, content);
    return { lines, seconds, cardWrites: (await versionsOf(table)) - before };
  } finally {
    await system.stop();
  }
};

/** 80,000 lines: 500 establishments × 20 declarants × 8 services. */
export const measureBulk = async (): Promise<BulkFigures> => {
  const folder = mkdtempSync(join(tmpdir(), 'trousseau-bench-'));
  const { endpoint, stop } = await chooseEngine().start({});
  try {
    await createTable(openLocalClient(endpoint), WORKER_TABLE);
    const peakMemoryMb = await measureWorkerMemory(endpoint, WORKER_TABLE, folder);
    return { ...(await measureSystem(endpoint, SYSTEM_TABLE)), peakMemoryMb };
  } finally {
    await stop();
    rmSync(folder, { recursive: true });
  }
};
