import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { verifyEvents } from '../../commands/ops/verify-events.ts';
import { personIdSchema, sirenSchema } from '../../shared/domain/identifiers.ts';
import { type EvidenceOwner, eventPartition } from '../../shared/table/keys.ts';
import type { Table } from '../../shared/table/table.ts';
import { storeEveryChain } from '../support/every-chain.ts';
import { createTestTable } from '../support/local-table.ts';
import { printedLines } from '../support/operation-lines.ts';

const NO_ANCHOR = { read: async function* () {} };

let table: Table;
let owners: Record<string, EvidenceOwner>;

beforeAll(async () => {
  table = await createTestTable();
  owners = await storeEveryChain(table);
});

/** The lines about chains, without the one about the anchor, which there is none of. */
const verify = async (owner?: EvidenceOwner) => {
  const lines = await printedLines(table, (operation) => verifyEvents(operation, NO_ANCHOR, owner));
  expect(lines.at(-1)).toBe('Nothing is anchored: what was rewritten with its hashes is not found.');
  return lines.slice(0, -1);
};

const eventsOf = async (owner: EvidenceOwner) => {
  const { Items = [] } = await table.documents.query({
    TableName: table.name,
    KeyConditionExpression: 'PK = :owner',
    ExpressionAttributeValues: { ':owner': eventPartition(owner) },
  });
  return Items;
};

const put = (Item: Record<string, unknown>) => table.documents.put({ TableName: table.name, Item });

const take = ({ PK, SK }: Record<string, unknown>) =>
  table.documents.delete({ TableName: table.name, Key: { PK, SK } });

const ownerOf = (chain: string): EvidenceOwner => {
  const owner = owners[chain];
  if (owner === undefined) throw new Error(`no ${chain}`);
  return owner;
};

/** The events of the kind's first chain, in their order. */
const chainOf = async (chain: string) => {
  const [kind] = chain.split(',');
  const events = (await eventsOf(ownerOf(chain))).filter(({ stream }) => stream.startsWith(`${kind}/`));
  return events.filter(({ stream }) => stream === events[0]?.stream).sort((a, b) => a.sequence - b.sequence);
};

const CHAINS = [
  ...['card', 'change', 'access-change', 'access-review', 'contest', 'establishment', 'orphan-risk'],
  ...['support-view', 'mails', 'person', 'login', 'job', 'mandate, given', 'mandate, received'],
];

it('knows every kind of chain that the use cases store', () => {
  const folder = join(import.meta.dirname, '..', '..', 'shared', 'use-cases');
  const kinds = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .filter((source) => source.includes("/next-event.ts'"))
    .flatMap((source) => [...source.matchAll(/`([a-z-]+)\/\$\{/g)].map(([, kind]) => kind));
  expect(new Set(CHAINS.map((chain) => chain.split(',')[0]))).toEqual(new Set(kinds));
});

it('finds every chain of every organisation and person and of the jobs whole', async () => {
  expect(await verify()).toEqual([expect.stringMatching(/^\d+ events in \d+ chains: every chain holds\.$/)]);
  const [ofJobs] = await verify('jobs');
  expect(ofJobs).toBe('2 events in 1 chains: every chain holds.');
  expect(await verify(ownerOf('person'))).toEqual([
    expect.stringContaining('in 2 chains: every chain holds'),
  ]);
});

describe.each(CHAINS)('verifying a chain of kind %s', (chain) => {
  it('misses the last event', async () => {
    const event = (await chainOf(chain)).at(-1);
    if (event === undefined) throw new Error('it has no event');
    await take(event);
    const named = `broken: the last event of ${event.stream} is missing, or was altered`;
    const printed = await verify(ownerOf(chain));
    expect(printed).toEqual([named, expect.stringContaining(': 1 faults.')]);
    expect(await verify()).toContain(named);
    await put(event);
    expect(await verify(ownerOf(chain))).toHaveLength(1);
  });

  it('names the first event that was altered', async () => {
    const [event] = await chainOf(chain);
    if (event === undefined) throw new Error('it has no event');
    await put({ ...event, actor: { type: 'person', id: 'somebody-else' } });
    const printed = await verify(ownerOf(chain));
    expect(printed).toEqual([
      `broken: ${event.stream} breaks at event ${event.id}`,
      expect.stringContaining(': 1 faults.'),
    ]);
    await put(event);
  });

  it.each([
    ['type', { type: 'not.known' }],
    ['sequence', { sequence: 'first' }],
    ['hash', { hash: undefined }],
  ])('names an event whose %s can no longer be read', async (_what, damage) => {
    const events = await chainOf(chain);
    const event = events.at(-1);
    if (event === undefined) throw new Error('it has no event');
    await put({ ...event, ...damage });
    const printed = await verify(ownerOf(chain));
    expect(printed).toContain(`broken: ${event.stream} breaks at event ${event.id}, which cannot be read`);
    await put(event);
  });
});

it('names the first break when a chain has lost a link before an unreadable event', async () => {
  const [first, second] = await chainOf('job');
  if (first === undefined || second === undefined) throw new Error('the job ran twice');
  await put({ ...first, reason: 'Autre.' });
  await put({ ...second, type: 'not.known' });
  expect(await verify('jobs')).toContain(`broken: ${first.stream} breaks at event ${first.id}`);
  await put(first);
  await put(second);
});

it('misses the events of an owner who has lost them all', async () => {
  const person = ownerOf('person');
  const events = await eventsOf(person);
  for (const event of events) await take(event);
  expect((await verify()).slice(0, -1).sort()).toEqual([
    `broken: the last event of login/${person} is missing, or was altered`,
    `broken: the last event of person/${person} is missing, or was altered`,
  ]);
  for (const event of events) await put(event);
});

it('does not say that a chain holds when there is none', async () => {
  for (const nobody of [sirenSchema.parse('356000000'), personIdSchema.parse('01KB0ZX7C8D0E2F4G6H8J0K2M4')]) {
    const operation = { table, dryRun: false, onProgress: () => {}, print: () => {} };
    expect(await verifyEvents(operation, NO_ANCHOR, nobody)).toBe('open');
    expect(await verify(nobody)).toEqual([`There is no event of ${nobody}: nothing was verified.`]);
  }
});
