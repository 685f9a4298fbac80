import { beforeEach, describe, expect, it } from 'vitest';
import type { AccessCard } from '../../shared/domain/access/access-card.ts';
import { MAX_GRANTS } from '../../shared/domain/access/card-size.ts';
import { grantSchema } from '../../shared/domain/access/grant.ts';
import { addDays, addYear, type Instant, toInstant } from '../../shared/domain/instants.ts';
import { cardIndexAttributes, getCard } from '../../shared/table/access/access-cards.ts';
import { keys } from '../../shared/table/keys.ts';
import type { Table } from '../../shared/table/table.ts';
import { evaluateAccess } from '../../shared/use-cases/decisions/evaluate-access.ts';
import { rankedGrantId } from '../support/access/cards.ts';
import { hire, type Member, type Office, openOffice } from '../support/access/members.ts';
import { openJobWorld } from '../support/job-world.ts';
import { createTestTable } from '../support/local-table.ts';
import { outcomesOf, reviewsOf } from '../support/reviews/review-world.ts';
import { watchCalls } from '../support/watch-calls.ts';

const BEGINS = addDays(addYear(toInstant('2026-01-01T00:00:00Z')), -1);
const MANY = 2_500;
const CALLS_OF_ONE_PAST_QUESTION = 3;

let table: Table;
let world: ReturnType<typeof openJobWorld>;
let office: Office;
let member: Member;

beforeEach(async () => {
  world = openJobWorld(await createTestTable(), BEGINS);
  table = world.table;
  office = await openOffice(table, world.clock);
  member = await hire(office);
});

const cardNow = async (): Promise<AccessCard> => {
  const card = await getCard(table, member.params.siren, member.personId);
  if (card === undefined) throw new Error('no card');
  return card;
};

const smallGrant = (rank: number, givenAt: Instant) =>
  grantSchema.parse({
    id: rankedGrantId(rank),
    services: { DSN: 'sign' },
    establishments: 'all',
    from: givenAt,
    givenAt,
  });

/** A card as it could be filled before its grants were bounded. */
const fill = async (count: number): Promise<void> => {
  const card = await cardNow();
  const grants = Array.from({ length: count }, (_, rank) => smallGrant(rank, world.clock()));
  const full = { ...card, grants };
  const item = { ...keys.card(card.siren, card.personId), ...cardIndexAttributes(full), ...full };
  await table.documents.put({ TableName: table.name, Item: item });
};

const send = async (operation: string, sent: { body?: unknown } = {}) => {
  world.pass(1 / 1_440);
  const { status, body } = await office.register(office.administrator, operation, {
    params: member.params,
    ...sent,
  });
  return { status, code: body?.type?.split('/').at(-1), body };
};

const ask = (instant: Instant, on = table) =>
  evaluateAccess(on, [
    {
      ...{ personId: member.personId, siret: office.organisation.open, service: 'DSN', right: 'sign' },
      instant,
    },
  ]);

const giving = (service: string, rest = {}) => ({
  body: { services: { [service]: 'declare' }, establishments: 'all', ...rest },
});

describe('a card filled to the brim', () => {
  beforeEach(() => fill(MANY));

  it('does not keep its owner from being suspended, restored and ended', async () => {
    expect((await send('suspendMember')).status).toBe(200);
    expect((await send('reactivateMember')).status).toBe(200);
    expect((await send('suspendMember')).status).toBe(200);
    const filledAt = world.clock();
    expect((await send('endMember')).status).toBe(200);
    expect((await cardNow()).grants).toEqual([]);
    expect(await ask(world.clock())).toEqual([{ decision: false, reason: 'ended' }]);
    expect(await ask(filledAt)).toEqual([{ decision: false, reason: 'suspended' }]);
  });

  it('still answers for its past after it has ended, in a call for its two pieces more', async () => {
    const filledAt = world.clock();
    const then = await ask(filledAt);
    expect(then).toMatchObject([{ decision: true }]);
    await send('endMember');
    const { grant } = then[0] as { grant: string };
    const watched = watchCalls(table);
    expect(await ask(filledAt, watched.table)).toMatchObject([{ decision: true, grant }]);
    expect(watched.calls).toHaveLength(CALLS_OF_ONE_PAST_QUESTION);
  });

  it('takes no more, and is told how many it holds', async () => {
    const refused = await send('giveGrant', giving('PASRAU'));
    expect(refused).toMatchObject({ status: 409, code: 'card-full' });
    expect(refused.body.detail).toContain('2\u202f501');
    expect(await cardNow()).toMatchObject({ grants: { length: MANY } });
  });

  it('does not hold up the review of its body', async () => {
    const reviews = reviewsOf(office);
    await world.deliver();
    await world.live(1, ['review-access']);
    expect((await reviews.latest())?.state.status).toBe('open');
    await world.live(100, ['review-access'], 5);
    expect((await reviews.latest())?.state.status).toBe('lapsed');
    expect((await cardNow()).timeline.at(-1)?.status).toBe('suspended');
  });

  it('takes no more by a review either', async () => {
    const reviews = reviewsOf(office);
    await reviews.open();
    expect(outcomesOf(await reviews.decide([member], 'change'))).toEqual(['card-full']);
    expect(await cardNow()).toMatchObject({ grants: { length: MANY } });
  });

  it('is ended by a review', async () => {
    const reviews = reviewsOf(office);
    await reviews.open();
    const answered = await reviews.decide([member], 'end');
    expect(answered.body.results).toMatchObject([{ outcome: 'done' }]);
    expect((await cardNow()).timeline.at(-1)?.status).toBe('ended');
  });
});

it('nobody fills a card by giving the same grant again and again', async () => {
  const first = await send('giveGrant', giving('DSN'));
  const again = await send('giveGrant', giving('DSN'));
  expect([first.status, again.status]).toEqual([201, 201]);
  expect(again.body.id).toBe(first.body.id);
  expect((await cardNow()).grants).toHaveLength(1);
});

it('a grant that is changed into one that is held is only ended', async () => {
  const [dsn, pasrau] = [await send('giveGrant', giving('DSN')), await send('giveGrant', giving('PASRAU'))];
  const params = { ...member.params, grantId: pasrau.body.id };
  const { body } = await office.register(office.administrator, 'changeGrant', { params, ...giving('DSN') });
  expect(body.id).toBe(dsn.body.id);
  const [, ended] = (await cardNow()).grants;
  expect(ended).toMatchObject({ id: pasrau.body.id, endedAt: world.clock() });
});

it('nobody fills a card beyond what it takes', async () => {
  await fill(MAX_GRANTS);
  expect(await send('giveGrant', giving('PASRAU'))).toMatchObject({ status: 409, code: 'card-full' });
  const params = { ...member.params, grantId: (await cardNow()).grants[0]?.id ?? '' };
  const changed = await office.register(office.administrator, 'changeGrant', { params, ...giving('PASRAU') });
  expect(changed.status).toBe(200);
});

it('suspending and restoring somebody a thousand times does not make them immovable', async () => {
  const card = await cardNow();
  const [first] = card.timeline;
  if (first === undefined) throw new Error('no stage');
  const stages = Array.from({ length: 5_000 }, (_, rank) => ({
    ...{ from: world.clock(), role: 'declarant' as const },
    status: rank % 2 === 0 ? ('active' as const) : ('suspended' as const),
  }));
  const full = { ...card, timeline: [first, ...stages.slice(0, -1)] };
  const item = { ...keys.card(card.siren, card.personId), ...cardIndexAttributes(full), ...full };
  await table.documents.put({ TableName: table.name, Item: item });
  const before = await ask(first.from);
  expect((await send('suspendMember')).status).toBe(200);
  expect((await cardNow()).timeline).toHaveLength(50);
  expect(await ask(first.from)).toEqual(before);
  expect((await send('endMember')).status).toBe(200);
});
