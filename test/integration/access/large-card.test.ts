import fc from 'fast-check';
import { ulid } from 'ulid';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Siret, siretSchema } from '../../../shared/domain/identifiers.ts';
import { type Instant, instantOf } from '../../../shared/domain/instants.ts';
import { getCard } from '../../../shared/table/access/access-cards.ts';
import { batchPut } from '../../../shared/table/batch-put.ts';
import { getAccessFacts } from '../../../shared/table/decisions/access-facts.ts';
import { establishmentItem } from '../../../shared/table/directory/establishments.ts';
import { keys } from '../../../shared/table/keys.ts';
import type { Table } from '../../../shared/table/table.ts';
import { evaluateAccess } from '../../../shared/use-cases/decisions/evaluate-access.ts';
import { reportAccess } from '../../../shared/use-cases/decisions/report-access.ts';
import { hire, type Member, type Office, openOffice } from '../../support/access/members.ts';
import { persist } from '../../support/at-once.ts';
import { siretNumber } from '../../support/directory/luhn.ts';
import { createTestTable } from '../../support/local-table.ts';
import { watchCalls } from '../../support/watch-calls.ts';

const MINUTE_MILLISECONDS = 60_000;
const UNIT_BYTES = 4 * 1024;
/** A grant on so many establishments takes about 15 KB of the card. */
const PLACES = 900;
const SERVICES = ['DSN', 'PASRAU', 'DPAE', 'DSIJ', 'BPIJ', 'AER', 'PEPS', 'CONTROLE-SIRET', 'DSN', 'PASRAU'];

let now = Date.parse('2026-05-01T08:00:00Z');
let table: Table;
let office: Office;
let member: Member;
let places: Siret[];

const cardNow = async () => {
  const card = await getCard(table, member.params.siren, member.personId);
  if (card === undefined) throw new Error('no card');
  return card;
};
const questionsAt = (instant: Instant) =>
  places.slice(0, 1).flatMap((siret) =>
    ['DSN', 'PASRAU'].map((service) => ({
      personId: member.personId,
      right: 'consult' as const,
      siret,
      service,
      instant,
    })),
  );
const ask = (instant: Instant) => evaluateAccess(table, questionsAt(instant));

/** The version in an answer is that of the card as it is read. */
const withoutVersions = (answers: unknown): unknown =>
  JSON.parse(JSON.stringify(answers, (key, value) => (key === 'version' ? undefined : value)));

/** What was answered about each instant just after it. */
const answered = new Map<Instant, unknown>();
const step = async (operation: string, grantId: string | undefined, body?: unknown): Promise<string> => {
  const params = { ...member.params, ...(grantId !== undefined && { grantId }) };
  const headers = { 'idempotency-key': ulid() };
  // A busy machine may answer 503: whoever asks again does so later, so that what the first try left has grown old.
  const done = await persist(() => {
    now += MINUTE_MILLISECONDS;
    return office.register(office.administrator, operation, { params, body, headers });
  });
  expect(done.status).toBeLessThan(300);
  answered.set(instantOf(now), await ask(instantOf(now)));
  return done.body.id;
};

beforeAll(async () => {
  table = await createTestTable();
  office = await openOffice(table, () => instantOf(now));
  const { siren } = office.organisation;
  places = Array.from({ length: PLACES }, (_, place) => siretSchema.parse(siretNumber(siren, 100 + place)));
  const establishment = { siren, name: 'ECOLE', headOffice: false, address: { lines: [] }, closures: [] };
  await batchPut(
    table,
    places.map((siret) => establishmentItem({ ...establishment, siret })),
  );
  member = await hire(office);
  for (const service of SERVICES) {
    const terms = { services: { [service]: 'consult' }, establishments: places };
    await step('endGrant', await step('giveGrant', undefined, terms));
  }
  await step('giveGrant', undefined, { services: { DSN: 'sign' }, establishments: 'all' });
});

describe('a card that outgrew a unit', () => {
  it('has moved what had ended beside it, more than once, and kept the rest', async () => {
    const card = await cardNow();
    expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(UNIT_BYTES);
    expect(card.historyBefore).toBeDefined();
    expect(card.grants.length).toBeLessThan(SERVICES.length / 2);
    expect(card.grants.at(-1)?.endedAt).toBeUndefined();
  });

  it('answers about every past instant as it did then, with the same reasons', async () => {
    expect(answered.size).toBe(2 * SERVICES.length + 1);
    for (const [instant, then] of answered) {
      expect({ instant, answers: withoutVersions(await ask(instant)) }).toEqual({
        instant,
        answers: withoutVersions(then),
      });
    }
  });

  it('still costs one call now, and one more for an instant that needs what moved', async () => {
    const watched = watchCalls(table);
    await evaluateAccess(watched.table, questionsAt(instantOf(now)).slice(0, 1));
    expect(watched.calls.map(({ operation }) => operation)).toEqual(['BatchGetItem']);
    const [first] = answered.keys();
    if (first === undefined) throw new Error('nothing asked');
    await evaluateAccess(watched.table, questionsAt(first).slice(0, 1));
    expect(watched.calls.map(({ operation }) => operation).slice(1)).toEqual(['BatchGetItem', 'Query']);
  });

  it('has its past in the access report', async () => {
    const [first] = answered.keys();
    if (first === undefined) throw new Error('nothing asked');
    const rows = await reportAccess(table, office.organisation.siren, { at: first, siret: places[0] });
    expect(rows.map(({ service, right }) => [service, right])).toEqual([['DSN', 'consult']]);
  });
});

/** What a former release did: what had ended moved beside the card, under its version. */
const moveAsBefore = async (): Promise<void> => {
  // With its change, after the last answer: what leaves the card at an instant says no more why not from that instant on.
  now += MINUTE_MILLISECONDS;
  const card = await cardNow();
  const { PK, SK } = keys.cardHistories(card.siren, card.personId);
  const [over, rest] = [true, false].map((isOver) =>
    card.grants.filter(({ endedAt }) => (endedAt !== undefined) === isOver),
  );
  const version = card.version + 1;
  const archivedAt = instantOf(now);
  const former = { PK, SK: `${SK}${String(version).padStart(9, '0')}`, archivedAt, grants: over };
  const key = keys.card(card.siren, card.personId);
  const { Item } = await table.documents.get({ TableName: table.name, Key: key });
  await table.documents.put({ TableName: table.name, Item: former });
  await table.documents.put({
    TableName: table.name,
    Item: { ...Item, grants: rest, version, historyBefore: archivedAt },
  });
};

describe('a card on which much was given and ended, by a former release too', () => {
  const open: string[] = [];

  beforeAll(async () => {
    member = await hire(office);
    answered.clear();
    const turns = fc.sample(
      fc.record({ isEnd: fc.boolean(), service: fc.constantFrom('DSN', 'PASRAU', 'DPAE') }),
      36,
    );
    for (const [turn, { isEnd, service }] of turns.entries()) {
      if (turn === 9) await moveAsBefore();
      const ended = isEnd || open.length > 5 ? open.shift() : undefined;
      if (ended !== undefined) await step('endGrant', ended);
      else {
        const right = ['consult', 'declare'][turn % 2];
        const terms = { services: { [service]: right }, establishments: places.slice(0, 1 + (turn % 9)) };
        const given = await step('giveGrant', undefined, terms);
        if (!open.includes(given)) open.push(given);
      }
    }
    for (const each of open.splice(0)) await step('endGrant', each);
  });

  it('answers about every past instant as it did then, with the same reasons', async () => {
    for (const [instant, then] of answered) {
      expect({ instant, answers: withoutVersions(await ask(instant)) }).toEqual({
        instant,
        answers: withoutVersions(then),
      });
    }
  });

  it('costs the units of two items now, and one item more as of an instant of this release', async () => {
    const { personId } = member;
    const [siret] = places;
    if (siret === undefined) throw new Error('no place');
    const { readUnits } = await getAccessFacts(table, [{ personId, siret }], { consistent: true });
    expect(readUnits).toBe(2);
    const former = [...answered.keys()].slice(0, 9).at(-1) ?? '';
    const watched = watchCalls(table);
    for (const instant of answered.keys()) {
      if (instant <= former) continue;
      watched.calls.length = 0;
      await evaluateAccess(watched.table, questionsAt(instant).slice(0, 1));
      expect(watched.calls.length).toBeLessThanOrEqual(2);
    }
    const { PK, SK } = keys.cardHistories(member.params.siren, personId);
    const { Items = [] } = await table.documents.query({
      TableName: table.name,
      KeyConditionExpression: 'PK = :pk AND begins_with(SK, :sk)',
      ExpressionAttributeValues: { ':pk': PK, ':sk': `${SK}2` },
    });
    expect(Items.length).toBeGreaterThan(0);
    for (const item of Items) expect(Buffer.byteLength(JSON.stringify(item))).toBeLessThan(UNIT_BYTES);
  });
});
