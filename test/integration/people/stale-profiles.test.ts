import { ulid } from 'ulid';
import { beforeEach, describe, expect, it } from 'vitest';
import { routes } from '../../../functions/profile/contract.ts';
import { getMeEndpoint } from '../../../functions/profile/get-me.ts';
import { followEvent } from '../../../functions/profile-follower/follow-event.ts';
import type { AccessCard } from '../../../shared/domain/access/access-card.ts';
import type { CardChange } from '../../../shared/domain/access/card-change.ts';
import { endAccess } from '../../../shared/domain/access/membership.ts';
import { because } from '../../../shared/domain/bulk-changes/apply-person-plan.ts';
import { undoPersonPlan } from '../../../shared/domain/bulk-changes/undo-person-plan.ts';
import { firstBrokenLink } from '../../../shared/domain/events.ts';
import type { PersonId } from '../../../shared/domain/identifiers.ts';
import { addDays, type Instant, toInstant } from '../../../shared/domain/instants.ts';
import { isStaleAt } from '../../../shared/domain/people/profile.ts';
import { personEndpoints } from '../../../shared/http/person-endpoints.ts';
import { storedEvent } from '../../../shared/stream/stored-event.ts';
import { getCard } from '../../../shared/table/access/access-cards.ts';
import { appendEvent } from '../../../shared/table/events.ts';
import { keys } from '../../../shared/table/keys.ts';
import { storeLogin } from '../../../shared/table/people/logins.ts';
import { listOrphanRisks } from '../../../shared/table/people/orphan-risks.ts';
import type { Table } from '../../../shared/table/table.ts';
import { recordCardChange } from '../../../shared/use-cases/access/record-card-change.ts';
import type { CommandContext, Outcome } from '../../../shared/use-cases/command.ts';
import { nextEvent } from '../../../shared/use-cases/next-event.ts';
import { confirmProfile } from '../../../shared/use-cases/people/change-profile.ts';
import { bounce } from '../../support/bounce-event.ts';
import { newGrantId } from '../../support/bulk-changes/bulk-world.ts';
import { evidenceOf } from '../../support/evidence.ts';
import { openJobWorld } from '../../support/job-world.ts';
import { createTestTable } from '../../support/local-table.ts';
import {
  type Account,
  AGENTS,
  createOrganisation,
  makeAdministrator,
  registerAccount,
  type TestOrganisation,
} from '../../support/people/people.ts';
import { eventOf } from '../../support/register.ts';
import { storeWrites } from '../../support/store-writes.ts';
import { watchCalls } from '../../support/watch-calls.ts';

/** Accounts are registered on 1 January 2026, and due a year later. */
const CONFIRMED = toInstant('2026-01-01T00:00:00Z');
const DUE = toInstant('2027-01-01T00:00:00Z');
const JOB = 'flag-stale-profiles';
const SUPPORT = 'help@portal.example';
const page = { limit: 50, after: undefined };

let stored: Table;
beforeEach(async () => {
  stored = await createTestTable();
});

type World = ReturnType<typeof openJobWorld>;

const store = async <T>(
  world: World,
  account: Account,
  decide: (context: CommandContext) => Promise<Outcome<T>>,
) => {
  const context = {
    ...{ table: world.table, now: world.clock(), newId: () => ulid(), requestId: 'test' },
    actor: { type: 'person', id: account.personId } as const,
  };
  const { value, writes } = await decide(context);
  await storeWrites(world.table, writes);
  return value;
};
const confirm = (world: World, account: Account) =>
  store(world, account, (context) => confirmProfile(context, account.personId));
const logIn = (world: World, { personId }: Account) => storeLogin(world.table, personId, world.clock());
const sirensAtRisk = async () => (await listOrphanRisks(stored, page)).items.map(({ siren }) => siren);

/** `/me` as the account reads it. */
const showMe = async (world: World, account: Account, language = 'fr') => {
  const dependencies = { table: world.table, agents: AGENTS, clock: world.clock, newId: () => ulid() };
  const { route, handle } = personEndpoints(dependencies).reads(routes.getMe, getMeEndpoint(dependencies));
  const { body } = await handle(eventOf(account, route.key, { headers: { 'accept-language': language } }));
  return JSON.parse(body ?? '{}');
};

/** An organisation that Marie administers alone, observed until shortly before her profile is due. */
const openBody = async (
  begins: Instant,
): Promise<{ world: World; organisation: TestOrganisation; marie: Account }> => {
  const marie = await registerAccount(stored, 'marie');
  const organisation = await createOrganisation(stored);
  await makeAdministrator(stored, organisation, marie);
  const world = openJobWorld(stored, begins);
  await logIn(world, marie);
  return { world, organisation, marie };
};

describe('a year after the last confirmation', () => {
  it('reminds, notifies the person and their administrators weekly, and puts an organisation with nobody else on support’s list', async () => {
    const { world, organisation, marie } = await openBody(addDays(DUE, -40));
    await world.live(9, [JOB], 9);
    expect(world.mailsTo(marie.email)).toEqual([]);
    await world.live(30, [JOB], 3);
    expect(world.mailsTo(marie.email)).toEqual(['Vos coordonnées sont à confirmer']);
    await world.live(15, [JOB]);
    const stale = world.mails.filter(({ subject }) => subject === 'Vos coordonnées ne sont plus à jour');
    expect(stale.map(({ at }) => at)).toEqual([0, 7, 14].map((day) => addDays(DUE, day)));
    expect(stale[0]?.text).toContain('le 1er janvier 2027');
    const { profile, tasks } = await showMe(world, marie, 'en');
    expect(profile).toMatchObject({ status: 'stale', cause: 'unconfirmed' });
    expect(tasks).toMatchObject([{ hint: expect.stringContaining('for a year') }]);
    expect(await sirensAtRisk()).toEqual([]);

    await world.live(46, [JOB], 4);
    expect(await sirensAtRisk()).toEqual([organisation.siren]);
    expect(world.mailsTo(SUPPORT)).toEqual(['Un organisme risque d’être sans administrateur']);
    const sent = world.mails.length;
    await world.live(30, [JOB], 10);
    expect(world.mails).toHaveLength(sent);

    await confirm(world, marie);
    await world.deliver();
    expect(await sirensAtRisk()).toEqual([]);
    await world.deliverAgain();
    expect(world.mails).toHaveLength(sent);
    expect(await sirensAtRisk()).toEqual([]);
    const evidence = await evidenceOf(stored, marie.personId, marie.personId);
    expect(firstBrokenLink(evidence)).toBeUndefined();
    expect(evidence.filter(({ type }) => type === 'profile.stale')).toHaveLength(8);
  });

  it('leaves support’s list when somebody else becomes administrator, and comes back when they leave', async () => {
    const { world, organisation, marie } = await openBody(addDays(DUE, 61));
    await world.run(JOB);
    await world.run(JOB);
    await world.deliver();
    expect(await sirensAtRisk()).toEqual([organisation.siren]);
    const paul = await registerAccount(stored, 'paul');
    await makeAdministrator(world.table, organisation, paul, world.clock());
    await world.deliver();
    expect(await sirensAtRisk()).toEqual([]);
    await store(world, marie, async (context) => {
      const card = await getCard(stored, organisation.siren, paul.personId);
      if (card === undefined) throw new Error('no card');
      return recordCardChange(context, endAccess(card, context.now), 'register');
    });
    await world.deliver();
    expect(await sirensAtRisk()).toEqual([organisation.siren]);
  });

  it('leaves support’s list when a bulk change that ended the other administrator is undone; its grants cost no read', async () => {
    const { world, organisation, marie } = await openBody(addDays(DUE, 61));
    await world.run(JOB);
    await world.run(JOB);
    const paul = await registerAccount(stored, 'paul');
    await makeAdministrator(world.table, organisation, paul, world.clock());
    await world.deliver();
    expect(await sirensAtRisk()).toEqual([]);
    const bulkChange = `${organisation.siren}-${ulid()}`;
    const change = (decide: (card: AccessCard, now: Instant) => CardChange | undefined) =>
      store(world, marie, async (context) => {
        const card = await getCard(stored, organisation.siren, paul.personId);
        const changed = card && decide(card, context.now);
        if (changed === undefined) throw new Error('nothing to change');
        return recordCardChange(context, changed, 'administrator');
      });
    const ended = await change((card, now) => because({ bulkChange, now }, endAccess(card, now)));
    await world.deliver();
    expect(await sirensAtRisk()).toEqual([organisation.siren]);
    world.pass(1);
    const at = world.clock();
    const applied = { membership: 'ended' as const, at, version: ended.version, given: [], ended: [] };
    const was = { status: 'active', role: 'administrator' } as const;
    await change((card, now) => {
      const facts = { everywhere: [], archived: [], mandates: new Map() };
      const undoing = { bulkChange, now, ...facts, newId: () => newGrantId() };
      return undoPersonPlan(card, { ...applied, was }, undoing).change;
    });
    await world.deliver();
    expect(await sirensAtRisk()).toEqual([]);

    const recorded = world.records.map(storedEvent).filter(({ type }) => type === 'access.changed');
    const watched = watchCalls(stored);
    const dependencies = { table: watched.table, clock: world.clock, newId: () => ulid() };
    for (const event of recorded) {
      const { restored: _, ...data } = event.data;
      for (const each of [data, { ...data, restored: { ...was, role: 'declarant' } }])
        await followEvent(dependencies, { ...event, data: each });
    }
    expect(recorded).toHaveLength(1);
    expect(watched.calls).toEqual([]);
  });

  it('notifies the administrators of each of a member’s organisations, and takes no right away', async () => {
    const { world, organisation, marie } = await openBody(DUE);
    await confirm(world, marie);
    const [paul, karim] = [await registerAccount(stored, 'paul'), await registerAccount(stored, 'karim')];
    const elsewhere = await createOrganisation(stored);
    for (const [where, who] of [
      [organisation, karim],
      [elsewhere, karim],
      [elsewhere, paul],
    ] as const) {
      await makeAdministrator(stored, where, who);
    }
    await confirm(world, paul);
    await world.run(JOB);
    await world.deliver();
    const subject = 'Des coordonnées de membres sont à confirmer';
    expect(world.mailsTo(marie.email)).toEqual([subject]);
    expect(world.mailsTo(paul.email)).toEqual([subject]);
    expect(world.mailsTo(karim.email)).toEqual(['Vos coordonnées ne sont plus à jour']);
    const card = await getCard(stored, organisation.siren, karim.personId);
    expect(card?.timeline.at(-1)).toMatchObject({ status: 'active', role: 'administrator' });
    expect(card && isStaleAt(card.holder.freshness, DUE)).toBe(true);
  });

  it('notifies an administrator at most weekly of all stale members, whenever they became stale', async () => {
    const { world, organisation, marie } = await openBody(addDays(DUE, -1));
    await confirm(world, marie);
    const [ana, bob, eve] = [
      await registerAccount(stored, 'ana'),
      await registerAccount(stored, 'bob'),
      await registerAccount(stored, 'eve'),
    ];
    for (const each of [ana, bob, eve]) await makeAdministrator(stored, organisation, each);
    await confirm(world, eve);
    await world.live(4, [JOB]);
    await world.noteBounce(bounce(eve.email, world.clock()));
    await world.deliver();
    await world.live(26, [JOB]);
    const received = world.mails.filter(({ to }) => to === marie.email);
    expect(received.map(({ at }) => at)).toEqual([0, 7, 14, 21, 28].map((day) => addDays(DUE, day)));
    const named = received.map(({ text }) =>
      ['ana', 'bob', 'eve'].filter((name) => text.includes(`${name} Essai`)),
    );
    expect(named).toEqual([['ana', 'bob'], ...Array(4).fill(['ana', 'bob', 'eve'])]);
  });

  it('notifies an administrator of several organisations of each one’s stale members, at most weekly, and repeats nothing', async () => {
    const { world, organisation, marie } = await openBody(addDays(DUE, -1));
    await confirm(world, marie);
    const elsewhere = await createOrganisation(stored);
    await makeAdministrator(stored, elsewhere, marie);
    const [karim, lone] = [await registerAccount(stored, 'karim'), await registerAccount(stored, 'lone')];
    for (const where of [organisation, elsewhere]) await makeAdministrator(stored, where, karim);
    await makeAdministrator(stored, elsewhere, lone);
    const stale = (personId: PersonId) =>
      store(world, marie, async (context) => {
        const events = await evidenceOf(stored, personId, personId);
        const last = events.filter(({ stream }) => stream === `person/${personId}`).at(-1);
        const version = { version: last?.sequence ?? 0, lastEventHash: last?.hash ?? '' };
        const about = { type: 'profile.stale', stream: `person/${personId}`, personId } as const;
        const event = nextEvent(context, version, { ...about, data: { dueAt: DUE, cause: 'unconfirmed' } });
        return { value: event, writes: [appendEvent(world.table, event)] };
      });
    world.pass(1);
    // A member of both organisations is flagged first, whichever shard of the job's queue comes first.
    for (const week of [0, 7, 14]) {
      await stale(karim.personId);
      await stale(lone.personId);
      await world.deliver();
      await world.deliverAgain();
      world.pass(week < 14 ? 7 : 0);
    }
    const received = world.mails.filter(({ to }) => to === marie.email);
    const seen = received.map(({ at, text }) => ({
      day: at,
      siren: text.match(/organisations\/(\d+)/)?.[1],
      names: ['karim', 'lone'].filter((name) => text.includes(`${name} Essai`)),
    }));
    const expected = [0, 7, 14].flatMap((days) => [
      { day: addDays(DUE, days), siren: organisation.siren, names: ['karim'] },
      { day: addDays(DUE, days), siren: elsewhere.siren, names: ['karim', 'lone'] },
    ]);
    const inOrder = (a: (typeof seen)[number], b: (typeof seen)[number]) =>
      `${a.day} ${a.siren}` < `${b.day} ${b.siren}` ? -1 : 1;
    expect(seen.toSorted(inOrder)).toEqual(expected.toSorted(inOrder));
  });
});

describe('before the year is over', () => {
  it('a profile goes stale after 180 days without login, on the card too, and the past stays as it was', async () => {
    const { world, organisation, marie } = await openBody(CONFIRMED);
    const paul = await registerAccount(stored, 'paul');
    await makeAdministrator(stored, organisation, paul);
    await world.live(60, [JOB], 30);
    await logIn(world, marie);
    await logIn(world, paul);
    await world.live(180, [JOB], 30);
    expect(world.mails).toEqual([]);
    world.pass(1);
    await world.run(JOB);
    await world.deliver();
    await world.deliverAgain();
    const now = world.clock();
    const card = await getCard(stored, organisation.siren, marie.personId);
    expect(card && isStaleAt(card.holder.freshness, now)).toBe(true);
    expect(card && isStaleAt(card.holder.freshness, addDays(now, -1))).toBe(false);
    const own = world.mails.filter(({ to, subject }) => to === marie.email && subject.includes('Vos'));
    expect(own.map(({ text }) => /180 jours/.test(text))).toEqual([true]);
    const { profile, tasks } = await showMe(world, marie);
    expect(profile).toMatchObject({ status: 'stale', cause: 'inactivity' });
    expect(tasks).toMatchObject([{ hint: expect.stringContaining('180 jours') }]);
    const evidence = await evidenceOf(stored, marie.personId, marie.personId);
    const onPerson = evidence.filter(({ stream }) => stream.startsWith('person/'));
    expect(onPerson.at(-1)).toMatchObject({
      type: 'profile.stale',
      data: { cause: 'inactivity', dueAt: now },
    });
    expect(firstBrokenLink(onPerson)).toBeUndefined();
  });

  it('a person who opens the portal has logged in; that is stored at most once per day', async () => {
    const { world, marie } = await openBody(toInstant('2026-03-01T08:00:00Z'));
    const watched = watchCalls(stored);
    const dependencies = { table: watched.table, agents: AGENTS, clock: world.clock, newId: () => ulid() };
    const { reads } = personEndpoints(dependencies);
    const { route, handle } = reads(routes.getMe, getMeEndpoint(dependencies));
    for (let hour = 0; hour < 48; hour += 2) {
      world.pass(2 / 24);
      const answers = await Promise.all([1, 2].map(() => handle(eventOf(marie, route.key, {}))));
      expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    }
    const { Item } = await stored.documents.get({ TableName: stored.name, Key: keys.login(marie.personId) });
    expect(Item).toMatchObject({
      lastLoginAt: '2026-03-03T08:00:00.000Z',
      duePlace: '2026-08-31T08:00:00.000Z',
    });
    // Two requests at a time: the second one of a day may find the first under way.
    expect(watched.calls.filter(({ operation }) => operation === 'UpdateItem').length).toBeLessThanOrEqual(4);
  });

  it('a profile goes stale when mail to its address bounces for good, and its administrators are notified', async () => {
    const { world, organisation, marie } = await openBody(toInstant('2026-03-01T08:00:00Z'));
    const karim = await registerAccount(stored, 'karim');
    await makeAdministrator(stored, organisation, karim);
    await world.noteBounce(bounce(karim.email, '2026-03-01T07:59:00.000Z', 'Transient'));
    await world.noteBounce(bounce('nobody@elsewhere.example', '2026-03-01T07:59:00.000Z'));
    await world.deliver();
    expect(world.mails).toEqual([]);

    const bounced = bounce(karim.email.toUpperCase(), '2026-03-01T07:59:00.000Z');
    await Promise.all([world.noteBounce(bounced), world.noteBounce(bounced)]);
    await world.deliver();
    expect(world.mailsTo(marie.email)).toEqual(['Des coordonnées de membres sont à confirmer']);
    expect(world.mails[0]?.text).toContain('reviennent');
    expect(world.mailsTo(karim.email)).toEqual([]);
    const card = await getCard(stored, organisation.siren, karim.personId);
    expect(card && isStaleAt(card.holder.freshness, world.clock())).toBe(true);
    const shown = await showMe(world, karim);
    expect(shown.profile).toMatchObject({ status: 'stale', cause: 'bounce', dueAt: world.clock() });
    expect(shown.tasks).toMatchObject([
      { kind: 'profile-confirmation', hint: expect.stringContaining('ne fonctionne pas') },
    ]);
    expect((await showMe(world, karim, 'en')).tasks).toMatchObject([
      { hint: expect.stringContaining('does not work') },
    ]);

    world.pass(1);
    await confirm(world, karim);
    const confirmed = await showMe(world, karim);
    expect(confirmed.profile).not.toHaveProperty('cause');
    expect(confirmed.tasks).toEqual([]);
    await world.noteBounce(bounced);
    const after = await getCard(stored, organisation.siren, karim.personId);
    expect(after && isStaleAt(after.holder.freshness, world.clock())).toBe(false);
  });
});
