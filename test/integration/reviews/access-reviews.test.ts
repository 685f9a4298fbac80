import { ulid } from 'ulid';
import { beforeEach, expect, it } from 'vitest';
import { type Event, FIRST_HASH, firstBrokenLink } from '../../../shared/domain/events.ts';
import { addDays, addYear, toInstant } from '../../../shared/domain/instants.ts';
import { listCards } from '../../../shared/table/access/access-cards.ts';
import { getAdministrators } from '../../../shared/table/access/administrators.ts';
import { listEvents } from '../../../shared/table/events.ts';
import { listOrphanRisks } from '../../../shared/table/people/orphan-risks.ts';
import { putCalendar } from '../../../shared/table/reviews/reviews.ts';
import type { Table } from '../../../shared/table/table.ts';
import { hire, type Office, openOffice } from '../../support/access/members.ts';
import { evidenceOf } from '../../support/evidence.ts';
import { committingTogether } from '../../support/faults/scripted.ts';
import { openJobWorld } from '../../support/job-world.ts';
import { createTestTable } from '../../support/local-table.ts';
import {
  type Account,
  createOrganisation,
  makeAdministrator,
  registerAccount,
} from '../../support/people/people.ts';
import { openRegister } from '../../support/register.ts';
import { outcomesOf, reviewsOf } from '../../support/reviews/review-world.ts';
import { storeWrites } from '../../support/store-writes.ts';
import { watchCalls } from '../../support/watch-calls.ts';

/** When the office's administrator was appointed, and a year later. */
const APPOINTED = toInstant('2026-01-01T00:00:00Z');
const OPENS = addYear(APPOINTED);
const BEGINS = addDays(OPENS, -1);
/** One hour in days. */
const AN_HOUR = 1 / 24;
const SUPPORT = 'help@portal.example';
const JOB = 'review-access';
const DSN = { services: { DSN: 'sign' }, establishments: 'all' };

let stored: Table;
let world: ReturnType<typeof openJobWorld>;
let office: Office;
let reviews: ReturnType<typeof reviewsOf>;
beforeEach(async () => {
  stored = await createTestTable();
  world = openJobWorld(stored, BEGINS);
  office = await openOffice(world.table, world.clock);
  reviews = reviewsOf(office);
});

const second = async (name = 'second'): Promise<Account> => {
  const account = await registerAccount(world.table, name);
  await makeAdministrator(world.table, office.organisation, account, world.clock());
  return account;
};

const subjects = (address: string): string[] =>
  world.mailsTo(address).filter((subject) => /revue|revoir|revu|suspendu/.test(subject));

const evidenceOfReviews = async (): Promise<Event[]> => {
  const { events } = await listEvents(stored, office.organisation.siren, { limit: 200, after: undefined });
  return events.filter(({ stream }) => stream.startsWith('access-review/')).toReversed();
};

it('a review opens a year after the first appointment, reminds, ends, and suspends what nobody reviewed', async () => {
  const [karim, zoe, late] = [await hire(office, [DSN]), await hire(office), await second('late')];
  await world.deliver();
  expect((await reviews.calendar())?.opensAt).toBe(OPENS);
  await world.live(1, [JOB]);
  world.pass(AN_HOUR);
  const newcomer = await hire(office, [DSN]);
  expect((await reviews.latest())?.openedAt).toBe(OPENS);
  expect(outcomesOf(await reviews.decide([karim], 'confirm'))).toEqual(['done']);
  // Its end is recorded on day 32, so that suspending waits until day 92.
  await world.live(88, [JOB], 4);
  expect(await reviews.statusOf(zoe)).toEqual(['active', BEGINS]);
  await world.live(4, [JOB], 4);
  await world.deliverAgain();
  expect(await reviews.latest()).toMatchObject({ state: { status: 'lapsed', suspended: 2 } });
  const { administrator } = office;
  const statuses = [karim, zoe, newcomer, late, administrator].map(reviews.statusOf);
  expect((await Promise.all(statuses)).map((status) => status?.[0])).toEqual([
    ...['active', 'suspended', 'active'],
    // Neither administrator was reviewed, so the one who has administered longest stays.
    ...['suspended', 'active'],
  ]);
  const expected = [
    'Les accès de votre organisme sont à revoir',
    'Rappel : la revue des accès se termine',
    'La campagne de revue des accès est finie',
    'La revue des accès est close sans signature',
  ];
  expect(subjects(administrator.email)).toEqual(expected);
  expect(subjects(late.email)).toEqual([...expected.slice(0, 3), 'Votre accès est suspendu']);
  expect(subjects(zoe.email)).toEqual(['Votre accès est suspendu']);
  expect(subjects(SUPPORT)).toEqual(['Un dernier administrateur n’a pas été revu']);
  expect(
    world.mails.find(({ to, subject }) => to === zoe.email && subject.includes('suspendu'))?.text,
  ).toContain('revue annuelle');
  const evidence = await evidenceOfReviews();
  expect(firstBrokenLink(evidence)).toBeUndefined();
  expect(evidence.map(({ type }) => type.split('.')[1])).toEqual(['opened', 'reminded', 'ended', 'lapsed']);
  for (const each of [karim, zoe]) {
    const chain = await evidenceOf(stored, office.organisation.siren, each.personId);
    expect(firstBrokenLink(chain.filter(({ stream }) => stream.startsWith('card/')))).toBeUndefined();
  }
  // The usual command gives back what was suspended.
  const given = await office.register(administrator, 'reactivateMember', { params: { ...zoe.params } });
  expect(given.status).toBe(200);
  expect((await reviews.statusOf(zoe))?.[0]).toBe('active');
  // The next one comes a year after this one.
  expect(await reviews.calendar()).toMatchObject({ opensAt: addYear(OPENS) });
});

it('several decisions are each taken or refused by themselves, and the same request again changes nothing', async () => {
  const [karim, zoe, nadia, gone] = [
    ...[await hire(office, [DSN]), await hire(office), await hire(office), await hire(office)],
  ] as const;
  const { administrator, register } = office;
  expect((await reviews.open()).status).toBe(201);
  expect((await reviews.open()).body).toMatchObject({ status: 409, code: 'review-already-open' });
  world.pass(AN_HOUR);
  const newcomer = await hire(office);
  await register(administrator, 'endMember', { params: { ...gone.params } });
  const asked = [karim, newcomer, gone, administrator];
  const answer = await reviews.decide(asked, 'confirm', { key: 'once' });
  expect(outcomesOf(answer)).toEqual(['done', 'not-in-review', 'member-ended', 'done']);
  expect((await reviews.decide([zoe], 'confirm', { version: 99 })).body.results).toEqual([
    {
      ...{ outcome: 'refused', personId: zoe.personId, decision: 'confirm', code: 'stale-version' },
      detail: expect.stringMatching(/\w/),
    },
  ]);
  const marks = await reviews.marks();
  expect(outcomesOf(await reviews.decide([karim], 'confirm'))).toEqual(['done']);
  expect(outcomesOf(await reviews.decide([karim], 'end'))).toEqual(['already-reviewed']);
  const replayed = await register(administrator, 'decideReview', {
    params: { siren: office.organisation.siren, id: (await reviews.latest())?.id ?? '' },
    body: { decisions: [{ personId: zoe.personId, decision: 'end', version: 1 }] },
    headers: { 'idempotency-key': 'once' },
  });
  expect(replayed.body.code).toBe('idempotency-key-reused');
  expect(await reviews.marks()).toEqual(marks);
  expect((await reviews.sign()).body).toMatchObject({
    code: 'review-incomplete',
    errors: expect.arrayContaining([
      expect.objectContaining({
        code: 'card-not-reviewed',
        href: `/organisations/${office.organisation.siren}/members/${nadia.personId}`,
      }),
    ]),
  });
  const atOnce = await Promise.all([1, 2, 3].map(() => reviews.decide([zoe, nadia], 'end')));
  expect(atOnce.map(outcomesOf)).toEqual([1, 2, 3].map(() => ['done', 'done']));
  const ends = (await evidenceOf(stored, office.organisation.siren, nadia.personId)).map(({ type }) => type);
  expect(ends.filter((type) => type === 'member.ended')).toHaveLength(1);
  expect((await reviews.sign()).body).toMatchObject({
    status: 'signed',
    counts: { total: 5, confirmed: 2, ended: 2, left: 1, outstanding: 0 },
  });
  expect((await reviews.sign()).body.code).toBe('review-closed');
  expect(outcomesOf(await reviews.decide([newcomer], 'confirm'))).toEqual(['review-closed']);
  await world.live(120, [JOB], 10);
  expect(await reviews.latest()).toMatchObject({ state: { status: 'signed' } });
  expect((await reviews.statusOf(karim))?.[0]).toBe('active');
});

it('a decision may change what a card gives: in one change with its mark, or not at all', async () => {
  const [karim, zoe] = [
    await hire(office, [DSN, { ...DSN, services: { PASRAU: 'sign' } }]),
    await hire(office),
  ];
  await reviews.open();
  const cardOf = async () => (await listCards(stored, office.organisation.siren)).find(isOf(karim));
  const isOf =
    ({ personId }: Account) =>
    (card: { personId: string }) =>
      card.personId === personId;
  const before = await cardOf();
  const [dsn, pasrau] = before?.grants ?? [];
  const { personId } = karim;
  const change = { personId, decision: 'change', version: before?.version, end: [dsn?.id] };
  const outcomes = async (...decisions: object[]) => outcomesOf(await reviews.send(decisions));
  const consult = { ...DSN, services: { DSN: 'consult' } };
  // A change with one wrong part does nothing.
  expect(await outcomes({ ...change, end: [dsn?.id, ulid()] })).toEqual(['not-found']);
  expect(await outcomes({ ...change, end: [dsn?.id, dsn?.id] })).toEqual(['grant-ended']);
  expect(await outcomes({ ...change, give: [{ ...DSN, services: { NONE: 'sign' } }] })).toEqual([
    'unknown-service',
  ]);
  expect((await reviews.send([{ personId, decision: 'change', version: 1 }])).status).toBe(400);
  expect(await cardOf()).toEqual(before);

  expect(await outcomes({ ...change, give: [consult] })).toEqual(['done']);
  const after = await cardOf();
  expect(after?.version).toBe((before?.version ?? 0) + 1);
  expect(after?.grants.map(({ services, endedAt }) => [services, endedAt !== undefined])).toEqual([
    [{ DSN: 'sign' }, true],
    [{ PASRAU: 'sign' }, false],
    [{ DSN: 'consult' }, false],
  ]);
  const [mark] = await reviews.marks();
  const changed = (await evidenceOf(stored, office.organisation.siren, personId, 'card/')).at(-1);
  expect(changed).toMatchObject({
    ...{ type: 'access.changed', hash: mark?.eventHash, sequence: after?.version },
    data: { review: mark?.review, ended: [dsn?.id], given: [{ services: { DSN: 'consult' } }] },
  });

  // The same again is already done. Anything else on a reviewed card is refused.
  expect(await outcomes({ ...change, give: [consult] })).toEqual(['done']);
  expect(await outcomes({ ...change, end: [pasrau?.id] })).toEqual(['already-reviewed']);
  expect((await cardOf())?.version).toBe(after?.version);
  // A sole administrator may narrow what their own card gives, as they may confirm it.
  expect(outcomesOf(await reviews.decide([office.administrator], 'change'))).toEqual(['done']);
  expect(outcomesOf(await reviews.decide([zoe], 'confirm'))).toEqual(['done']);
  expect((await reviews.sign()).body.counts).toMatchObject({ total: 3, confirmed: 1, changed: 2 });
});

it('nobody reviews their own card while another person administers, and the last administrator is never ended', async () => {
  const { administrator } = office;
  const other = await second();
  await reviews.open();
  expect(outcomesOf(await reviews.decide([administrator], 'confirm'))).toEqual(['own-card']);
  expect(outcomesOf(await reviews.decide([administrator], 'end'))).toEqual(['own-card']);
  expect(outcomesOf(await reviews.decide([other], 'end'))).toEqual(['done']);
  expect(outcomesOf(await reviews.decide([administrator], 'end'))).toEqual(['last-administrator']);
  expect(outcomesOf(await reviews.decide([administrator], 'confirm'))).toEqual(['done']);
  expect((await reviews.decide([administrator], 'confirm', { actor: other })).status).toBe(404);
});

it('support is notified of a review that leaves one administrator, and finds the organisation at risk when that one is away', async () => {
  const [idle, member] = [await second('idle'), await hire(office)];
  await world.deliver();
  await reviews.open();
  expect(outcomesOf(await reviews.decide([idle, member], 'confirm'))).toEqual(['done', 'done']);
  await world.live(62, [JOB], 31);
  expect((await listOrphanRisks(stored, { limit: 50, after: undefined })).items).toEqual([]);
  await world.live(31, [JOB], 31);
  await world.deliverAgain();
  // Nobody reviewed the card of the person who reviewed all others. The reviewed person stays.
  expect((await reviews.statusOf(office.administrator))?.[0]).toBe('suspended');
  expect([...(await getAdministrators(stored, office.organisation.siren))]).toEqual([idle.personId]);
  expect(world.mailsTo(SUPPORT)).toEqual([
    'Une revue ne laisse qu’un administrateur',
    'Un organisme risque d’être sans administrateur',
  ]);
  expect(subjects(idle.email)).toContain('La revue des accès est close sans signature');
  expect((await evidenceOfReviews()).at(-1)).toMatchObject({
    type: 'access-review.lapsed',
    personId: idle.personId,
    data: { suspended: 1, alone: idle.personId },
  });
  const atRisk = (await listOrphanRisks(stored, { limit: 50, after: undefined })).items;
  expect(atRisk.map(({ siren }) => siren)).toEqual([office.organisation.siren]);
});

it('of several unreviewed administrators the one who took part stays, even if another one was there before', async () => {
  const [worker, member] = [await second('worker'), await hire(office)];
  await world.deliver();
  await reviews.open();
  expect(outcomesOf(await reviews.decide([member], 'confirm', { actor: worker }))).toEqual(['done']);
  await world.live(124, [JOB], 31);
  expect([...(await getAdministrators(stored, office.organisation.siren))]).toEqual([worker.personId]);
  expect((await reviews.statusOf(office.administrator))?.[0]).toBe('suspended');
  expect(world.mailsTo(SUPPORT)).toContain('Un dernier administrateur n’a pas été revu');
});

it('two administrators who end each other at once leave one of them', async () => {
  const other = await second();
  await reviews.open();
  const through = openRegister(committingTogether(stored, 2), world.clock);
  const racing = reviewsOf({ ...office, register: through });
  const answers = await Promise.all([
    racing.decide([other], 'end'),
    racing.decide([office.administrator], 'end', { actor: other }),
  ]);
  expect(
    answers.flatMap((each) => (each.status === 200 ? outcomesOf(each) : [each.body.code])).sort(),
  ).toEqual(['done', 'forbidden']);
  expect((await getAdministrators(stored, office.organisation.siren)).size).toBe(1);
});

it('the job goes on where it stopped, and two runs at once suspend and record each once', async () => {
  const members = [];
  for (let count = 0; count < 6; count += 1) members.push(await hire(office));
  await reviews.open();
  await world.live(31, [JOB], 31);
  world.pass(61);
  let looks = 0;
  const short = await world.run(JOB, () => (looks++ < 4 ? 300_000 : 1_000));
  expect(short).toEqual({ outcomes: { interrupted: 1 }, complete: false });
  const first = (await reviews.marks()).length;
  expect(first).toBeGreaterThan(0);
  expect(first).toBeLessThan(6);
  expect(await reviews.status()).toBe('ended');
  // Reviewed at the last moment, so it is not suspended.
  const rescued = (await listCards(stored, office.organisation.siren)).find(
    ({ timeline }) => timeline.at(-1)?.status === 'active' && timeline.at(-1)?.role === 'declarant',
  );
  if (rescued === undefined) throw new Error('all are suspended');
  expect(outcomesOf(await reviews.decide([rescued], 'confirm'))).toEqual(['done']);
  const reports = await Promise.all([world.run(JOB), world.run(JOB), world.run(JOB)]);
  expect(reports.reduce((sum, { outcomes }) => sum + (outcomes.lapsed ?? 0), 0)).toBe(1);
  await world.run(JOB);
  await world.deliver();
  await world.deliverAgain();
  expect(world.mails.filter(({ subject }) => subject === 'Votre accès est suspendu')).toHaveLength(5);
  expect((await reviews.statusOf(rescued))?.[0]).toBe('active');
  expect(await reviews.latest()).toMatchObject({ state: { status: 'lapsed', suspended: 5 } });
  expect(world.published.at(-1)).toEqual({ job: JOB, unfinished: 0 });
});

it('the job reads only what is due, however many organisations wait; two runs at once open one review', async () => {
  const watched = watchCalls(stored);
  const watching = openJobWorld(watched.table, BEGINS);
  const reads = async (): Promise<number> => {
    watched.calls.length = 0;
    await watching.run(JOB);
    return watched.calls.filter(({ operation }) => operation !== 'TransactWrite').length;
  };
  await world.deliver();
  const idle = await reads();
  for (let count = 0; count < 20; count += 1) {
    const { siren } = await createOrganisation(stored);
    const calendar = { siren, opensAt: addDays(OPENS, 9), version: 1, lastEventHash: FIRST_HASH };
    await storeWrites(stored, [putCalendar(stored, calendar, undefined)]);
  }
  expect(await reads()).toBe(idle);
  for (const each of [world, watching]) each.pass(1);
  const reports = await Promise.all([world.run(JOB), watching.run(JOB)]);
  expect(reports.reduce((sum, { outcomes }) => sum + (outcomes.opened ?? 0), 0)).toBe(1);
  expect((await evidenceOfReviews()).map(({ type }) => type)).toEqual(['access-review.opened']);
  expect(await reads()).toBe(idle);
});
