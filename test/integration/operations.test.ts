import { execFile } from 'node:child_process';
import { DeleteCommand, GetCommand, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { exportOrganisation } from '../../commands/ops/export-organisation.ts';
import type { Operation } from '../../commands/ops/operation.ts';
import { reindex } from '../../commands/ops/reindex.ts';
import { findOwners, type Owner, verifyEvents } from '../../commands/ops/verify-events.ts';
import { whoCan } from '../../commands/ops/who-can.ts';
import { toInstant } from '../../shared/domain/instants.ts';
import { eventPartition, keys } from '../../shared/table/keys.ts';
import type { Table } from '../../shared/table/table.ts';
import { createTestTable } from '../support/local-table.ts';
import { type Account, appoint, type Body, createBody, registerAccount } from '../support/people.ts';

let table: Table;
let body: Body;
let anna: Account;
let bela: Account;

beforeAll(async () => {
  table = await createTestTable();
  body = await createBody(table);
  anna = await registerAccount(table, 'anna');
  bela = await registerAccount(table, 'bela');
  await appoint(table, body, anna);
  await appoint(table, body, bela);
});

/** Runs a command and gives the lines that it printed. */
const linesOf = async (
  command: (operation: Operation) => Promise<unknown>,
  dryRun = false,
): Promise<string[]> => {
  const lines: string[] = [];
  await command({ table, dryRun, onProgress: () => {}, print: (line) => lines.push(line) });
  return lines;
};

const eventsOf = async (owner: Owner) => {
  const { Items = [] } = await table.documents.send(
    new QueryCommand({
      TableName: table.name,
      KeyConditionExpression: 'PK = :owner',
      ExpressionAttributeValues: { ':owner': eventPartition(owner) },
    }),
  );
  return Items;
};

const put = (Item: Record<string, unknown>) =>
  table.documents.send(new PutCommand({ TableName: table.name, Item }));

describe('verify-events', () => {
  const verify = (...owners: Owner[]) =>
    linesOf((operation) => verifyEvents(operation, owners.length > 0 ? owners : findOwners(table)));

  it('finds every chain of every organisation and person whole', async () => {
    const lines = await verify();
    // Two people and their two cards.
    expect(lines).toEqual([expect.stringMatching(/^\d+ events in 4 chains: every chain holds\.$/)]);
    expect(await verify(anna.personId)).toEqual([expect.stringContaining('in 1 chains: every chain holds')]);
  });

  it('names the first event that was altered', async () => {
    const [event] = await eventsOf(body.siren);
    if (event === undefined) throw new Error('the body has no event');
    await put({ ...event, actor: { type: 'person', id: 'somebody-else' } });
    const lines = await verify(body.siren);
    expect(lines).toEqual([
      `broken: ${event.stream} breaks at event ${event.id}`,
      '2 events in 2 chains: 1 faults.',
    ]);
    await put(event);
  });

  it('misses an event that was taken away, the last of a chain included', async () => {
    const [event] = await eventsOf(body.siren);
    if (event === undefined) throw new Error('the body has no event');
    const { PK, SK } = event;
    await table.documents.send(new DeleteCommand({ TableName: table.name, Key: { PK, SK } }));
    const lines = await verify(body.siren);
    expect(lines[0]).toBe(
      `broken: the last event of the card of ${event.personId} is missing, or was altered`,
    );
    await put(event);
    expect(await verify(body.siren)).toHaveLength(1);
  });
});

describe('reindex', () => {
  const card = () => keys.card(body.siren, anna.personId);
  const indexed = async () => {
    const { Item } = await table.documents.send(new GetCommand({ TableName: table.name, Key: card() }));
    return { personKey: Item?.personKey, organisationKey: Item?.organisationKey, queueKey: Item?.queueKey };
  };
  const right = () => ({ personKey: `PERSON#${anna.personId}`, organisationKey: `ORG#${body.siren}` });

  it('puts right what stands in the wrong place, and only that', async () => {
    await table.documents.send(
      new UpdateCommand({
        TableName: table.name,
        Key: card(),
        UpdateExpression: 'SET personKey = :wrong, queueKey = :stray REMOVE organisationKey',
        ExpressionAttributeValues: { ':wrong': 'PERSON#somebody', ':stray': 'SUPPORT#0' },
      }),
    );
    const [told] = await linesOf(reindex, true);
    expect(told).toBe(`ORG#${body.siren} CARD#${anna.personId}: personKey, organisationKey, queueKey`);
    expect(await indexed()).toMatchObject({ personKey: 'PERSON#somebody' });
    expect(await linesOf(reindex)).toEqual([expect.stringMatching(/^\d+ items read, 1 put right\.$/)]);
    expect(await indexed()).toEqual(right());
    expect(await linesOf(reindex)).toEqual([expect.stringMatching(/^\d+ items read, 0 put right\.$/)]);
  });
});

describe('export', () => {
  const exported = (dryRun: boolean) =>
    linesOf((operation) => exportOrganisation(operation, body.siren), dryRun);

  it("writes an organisation's cards and events as JSON lines, or only counts them", async () => {
    const kinds = (await exported(false))
      .map((line) => JSON.parse(line))
      .map(({ kind, siren }) => [kind, siren]);
    expect(kinds).toEqual([
      ['card', body.siren],
      ['card', body.siren],
      ['event', body.siren],
      ['event', body.siren],
    ]);
    expect(await exported(true)).toEqual(['2 cards and 2 events would be written.']);
  });
});

describe('who-can', () => {
  it('tells for everybody who has a card there whether they may, and why not', async () => {
    const question = {
      right: 'sign',
      siret: body.open,
      service: 'DSN',
      instant: toInstant('2026-11-15T10:00:00Z'),
    } as const;
    const lines = await linesOf((operation) => whoCan(operation, question));
    expect(lines.slice(0, -1).sort()).toEqual(
      [anna, bela].map(({ personId }) => `${personId}  no   not-granted`).sort(),
    );
    expect(lines.at(-1)).toBe(`0 of 2 may sign ${body.open}/DSN at 2026-11-15T10:00:00.000Z.`);
  });
});

describe('the command', () => {
  const run = (...args: string[]) =>
    new Promise<{ code: number; stderr: string }>((done) => {
      const child = execFile(process.execPath, ['commands/ops.ts', ...args], (_error, _stdout, stderr) =>
        done({ code: child.exitCode ?? -1, stderr }),
      );
    });

  it.each([
    [
      ['verify-events', '--table', 'Trousseau-Prod-Data-Table1'],
      'Trousseau-Prod-Data-Table1 is the table of prod: add --yes-prod if that is what you mean.\n',
    ],
    [['forget', '--table', 'x'], 'There is no command "forget" (see --help).\n'],
    [['export', '123', '--table', 'x'], '"123" is not a SIREN (see --help).\n'],
    [['who-can', 'own', '1/DSN', '--table', 'x'], 'A right is consult, declare or sign (see --help).\n'],
  ])('refuses %s in a sentence', async (args, sentence) => {
    expect(await run(...args)).toEqual({ code: 1, stderr: sentence });
  });
});
