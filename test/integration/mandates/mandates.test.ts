import { ulid } from 'ulid';
import { beforeAll, describe, expect, it } from 'vitest';
import { firstBrokenLink } from '../../../shared/domain/events.ts';
import {
  grantIdSchema,
  type MandateId,
  type Siret,
  siretSchema,
} from '../../../shared/domain/identifiers.ts';
import { addMilliseconds, systemClock, toInstant } from '../../../shared/domain/instants.ts';
import { getCard } from '../../../shared/table/access/access-cards.ts';
import { batchPut } from '../../../shared/table/batch-put.ts';
import { establishmentItem } from '../../../shared/table/directory/establishments.ts';
import { keys } from '../../../shared/table/keys.ts';
import { getMandate } from '../../../shared/table/mandates/mandates.ts';
import type { Table } from '../../../shared/table/table.ts';
import { LONGEST_LAG_MILLISECONDS } from '../../../shared/use-cases/answer-settled.ts';
import { cardOf, stage } from '../../support/access/cards.ts';
import {
  done,
  hire,
  inviteAccount,
  type Member,
  newAccount,
  type Office,
  openOffice,
} from '../../support/access/members.ts';
import { persist } from '../../support/at-once.ts';
import { count } from '../../support/counts.ts';
import { openDecisions, question } from '../../support/decisions/decisions.ts';
import { siretNumber } from '../../support/directory/luhn.ts';
import { evidenceOf } from '../../support/evidence.ts';
import { useFaultSeed } from '../../support/faults/fault-seed.ts';
import { committingTogether, justBefore } from '../../support/faults/scripted.ts';
import { skies } from '../../support/faults/skies.ts';
import { createTestTable } from '../../support/local-table.ts';
import { activeMandate, NARROWER, openMandatary, propose } from '../../support/mandates/mandates.ts';
import { type Account, makeAdministrator, registerAccount } from '../../support/people/people.ts';
import { openRegister } from '../../support/register.ts';
import { watchCalls } from '../../support/watch-calls.ts';

let table: Table;
let mandator: Office;
let mandatary: Office;

beforeAll(async () => {
  table = await createTestTable();
  mandator = await openOffice(table);
  mandatary = await openMandatary(mandator);
});

const DSN = { services: { DSN: 'sign' }, establishments: 'all' };

const give = (member: Member, mandateId: MandateId, register = mandatary.register) =>
  register(mandatary.administrator, 'giveGrant', {
    params: { ...member.params },
    body: { ...DSN, mandateId },
  });

/** Late enough that no answer is about a moment before the last change, which would have it read again. */
const afterTheLag = () => addMilliseconds(systemClock(), 2 * LONGEST_LAG_MILLISECONDS);

describe('an evaluation about a person who acts under a mandate', () => {
  let member: Member;
  let id: MandateId;
  beforeAll(async () => {
    id = await activeMandate(mandator, mandatary);
    member = await hire(mandatary);
    done(await give(member, id));
  });

  const ask = async (right: string, service: string, mandate?: string) => {
    const watched = watchCalls(table);
    const asked = question(member.personId, right, mandator.organisation.open, service);
    const named = mandate === undefined ? asked : { ...asked, context: { mandate } };
    const { body } = await openDecisions(watched.table, afterTheLag)(named);
    return { body, calls: watched.calls };
  };

  it.each([
    ['consult', 'DSN', true, 1.5],
    ['declare', 'DSN', true, 1.5],
    ['sign', 'DSN', true, 3],
    ['declare', 'DSIJ', false, 1.5],
    ['sign', 'DSIJ', false, 3],
  ])(
    'to %s %s (%s), with the mandate named, is one BatchGetItem of three items',
    async (right, service, decision, units) => {
      const { body, calls } = await ask(right, service, id);
      expect(body.decision).toBe(decision);
      if (decision) expect(body.context).toMatchObject({ mandate: id });
      expect(calls).toEqual([{ operation: 'BatchGetItem', units, size: 3 }]);
    },
  );

  it.each([
    ['consult', true, 1],
    ['sign', true, 2],
  ])(
    'to %s, without it, reads the mandate and the other card in a second call',
    async (right, decision, units) => {
      const { body, calls } = await ask(right, 'DSN');
      expect(body).toMatchObject({ decision, context: { mandate: id } });
      expect(calls).toEqual([
        { operation: 'BatchGetItem', units, size: 2 },
        { operation: 'BatchGetItem', units, size: 2 },
      ]);
    },
  );

  it('answers no, and no error, to an unknown mandate', async () => {
    const another = id.replace(/.$/, (last) => (last === 'Z' ? 'Y' : 'Z'));
    for (const unknown of ['x', another]) {
      const { body } = await ask('sign', 'DSN', unknown);
      expect(body).toMatchObject({ decision: false, context: { reason: 'unknown-mandate' } });
    }
  });

  it('in a batch costs one more call for all of them, and none for the others', async () => {
    const watched = watchCalls(table);
    const own = await hire(mandator, [DSN]);
    const people = [own.personId, member.personId, ulid()];
    const evaluations = people.flatMap((personId) =>
      ['DSN', 'DSIJ'].map((service) => question(personId, 'consult', mandator.organisation.open, service)),
    );
    const { body } = await openDecisions(watched.table, afterTheLag)({ evaluations });
    const answers = body.evaluations.map(({ decision }: { decision: boolean }) => decision);
    expect(answers).toEqual([true, false, true, false, false, false]);
    expect(watched.calls.map(({ size }) => size)).toEqual([4, 2]);
  });
});

it('tells the mandated body the names of the establishments that it covers', async () => {
  const { open } = mandator.organisation;
  const id = await propose(mandator, mandatary, { ...DSN, establishments: [open] });
  const { register } = mandatary;
  const read = done(await register(mandatary.administrator, 'getMandate', { params: { id } }));
  expect(read.body.places).toEqual([{ siret: open, name: expect.stringMatching(/./) }]);
  const everywhere = await propose(mandator, mandatary, DSN);
  const whole = done(await register(mandatary.administrator, 'getMandate', { params: { id: everywhere } }));
  expect(whole.body.places).toEqual([]);
});

it('gives, changes and ends a grant under a mandate in one transaction each, on both organisations’ cards', async () => {
  const id = await activeMandate(mandator, mandatary);
  const member = await hire(mandatary);
  const watched = watchCalls(table);
  const register = openRegister(watched.table, systemClock);
  const { administrator } = mandatary;
  const body = { ...DSN, mandateId: id };
  const given = done(await give(member, id, register));
  const named = (grantId: string) => ({ params: { ...member.params, grantId } });
  const lower = { ...body, services: { DSN: 'consult' } };
  const changed = done(
    await register(administrator, 'changeGrant', { ...named(given.body.id), body: lower }),
  );
  done(await register(administrator, 'endGrant', named(changed.body.id)));
  const commits = watched.calls.filter(({ operation }) => operation === 'TransactWriteItems');
  // What takes something away also adds to the sum of what its actor took away in seven days.
  expect(commits.map(({ size }) => size)).toEqual([6, 7, 6]);
  const events = await evidenceOf(table, mandator.organisation.siren, member.personId);
  expect(firstBrokenLink(events)).toBeUndefined();
  expect(events.map(({ data }) => [data.given, data.ended])).toEqual([
    [[expect.objectContaining({ grant: given.body.id, mandate: id })], []],
    [[expect.objectContaining({ grant: changed.body.id })], [given.body.id]],
    [[], [changed.body.id]],
  ]);
});

describe('a thousand grants under one mandate', () => {
  const PEOPLE = 50;
  const PLACES = 20;
  let id: MandateId;
  let places: Siret[];
  let people: ReturnType<typeof cardOf>[];

  beforeAll(async () => {
    id = await activeMandate(mandator, mandatary);
    const { siren } = mandator.organisation;
    places = Array.from({ length: PLACES }, (_, place) => siretSchema.parse(siretNumber(siren, 100 + place)));
    const [from, before] = [systemClock(), toInstant('2026-01-01T00:00:00Z')];
    const grants = () =>
      places.map((siret) => ({
        id: grantIdSchema.parse(ulid()),
        services: { DSN: 'sign' as const },
        establishments: [siret],
        from,
        givenAt: from,
        mandateId: id,
      }));
    people = Array.from({ length: PEOPLE }, () =>
      cardOf({
        siren: mandatary.organisation.siren,
        personId: ulid() as never,
        timeline: [stage(before, 'active')],
        grants: grants(),
      }),
    );
    const place = { siren, name: 'ECOLE', headOffice: false, address: { lines: [] }, closures: [] };
    await batchPut(table, [
      ...places.map((siret) => establishmentItem({ ...place, siret })),
      ...people.map((card) => ({ ...keys.card(card.siren, card.personId), ...card })),
      ...people.map((card) => ({
        ...keys.card(siren, card.personId),
        ...{ ...card, siren, timeline: [], grants: [], actsUnder: [id] },
      })),
    ]);
  });

  /** One question per grant, which no other grant could answer. */
  const askAll = async (): Promise<string[]> => {
    const evaluations = people.flatMap(({ personId }) =>
      places.map((siret) => question(personId, 'sign', siret, 'DSN')),
    );
    const { body } = await openDecisions(table, systemClock)({ evaluations });
    return body.evaluations.map(
      ({ decision, context }: { decision: boolean; context: { reason: string } }) =>
        decision ? 'yes' : context.reason,
    );
  };

  it('all stop by one write of the mandate, and are all listed', async () => {
    expect(await askAll()).toEqual(Array(PEOPLE * PLACES).fill('yes'));
    const watched = watchCalls(table);
    const written: string[] = [];
    watched.table.documents.middlewareStack.add(
      (next) => (args) => {
        const { TransactItems = [] } = args.input as {
          TransactItems?: { Put?: { Item: { PK: string; SK: string } } }[];
        };
        for (const { Put } of TransactItems) if (Put) written.push(Put.Item.SK.split('#')[0] ?? '');
        return next(args);
      },
      { step: 'initialize', name: 'written' },
    );
    const through = openRegister(watched.table, systemClock);
    const { body } = done(await through(mandator.administrator, 'endMandate', { params: { id } }));
    const commits = watched.calls.filter(({ operation }) => operation === 'TransactWriteItems');
    // The mandate, its event on either side, and the condition on the actor.
    expect(commits.map(({ size }) => size)).toEqual([4]);
    expect(written.sort()).toEqual(['EVENT', 'EVENT', 'MANDATE']);
    expect(body.affected).toHaveLength(PEOPLE * PLACES);
    expect(await askAll()).toEqual(Array(PEOPLE * PLACES).fill('mandate-ended'));
  });
});

it.each(skies(useFaultSeed()))(
  'gives no grant under a mandate that ends at the same moment, or stops it with it, %s',
  async (_, sky) => {
    const ROUNDS = count({ short: 6, long: 20 });
    const faulty = sky.through(table);
    const member = await hire(mandatary);
    for (let round = 0; round < ROUNDS; round += 1) {
      const id = await activeMandate(mandator, mandatary);
      // Both are decided while the mandate is active; the transactions then race.
      const together = sky.reach(openRegister(committingTogether(faulty, 2), systemClock));
      const [given, ended] = await Promise.all([
        persist(() => give(member, id, together)),
        persist(() => together(mandator.administrator, 'endMandate', { params: { id } })),
      ]);
      await faulty.settled();
      expect(ended.status).toBe(200);
      const isGiven = given.status === 201;
      if (!isGiven) expect(given.body.code).toBe('mandate-not-active');
      const card = await getCard(table, mandatary.organisation.siren, member.personId);
      const grants = card?.grants.filter(({ mandateId }) => mandateId === id) ?? [];
      expect(grants).toHaveLength(isGiven ? 1 : 0);
      const asked = question(member.personId, 'sign', mandator.organisation.open, 'DSN');
      for (const body of [asked, { ...asked, context: { mandate: id } }]) {
        expect((await openDecisions(table, systemClock)(body)).body.decision).toBe(false);
      }
    }
  },
);

it('lets nobody act for a side who no longer administers it when the transaction commits', async () => {
  const commands = [
    ['mandator', 'endMandate', {}],
    ['mandator', 'narrowMandate', { body: NARROWER }],
    ['mandatary', 'endMandate', {}],
    ['mandatary', 'acceptMandate', {}],
    ['mandatary', 'refuseMandate', {}],
  ] as const;
  for (const [side, operation, sent] of commands) {
    const [giver, taker] = [await openMandatary(mandator), await openMandatary(mandator)];
    const isAnswer = operation === 'acceptMandate' || operation === 'refuseMandate';
    const id = await (isAnswer ? propose : activeMandate)(giver, taker);
    const { administrator, organisation } = side === 'mandator' ? giver : taker;
    const successor = await newAccount(table);
    await makeAdministrator(table, organisation, successor);
    const params = { siren: organisation.siren, personId: administrator.personId };
    const demote = () =>
      mandator.register(successor, 'changeRole', { params, body: { role: 'declarant' } }).then(done);
    const late = openRegister(justBefore(table, demote), systemClock);
    const answered = await late(administrator, operation, { ...sent, params: { id } });
    expect([operation, answered.body]).toEqual([
      operation,
      expect.objectContaining({ status: 403, code: 'forbidden' }),
    ]);
    expect((await getMandate(table, id)).version).toBe(isAnswer ? 1 : 2);
  }
});

it('passes on grants under a mandate with the invitation, to the account that accepts it', async () => {
  const id = await activeMandate(mandator, mandatary);
  const first = await newAccount(table);
  const second = await registerAccount(table, ulid().toLowerCase(), first.email);
  const invitation = await inviteAccount(mandatary, first, [{ ...DSN, mandateId: id }]);
  const ask = async ({ personId }: Account) =>
    (await openDecisions(table, systemClock)(question(personId, 'sign', mandator.organisation.open, 'DSN')))
      .body;
  expect((await ask(first)).context.reason).toBe('not-accepted');
  done(await mandatary.register(second, 'acceptInvitation', { params: { id: invitation } }));
  expect((await ask(second)).context.mandate).toBe(id);
  expect((await ask(first)).decision).toBe(false);
});

it('proposes once to an organisation that the register does not know, under the given name', async () => {
  const { siren } = mandator.organisation;
  const proposeTo = (mandatarySiren: string, name?: string) =>
    mandator.register(mandator.administrator, 'proposeMandate', {
      params: { siren },
      body: {
        ...DSN,
        mandatary: { siren: mandatarySiren, ...(name !== undefined && { name }) },
        evidence: { type: 'contract', reference: 'M-7', date: '2026-01-15' },
      },
    });
  const unknown = '819999053';
  expect((await proposeTo(unknown)).body).toMatchObject({ status: 409, code: 'unknown-mandatary' });
  expect((await proposeTo(unknown, 'CABINET ESSAI')).body.mandatary).toEqual({
    siren: unknown,
    name: 'CABINET ESSAI',
  });
  expect((await proposeTo(unknown, 'AUTRE NOM')).body.mandatary.name).toBe('CABINET ESSAI');
  expect((await proposeTo(unknown)).body.mandatary.name).toBe('CABINET ESSAI');
  expect((await proposeTo(mandatary.organisation.siren, 'AUTRE NOM')).body.mandatary.name).toBe('COMMUNE');
});
