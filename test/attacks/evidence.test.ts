import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { verifyEvents } from '../../commands/ops/verify-events.ts';
import { CARD_SEALING } from '../../shared/domain/access/card-sealing.ts';
import { type Event, hashOf, type JobEvent } from '../../shared/domain/events.ts';
import { addDays, type Instant, toInstant } from '../../shared/domain/instants.ts';
import { type Sealing, stateDigest } from '../../shared/domain/sealed-state.ts';
import type { Anchor } from '../../shared/files/anchor.ts';
import { parseCard } from '../../shared/table/access/access-cards.ts';
import { eventPartition, keys } from '../../shared/table/keys.ts';
import type { Table } from '../../shared/table/table.ts';
import { hire, type Member, type Office, openOffice } from '../support/access/members.ts';
import { evidenceOf } from '../support/evidence.ts';
import { openJobWorld } from '../support/job-world.ts';
import { createTestTable } from '../support/local-table.ts';
import { printedLines } from '../support/operation-lines.ts';

let table: Table;
let office: Office;
let member: Member;

beforeAll(async () => {
  table = await createTestTable();
  office = await openOffice(table);
  member = await hire(office);
});

const lastEvent = async (): Promise<Event | undefined> =>
  (await evidenceOf(table, office.organisation.siren, member.personId)).at(-1);

describe('an id that a client gives to its request', () => {
  const giveAs = async (id: string, service: string) => {
    const answered = await office.register(office.administrator, 'giveGrant', {
      params: member.params,
      body: { services: { [service]: 'consult' }, establishments: 'all' },
      headers: { 'x-request-id': id },
    });
    expect(answered.status).toBe(201);
    return { answered, event: await lastEvent() };
  };

  it('never takes the place of ours in evidence and in the answer', async () => {
    const ours = (await lastEvent())?.requestId ?? '';
    const { answered, event } = await giveAs(ours, 'DSN');
    expect(event).toMatchObject({ type: 'grant.given', clientRequestId: ours });
    expect(event?.requestId).not.toBe(ours);
    expect(answered.headers['x-request-id']).toBe(event?.requestId);
  });

  it.each([
    ['a sentence', 'approved by support', 'PASRAU'],
    ['an address', 'marie@mairie.example', 'DSIJ'],
    ['too long', 'x'.repeat(65), 'BPIJ'],
  ])('is kept nowhere when it is %s', async (_, id, service) => {
    const { event } = await giveAs(id, service);
    expect(event?.type).toBe('grant.given');
    expect(JSON.stringify(event)).not.toContain(id);
  });
});

type Item = Record<string, unknown>;
const BEGINS = toInstant('2026-06-01T08:00:00Z');

/** An anchor that keeps what it is given, as a bucket with Object Lock does. */
const memoryAnchor = (): Anchor & { texts: Map<string, string> } => {
  const texts = new Map<string, string>();
  return {
    texts,
    add: async (name, text) => void texts.set(name, texts.get(name) ?? text),
    async *read() {
      for (const [, text] of [...texts].sort()) yield text;
    },
  };
};

describe('somebody who can write the table', () => {
  let anchor: ReturnType<typeof memoryAnchor>;
  let world: ReturnType<typeof openJobWorld>;
  let anchoredUntil: Instant;
  let stream: string;
  let stored: Table;

  beforeEach(async () => {
    anchor = memoryAnchor();
    stored = await createTestTable();
    world = openJobWorld(stored, BEGINS, undefined, anchor);
    table = world.table;
    office = await openOffice(table, world.clock);
    member = await hire(office, [{ services: { DSN: 'consult' }, establishments: 'all' }]);
    stream = `card/${office.organisation.siren}/${member.personId}`;
    world.pass(1);
    await world.run('anchor-heads');
    anchoredUntil = addDays(world.clock(), -1 / 24);
  });

  const put = (Item: Item) => table.documents.put({ TableName: table.name, Item });
  const take = ({ PK, SK }: Item) => table.documents.delete({ TableName: table.name, Key: { PK, SK } });
  const cardItem = async (): Promise<Item> => {
    const Key = keys.card(office.organisation.siren, member.personId);
    const { Item } = await table.documents.get({ TableName: table.name, Key });
    if (Item === undefined) throw new Error('no card');
    return Item;
  };
  /** The stored events of the card, in their order. */
  const chain = async (): Promise<(Item & JobEvent)[]> => {
    const { Items = [] } = await table.documents.query({
      TableName: table.name,
      KeyConditionExpression: 'PK = :owner',
      ExpressionAttributeValues: { ':owner': eventPartition(office.organisation.siren) },
    });
    const events = Items as (Item & JobEvent)[];
    return events.filter((event) => event.stream === stream).sort((a, b) => a.sequence - b.sequence);
  };
  const verify = async () => {
    let verdict = '';
    const lines = await printedLines(stored, async (operation) => {
      verdict = await verifyEvents(operation, anchor);
    });
    return { verdict, broken: lines.filter((line) => line.startsWith('broken: ')), lines };
  };
  const expectFound = async (sentence: string) =>
    expect(await verify()).toMatchObject({ verdict: 'broken', broken: [`broken: ${sentence}`] });

  it('changes nothing, and everything holds; what no anchor can show is said', async () => {
    const { verdict, lines } = await verify();
    expect(verdict).toBe('holds');
    expect(lines.at(-1)).toBe(
      `Anchored until ${anchoredUntil}: what was rewritten since, with its hashes, is not found.`,
    );
  });

  it('alters an event: it is named', async () => {
    const [first] = await chain();
    await put({ ...first, actor: { type: 'person', id: 'somebody-else' } });
    await expectFound(`${stream} breaks at event ${first?.id}`);
  });

  it('takes an event out of the middle: the one after it is named', async () => {
    await office.register(office.administrator, 'suspendMember', { params: member.params });
    const [, second, third] = await chain();
    await take(second ?? {});
    await expectFound(`${stream} breaks at event ${third?.id}`);
  });

  it('cuts the last event off: it is missed', async () => {
    await take((await chain()).at(-1) ?? {});
    await expectFound(`the last event of ${stream} is missing, or was altered`);
  });

  it('cuts the last event off and rolls the card back: the anchor shows it', async () => {
    const events = await chain();
    const [last, before] = [events.at(-1), events.at(-2)];
    const { timeline, version, ...card } = await cardItem();
    const rolledBack = { ...card, timeline: (timeline as Item[]).slice(0, -1), version: Number(version) - 1 };
    await take(last ?? {});
    await put({ ...rolledBack, lastEventHash: before?.hash });
    await expectFound(`${stream} was cut: event number ${last?.sequence} was anchored on ${anchoredUntil}`);
  });

  /** Writes a chain anew, so that it is whole by itself and ends at its card. */
  const hashAgain = async (events: readonly (Item & JobEvent)[], card: Item) => {
    let previousHash = '0'.repeat(64);
    for (const { PK, SK, dueQueue, duePlace, hash: _, ...event } of events) {
      const again = { ...event, previousHash } as Omit<JobEvent, 'hash'>;
      previousHash = hashOf(again);
      await put({ PK, SK, dueQueue, duePlace, ...again, hash: previousHash });
    }
    await put({ ...card, lastEventHash: previousHash });
  };

  it('writes a chain anew with its card: the anchor shows it', async () => {
    const card = await cardItem();
    const grants = (card.grants as Item[]).map((grant) => ({ ...grant, services: { DSN: 'sign' } }));
    const forged = { ...card, grants };
    const events = await chain();
    const sealed = events.map((event, index) =>
      index === events.length - 1 ? { ...event, state: stateDigest(CARD_SEALING, parseCard(forged)) } : event,
    );
    sealed[0] = { ...(sealed[0] as Item & JobEvent), actor: { type: 'person', id: 'somebody-else' } };
    await hashAgain(sealed, forged);
    await expectFound(
      `${stream} was written anew: event ${events.at(-1)?.id} is not the one that was anchored on ${anchoredUntil}`,
    );
  });

  it('takes a chain and its card away: the anchor shows it', async () => {
    for (const event of await chain()) await take(event);
    await take(await cardItem());
    await expectFound(`${stream} has lost every event that was anchored on ${anchoredUntil}`);
  });

  it('takes the card away and leaves its events: it is missed', async () => {
    await take(await cardItem());
    await expectFound(`what ${stream} is about is missing`);
  });

  it('gives somebody a right on the card and leaves its events alone: its last event names it', async () => {
    const card = await cardItem();
    const grants = (card.grants as Item[]).map((grant) => ({ ...grant, services: { DSN: 'sign' } }));
    await put({ ...card, grants });
    const last = (await chain()).at(-1);
    await expectFound(`${stream} is not what its event ${last?.id} left: it was altered`);
  });

  it('alters what an old card moved beside it: its events name it', async () => {
    const { siren } = office.organisation;
    const full = { ...(await cardItem()) };
    const grants = Array.from({ length: 900 }, (_, rank) => ({
      ...(full.grants as Item[])[0],
      id: `01ARZ3NDEKTSV4RRFFQ6${String(rank).padStart(6, '0')}`,
    }));
    await put({ ...full, grants });
    await office.register(office.administrator, 'endMember', { params: member.params });
    const last = (await chain()).at(-1);
    const version = last?.sequence ?? 0;
    const Key = keys.cardHistory({ siren, personId: member.personId, version }, world.clock(), 0);
    const { Item } = await table.documents.get({ TableName: table.name, Key });
    expect((await verify()).verdict).toBe('holds');
    await put({ ...Item, grants: [] });
    await expectFound(`the history of ${stream} with event ${last?.sequence} was altered`);
  });

  it('writes themselves into the roster: it is not that of the cards', async () => {
    const { siren } = office.organisation;
    const Key = keys.administrators(siren);
    const { Item } = await table.documents.get({ TableName: table.name, Key });
    const listed: Set<string> = Item?.administrators ?? new Set();
    await put({ ...Item, administrators: new Set([...listed, member.personId]) });
    await expectFound(`the roster of ${siren} is not that of its cards: it was altered`);
  });

  it('takes an anchor away: the gap is seen', async () => {
    world.pass(1);
    await world.run('anchor-heads');
    world.pass(1);
    await world.run('anchor-heads');
    const [, second] = [...anchor.texts.keys()].sort();
    anchor.texts.delete(second ?? '');
    const { verdict, lines } = await verify();
    expect(verdict).toBe('broken');
    expect(lines.at(-1)).toMatch(/The anchor before .* is missing\.$/);
  });

  it('says not sealed of a card from before, and never that it holds', async () => {
    const events = await chain();
    const unsealed = events.map(({ state: _, ...event }) => event as Item & JobEvent);
    anchor.texts.clear();
    await hashAgain(unsealed, await cardItem());
    const { verdict, lines } = await verify();
    expect(verdict).toBe('open');
    expect(lines.join(' ')).toContain('no fault was found. 1 states are not sealed yet.');
    expect(lines.join(' ')).not.toContain('holds');
    await office.register(office.administrator, 'suspendMember', { params: member.params });
    expect((await verify()).verdict).toBe('holds');
  });
});

it('a new attribute is sealed, or left open, by somebody who has thought about it', () => {
  interface Two {
    right: string;
    name: string;
  }
  const both: Sealing<Two> = { right: 'sealed', name: 'open' };
  // @ts-expect-error nobody has decided about the name
  const one: Sealing<Two> = { right: 'sealed' };
  const state = { right: 'sign', name: 'Nadia' };
  expect(stateDigest(both, state)).toBe(stateDigest(both, { ...state, name: 'Marie' }));
  expect(stateDigest(both, state)).not.toBe(stateDigest(both, { ...state, right: 'consult' }));
  expect(Object.keys(one)).toHaveLength(1);
});
