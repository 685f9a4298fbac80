import { beforeEach, describe, expect, it } from 'vitest';
import { firstBrokenLink, type JobEvent, jobEventSchema } from '../../shared/domain/events.ts';
import { toInstant } from '../../shared/domain/instants.ts';
import { eventPartition } from '../../shared/table/keys.ts';
import { queryAll } from '../../shared/table/query-all.ts';
import type { Table } from '../../shared/table/table.ts';
import { openJobWorld } from '../support/job-world.ts';
import { createTestTable } from '../support/local-table.ts';
import { registerAccount } from '../support/people/people.ts';
import { watchCalls } from '../support/watch-calls.ts';

/** Accounts are registered on 1 January 2026, and due a year later. */
const CONFIRMED = toInstant('2026-01-01T00:00:00Z');
const DUE = toInstant('2027-01-01T00:00:00Z');
const JOB = 'flag-stale-profiles';

let stored: Table;
beforeEach(async () => {
  stored = await createTestTable();
});

const evidenceOfJobs = async (): Promise<JobEvent[]> => {
  const items = await queryAll(stored, {
    KeyConditionExpression: 'PK = :jobs',
    ExpressionAttributeValues: { ':jobs': eventPartition('jobs') },
  });
  return items.map((item) => jobEventSchema.parse(item)).sort((a, b) => a.sequence - b.sequence);
};

describe('the job', () => {
  const people = async (count: number) =>
    Promise.all(Array.from({ length: count }, (_, index) => registerAccount(stored, `person-${index}`)));

  it('notifies each person once when two runs work at once, and when one runs twice', async () => {
    await people(36);
    const world = openJobWorld(stored, DUE);
    const reports = await Promise.all([world.run(JOB), world.run(JOB), world.run(JOB)]);
    await world.run(JOB);
    await world.deliver();
    await world.deliverAgain();
    const stale = reports.reduce((sum, { outcomes }) => sum + (outcomes.stale ?? 0), 0);
    expect(stale).toBe(36);
    expect(new Set(world.mails.map(({ to }) => to)).size).toBe(36);
    expect(world.mails.filter(({ subject }) => subject.includes('plus à jour'))).toHaveLength(36);
  });

  it('stops before its time runs out, and the next run goes on from there', async () => {
    await people(36);
    const world = openJobWorld(stored, DUE);
    let looks = 0;
    const short = await world.run(JOB, () => (looks++ < 2 ? 300_000 : 1_000));
    expect(short.complete).toBe(false);
    const first = short.outcomes.stale ?? 0;
    expect(first).toBeGreaterThan(0);
    expect(first).toBeLessThan(36);
    const rest = await world.run(JOB);
    expect(rest).toEqual({ outcomes: { stale: 36 - first, inactive: 36 }, complete: true });
    expect(world.published).toEqual([
      { job: JOB, stale: first, unfinished: 1 },
      { job: JOB, stale: 36 - first, inactive: 36, unfinished: 0 },
    ]);
  });

  it('ends with its report as an event, chained run by run, also when two end at once', async () => {
    const world = openJobWorld(stored, CONFIRMED);
    await Promise.all([world.run(JOB), world.run(JOB)]);
    const events = await evidenceOfJobs();
    expect(events.map(({ type, stream }) => `${type} ${stream}`)).toEqual(
      Array(2).fill('job.finished job/flag-stale-profiles'),
    );
    expect(events[0]?.data).toEqual({ job: JOB, outcomes: {}, complete: true });
    expect(firstBrokenLink(events)).toBeUndefined();
  });

  it('reads nothing of a person, and nothing that is not due', async () => {
    await people(40);
    const watched = watchCalls(stored);
    const world = openJobWorld(watched.table, DUE);
    await world.run(JOB);
    const reads = watched.calls.filter(({ operation }) => operation !== 'TransactWriteItems');
    // Four shards of two queues, and the job's last run. A page of a few entries is the smallest possible read.
    expect(reads.map(({ operation }) => operation).sort()).toEqual(['GetItem', ...Array(8).fill('Query')]);
    expect(reads.reduce((sum, { units }) => sum + units, 0)).toBeLessThanOrEqual(8 * 0.5 + 1);
  });

  it('goes on past what cannot be done, counts it, and fails in the end', async () => {
    const [one] = await people(3);
    const world = openJobWorld(stored, DUE);
    const broken = {
      ...world.table,
      documents: Object.assign(Object.create(world.table.documents), {
        send: (command: { input?: { TransactItems?: { Update?: { Key: { PK: string } } }[] } }) =>
          command.input?.TransactItems?.some(({ Update }) =>
            Update?.Key.PK.includes(one?.personId ?? 'nobody'),
          )
            ? Promise.reject(new Error('out of order'))
            : world.table.documents.send(command as never),
      }),
    };
    await expect(openJobWorld(broken, DUE).run(JOB)).rejects.toThrow('2 due items failed');
    expect((await world.run(JOB)).outcomes).toEqual({ stale: 1, inactive: 1 });
  });

  /** The table, through a client that refuses what the test names. */
  const refusing = (table: Table, refused: (input: Record<string, unknown>) => boolean): Table => ({
    ...table,
    documents: Object.assign(Object.create(table.documents), {
      send: (command: { input: Record<string, unknown> }) =>
        refused(command.input)
          ? Promise.reject(new Error('out of order'))
          : table.documents.send(command as never),
    }),
  });

  it('that breaks off in the middle reports what it had done, that it failed, and fails', async () => {
    await people(3);
    const { table } = openJobWorld(stored, DUE);
    const isSecondQueue = ({ ExpressionAttributeValues }: Record<string, unknown>) =>
      JSON.stringify(ExpressionAttributeValues ?? '').includes('LOGIN#');
    const world = openJobWorld(refusing(table, isSecondQueue), DUE);
    await expect(world.run(JOB)).rejects.toThrow('out of order');
    // It does not report `unfinished`, whose absence raises the alarm for a job that never ends.
    expect(world.published).toEqual([{ job: JOB, stale: 3, failed: 1 }]);
    expect(await openJobWorld(stored, DUE).run(JOB)).toEqual({ outcomes: { inactive: 3 }, complete: true });
    const events = await evidenceOfJobs();
    expect(events.map(({ data }) => data)).toEqual([
      { job: JOB, outcomes: { stale: 3, failed: 1 }, complete: false },
      { job: JOB, outcomes: { inactive: 3 }, complete: true },
    ]);
    expect(firstBrokenLink(events)).toBeUndefined();
  });

  it('that cannot even store its report says so as a metric, and fails with its first error', async () => {
    const world = openJobWorld(
      refusing(stored, ({ IndexName, TransactItems, Key }) => {
        if (IndexName !== undefined) throw new TypeError('no index');
        return TransactItems !== undefined || Key !== undefined;
      }),
      DUE,
    );
    await expect(world.run(JOB)).rejects.toThrow('no index');
    expect(world.published).toEqual([{ job: JOB, failed: 1 }]);
    expect(await evidenceOfJobs()).toEqual([]);
  });
});
