import { ulid } from 'ulid';
import { serveAccessWork } from '../../../functions/bulk-change-worker/serve-access-work.ts';
import type { ApplyMode, BulkChange, BulkChangeId } from '../../../shared/domain/bulk-changes/bulk-change.ts';
import type { BulkChangeVerdict } from '../../../shared/domain/bulk-changes/move-bulk-change.ts';
import { type Instant, instantOf } from '../../../shared/domain/instants.ts';
import { readWholeSeries } from '../../../shared/files/series.ts';
import { getBulkChange } from '../../../shared/table/bulk-changes/bulk-changes.ts';
import type { Table } from '../../../shared/table/table.ts';
import {
  answerBulkChangeAsSupport,
  checkLines,
  decideBulkChange,
  runBulkChange,
  undoBulkChange,
} from '../../../shared/use-cases/bulk-changes/commands.ts';
import { type LineRow, lineRowSchema, SERIES } from '../../../shared/use-cases/bulk-changes/files.ts';
import type { CommandContext, Outcome } from '../../../shared/use-cases/command.ts';
import { hire, type Member, newAccount, type Office, openOffice } from '../access/members.ts';
import { isTriedAgain } from '../administrator-changes/virtual-step-functions.ts';
import { documentsThrough } from '../documents-through.ts';
import { createMemoryFiles } from '../memory-files.ts';
import type { Account } from '../people/people.ts';
import { storeWrites } from '../store-writes.ts';
import type { Around } from '../stored-records.ts';

const DSN_EVERYWHERE = { services: { DSN: 'sign', DSIJ: 'declare' }, establishments: 'all' };

/**
 * An organisation with an administrator and two declarants who sign, and bulk changes of it, on a clock of their own.
 * `through` is the table as the worker reaches it.
 */
export const openBulkOffice = async (
  table: Table,
  around: Around = (operation) => operation(),
  through: Table = table,
) => {
  let time = Date.parse('2026-06-01T08:00:00Z');
  const clock = (): Instant => instantOf(time);
  const office: Office = await openOffice(table, clock);
  const members: [Member, Member] = [
    await hire(office, [DSN_EVERYWHERE]),
    await hire(office, [DSN_EVERYWHERE]),
  ];
  const newcomer = await newAccount(table);
  const { siren, open } = office.organisation;
  const watched: Table = {
    name: table.name,
    documents: documentsThrough((command) => around(() => through.documents.send(command))),
  };
  const content = new Map<string, Uint8Array>();
  const files = createMemoryFiles(content, around);
  const work = serveAccessWork({
    ...{ table: watched, files, clock, newId: () => ulid(time) },
    pause: async () => {},
  });
  const undisturbed = createMemoryFiles(content);
  const context = ({ personId }: Account = office.administrator): CommandContext => ({
    ...{ table, now: clock(), newId: () => ulid(time), requestId: 'bulk' },
    actor: { type: 'person', id: personId },
  });
  const store = async <T>({ value, writes }: Outcome<T>): Promise<T> => {
    await storeWrites(table, writes);
    return value;
  };
  const find = async (id: BulkChangeId): Promise<BulkChange> => {
    const change = await getBulkChange(table, id);
    if (change === undefined) throw new Error('no such change');
    return change;
  };
  /** As Step Functions does: while there is more, again with the same call after what passes, and gives up after the rest. */
  const settle = async (accessChange: BulkChangeId, next = 0): Promise<BulkChange> => {
    time += 1_000;
    const lambda = { awsRequestId: 'bulk', getRemainingTimeInMillis: () => 900_000 };
    const answer = await work({ accessChange, next }, lambda).catch((error: unknown) => {
      if (isTriedAgain(error)) return { next, more: true };
      return work({ accessChange, next, unforeseen: true }, lambda);
    });
    return answer.more ? settle(accessChange, answer.next) : find(accessChange);
  };
  const askToUndo = async ({ id }: BulkChange, by = office.administrator): Promise<BulkChange> =>
    store(await undoBulkChange(context(by), siren, id, by));
  const decide = async ({ id }: BulkChange, by: Account, verdict: BulkChangeVerdict): Promise<BulkChange> =>
    store(await decideBulkChange(context(by), siren, id, by, verdict));
  const checkAs = async (by: Account, ...lines: Record<string, string>[]): Promise<BulkChange> => {
    const sent = JSON.stringify(lines.map((cells, index) => ({ line: index + 1, cells, isRagged: false })));
    const asked = { siren, requester: by };
    const { id } = await store(
      await checkLines(context(by), undisturbed, asked, { source: 'lines', content: sent }),
    );
    return settle(id);
  };
  return {
    ...{ office, members, newcomer, siren, open, files, find, settle, clock, checkAs },
    check: (...lines: Record<string, string>[]) => checkAs(office.administrator, ...lines),
    pass: (milliseconds: number): void => {
      time += milliseconds;
    },
    /** Asks for the run, and does not wait for it. */
    ask: async ({ id }: BulkChange, by: Account = office.administrator): Promise<BulkChange> =>
      store(await runBulkChange(context(by), siren, id, 'valid-lines', by)),
    run: async (
      { id }: BulkChange,
      mode: ApplyMode = 'all-or-nothing',
      machines = 1,
      by: Account = office.administrator,
    ): Promise<BulkChange> => {
      await store(await runBulkChange(context(by), siren, id, mode, by));
      await Promise.all(Array.from({ length: machines }, () => settle(id)));
      return find(id);
    },
    decide,
    approve: (change: BulkChange, by: Account) => decide(change, by, { decision: 'approve' }),
    /** An agent of support answers. */
    answer: async ({ id }: BulkChange, agent: Account, decision: 'approve' | 'refuse'): Promise<BulkChange> =>
      store(await answerBulkChangeAsSupport(context(agent), id, agent, { decision, reason: 'Vérifié.' })),
    /** What became of each line. */
    outcomes: async ({ plan }: BulkChange): Promise<LineRow[]> => {
      const rows: LineRow[] = [];
      const written = readWholeSeries(undisturbed, `${plan}/${SERIES.appliedLines}`, lineRowSchema);
      for await (const row of written) rows.push(row);
      return rows;
    },
    askToUndo,
    undo: async (change: BulkChange, by?: Account): Promise<BulkChange> =>
      settle((await askToUndo(change, by)).id),
  };
};

export type BulkOffice = Awaited<ReturnType<typeof openBulkOffice>>;
