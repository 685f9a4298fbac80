import { ulid } from 'ulid';
import { beforeEach, expect, it } from 'vitest';
import { listEstablishmentsEndpoint as showEstablishments } from '../../../functions/organisations/list-establishments.ts';
import { runningLambda } from '../../../local/running-lambda.ts';
import { type Event, firstBrokenLink } from '../../../shared/domain/events.ts';
import { sirenSchema, siretSchema } from '../../../shared/domain/identifiers.ts';
import { addDays, addMilliseconds, type Instant, toInstant } from '../../../shared/domain/instants.ts';
import { createInseeClient } from '../../../shared/sirene/insee-client.ts';
import { parseAnswer } from '../../../shared/sirene/parse-answer.ts';
import { loadSectorRule } from '../../../shared/sirene/sector-rule.ts';
import { storeEstablishments } from '../../../shared/sirene/store-establishments.ts';
import { getCard } from '../../../shared/table/access/access-cards.ts';
import { batchPut } from '../../../shared/table/batch-put.ts';
import { listEstablishments } from '../../../shared/table/directory/establishments.ts';
import { organisationItem } from '../../../shared/table/directory/organisations.ts';
import { getSireneProgress } from '../../../shared/table/directory/sirene-progress.ts';
import { listEvents } from '../../../shared/table/events.ts';
import { keys } from '../../../shared/table/keys.ts';
import type { Table } from '../../../shared/table/table.ts';
import { evaluateAccess } from '../../../shared/use-cases/decisions/evaluate-access.ts';
import { hire, newAccount, type Office } from '../../support/access/members.ts';
import { afterwards, answerOf, INSEE_KEY, startInsee } from '../../support/directory/insee-server.ts';
import { justBefore } from '../../support/faults/scripted.ts';
import { openJobWorld } from '../../support/job-world.ts';
import { createTestTable } from '../../support/local-table.ts';
import { makeAdministrator } from '../../support/people/people.ts';
import { openRegister } from '../../support/register.ts';
import { watchCalls } from '../../support/watch-calls.ts';

const HIRED = toInstant('2026-11-05T06:00:00Z');
const BEGINS = toInstant('2026-11-12T06:00:00Z');
const JOB = 'sync-sirene';
const CLAMART = sirenSchema.parse('219200235');
const TOWN_HALL = siretSchema.parse('21920023500014');
const CAMP = siretSchema.parse('21920023500022');
const sector = loadSectorRule();

type Answer = ReturnType<typeof answerOf>;

const townHall = answerOf(TOWN_HALL, { dateDernierTraitementEtablissement: '2026-11-01T08:00:00' });
const camp = afterwards(answerOf(CAMP), 'A', '2026-11-02', '2026-11-10T08:00:00');
const closedTownHall = afterwards(townHall, 'F', '2026-11-10', '2026-11-11T08:00:00.123');
const reopenedTownHall = afterwards(closedTownHall, 'A', '2026-11-20', '2026-11-21T08:00:00');

/** Stores what the stock file says, as the import does. */
const importAt = async (instant: Instant, on: Table, ...answers: Answer[]): Promise<void> => {
  const rows = answers.flatMap((answer) => parseAnswer(answer, sector) ?? []);
  const actor = { type: 'machine', id: 'import' } as const;
  const context = { table: on, clock: () => instant, newId: () => ulid(), actor, requestId: 'import' };
  await storeEstablishments(context, rows);
};
const importAnswers = (on: Table, ...answers: Answer[]): Promise<void> => importAt(BEGINS, on, ...answers);

let table: Table;
beforeEach(async () => {
  table = await createTestTable();
  await batchPut(table, [
    organisationItem({ siren: CLAMART, name: 'COMMUNE DE CLAMART', legalCategory: '7210' }),
  ]);
  await importAt(HIRED, table, townHall);
});

/** INSEE, and the register that reads it, on a clock that moves while requests wait for their turn. */
const open = async (options: { pageSize?: number; through?: Table } = {}) => {
  const insee = await startInsee(options);
  let milliseconds = 0;
  const client = createInseeClient({
    url: insee.url,
    key: async () => INSEE_KEY,
    now: () => milliseconds,
    wait: async (more) => {
      milliseconds += more;
    },
  });
  return { insee, world: openJobWorld(options.through ?? table, BEGINS, { client, sector }) };
};

/** A member who may declare for all establishments. */
const openOffice = async () => {
  const administrator = await newAccount(table);
  await makeAdministrator(table, { siren: CLAMART }, administrator);
  const body = { siren: CLAMART, open: TOWN_HALL, closed: CAMP };
  const office: Office = {
    table,
    register: openRegister(table, () => HIRED),
    organisation: body,
    administrator,
  };
  const member = await hire(office, [{ services: { DSN: 'declare' }, establishments: 'all' }]);
  const answer = async (siret: typeof CAMP, instant: Instant) => {
    const { personId } = member;
    const [decision] = await evaluateAccess(table, [
      { personId, siret, instant, service: 'DSN', right: 'declare' },
    ]);
    return decision?.decision === false ? decision.reason : decision?.decision;
  };
  const card = () => getCard(table, CLAMART, member.personId);
  return { administrator, member, answer, card };
};

const establishmentEvents = async (): Promise<Event[]> => {
  const { events } = await listEvents(table, CLAMART, { limit: 200, after: undefined });
  return events
    .filter(({ stream }) => stream === `establishment/${TOWN_HALL}`)
    .sort((a, b) => a.sequence - b.sequence);
};

/** What an administrator sees of it. */
const shownOf = async (siret: typeof CAMP, now: Instant) => {
  const show = showEstablishments(table);
  const asked = { params: { siren: CLAMART }, query: { limit: 10 }, now };
  const { body } = await show(asked as Parameters<typeof show>[0]);
  return body?.items.find((shown) => shown.siret === siret);
};

const closuresOf = async (siret: typeof CAMP) =>
  (await listEstablishments(table, CLAMART)).establishments.find((known) => known.siret === siret)?.closures;

it('a closure ends nothing, has one notice, and decisions say no from its day; a reopening undoes that', async () => {
  const { insee, world } = await open();
  const { administrator, answer, card } = await openOffice();
  const before = await card();
  insee.answerWith(
    closedTownHall,
    camp,
    answerOf('13002526500013', { dateDernierTraitementEtablissement: '2026-11-11T00:00:00' }),
  );
  expect(await world.run(JOB)).toEqual({
    outcomes: { closed: 1, appeared: 1, 'left-out': 1 },
    complete: true,
  });
  await world.deliver();
  await world.deliverAgain();
  expect(world.mailsTo(administrator.email)).toEqual(['Un établissement est fermé d’après Sirene']);
  expect(world.mails[0]?.text).toContain(
    '219 200 235 00014 de la commune de Clamart est fermé à compter du 10 novembre 2026',
  );
  world.pass(20);
  // What had been answered before the register knew stays.
  expect(await answer(TOWN_HALL, addMilliseconds(BEGINS, -1))).toBe(true);
  expect(await answer(TOWN_HALL, BEGINS)).toBe('establishment-closed');
  expect(await answer(CAMP, addMilliseconds(BEGINS, -1))).toBe('unknown-establishment');
  expect(await answer(CAMP, world.clock())).toBe(true);
  expect(await shownOf(TOWN_HALL, world.clock())).toMatchObject({ status: 'closed', closedOn: '2026-11-10' });
  expect(await shownOf(CAMP, world.clock())).toMatchObject({ status: 'open', headOffice: false });
  expect(await closuresOf(CAMP)).toEqual([{ from: '2002-06-20', until: '2026-11-02' }]);

  insee.answerWith(reopenedTownHall);
  expect((await world.run(JOB)).outcomes).toMatchObject({ reopened: 1 });
  await world.deliver();
  expect(world.mailsTo(administrator.email)).toEqual([
    'Un établissement est fermé d’après Sirene',
    'Un établissement n’est plus fermé d’après Sirene',
  ]);
  expect(await answer(TOWN_HALL, toInstant('2026-11-19T12:00:00Z'))).toBe('establishment-closed');
  expect(await answer(TOWN_HALL, addMilliseconds(world.clock(), -1))).toBe('establishment-closed');
  expect(await answer(TOWN_HALL, world.clock())).toBe(true);
  expect(await shownOf(TOWN_HALL, world.clock())).toMatchObject({ status: 'open' });
  expect(await card()).toEqual(before);

  const events = await establishmentEvents();
  expect(events.map(({ type, data, personId }) => ({ type, data, personId }))).toEqual([
    { type: 'establishment.closed', data: { siret: TOWN_HALL, closedFrom: '2026-11-10' } },
    { type: 'establishment.reopened', data: { siret: TOWN_HALL, reopenedOn: '2026-11-20' } },
  ]);
  expect(firstBrokenLink(events)).toBeUndefined();
});

it('a closure that INSEE moves to a later day leaves the answered days as they were, and opens the days to come', async () => {
  const { insee, world } = await open();
  const { administrator, answer } = await openOffice();
  insee.answerWith(closedTownHall);
  await world.run(JOB);
  const corrected = afterwards(townHall, 'F', '2026-12-31', '2026-11-12T08:00:00');
  insee.answerWith(corrected);
  expect((await world.run(JOB)).outcomes).toMatchObject({ closed: 1 });
  await world.deliver();
  expect(world.mails.filter(({ to }) => to === administrator.email).at(-1)?.text).toContain(
    'est fermé à compter du 31 décembre 2026',
  );
  const days = ['11-09', '11-10', '11-12', '11-13', '12-30', '12-31'];
  const answers = await Promise.all(
    days.map((each) => answer(TOWN_HALL, toInstant(`2026-${each}T12:00:00Z`))),
  );
  const no = 'establishment-closed';
  // Nobody knew of it on the tenth.
  expect(answers).toEqual([true, true, no, true, true, no]);
  expect((await establishmentEvents()).map(({ data }) => data.closedFrom)).toEqual([
    '2026-11-10',
    '2026-12-31',
  ]);
  // The same data is read again, by the job and from a stock file, days later.
  world.pass(3);
  await world.run(JOB);
  await importAnswers(table, corrected);
  expect(await closuresOf(TOWN_HALL)).toEqual([
    { from: '2026-11-10', until: '2026-11-13' },
    { from: '2026-12-31' },
  ]);
});

it('a head office that moves takes its flag along, and every right stays where it was', async () => {
  const { insee, world } = await open();
  await importAnswers(table, camp);
  const { answer, card } = await openOffice();
  const before = await card();
  insee.answerWith(
    { ...townHall, etablissementSiege: false, dateDernierTraitementEtablissement: '2026-11-11T08:00:00' },
    { ...camp, etablissementSiege: true, dateDernierTraitementEtablissement: '2026-11-11T08:00:01' },
  );
  expect((await world.run(JOB)).outcomes).toEqual({ changed: 2 });
  const { establishments } = await listEstablishments(table, CLAMART);
  expect(establishments.filter(({ headOffice }) => headOffice).map(({ siret }) => siret)).toEqual([CAMP]);
  expect(await answer(TOWN_HALL, addDays(world.clock(), 1))).toBe(true);
  expect(await answer(CAMP, addDays(world.clock(), 1))).toBe(true);
  expect(await card()).toEqual(before);
  expect(await establishmentEvents()).toEqual([]);
});

it('the same changes read again write nothing, and two runs at once record them once', async () => {
  const watched = watchCalls(table);
  const { insee, world } = await open({ through: watched.table });
  insee.answerWith(closedTownHall, camp);
  await Promise.all([world.run(JOB), world.run(JOB)]);
  expect(await establishmentEvents()).toHaveLength(1);
  watched.calls.length = 0;
  expect((await world.run(JOB)).outcomes).toEqual({ unchanged: 2 });
  // How far it is, page by page, and the event of the run.
  const writes = watched.calls.filter(({ operation }) => /Put|Write/.test(operation));
  expect(writes.map(({ operation }) => operation)).toEqual(['PutItem', 'PutItem', 'TransactWriteItems']);
});

it('when INSEE is down or time runs out, the next run goes on at the page that was not stored', async () => {
  const { insee, world } = await open({ pageSize: 1 });
  insee.answerWith(closedTownHall, camp);
  let looks = 0;
  // Time for one page: checked before it, by its request, and before the next one.
  const short = await world.run(JOB, () => (looks++ < 1 ? 300_000 : 1_000));
  expect(short).toEqual({ outcomes: { closed: 1 }, complete: false });
  const progress = await getSireneProgress(table);
  expect(progress?.underway?.cursor).toBe(TOWN_HALL);

  insee.faults.push(...Array(4).fill({ status: 503 }));
  expect(await world.run(JOB)).toEqual({ outcomes: { unavailable: 1 }, complete: false });
  expect(await getSireneProgress(table)).toEqual(progress);
  expect(world.published.at(-1)).toEqual({ job: JOB, unavailable: 1, unfinished: 1 });

  insee.requests.length = 0;
  expect(await world.run(JOB)).toEqual({ outcomes: { appeared: 1 }, complete: true });
  expect(insee.requests[0]?.url.searchParams.get('curseur')).toBe(TOWN_HALL);
  expect(await getSireneProgress(table)).toEqual({ readUntil: '2026-11-12' });

  // The next day reads what INSEE did since, and two days before.
  world.pass(1);
  insee.requests.length = 0;
  await world.run(JOB);
  expect(insee.requests[0]?.url.searchParams.get('q')).toContain(
    'dateDernierTraitementEtablissement:[2026-11-10T00:00:00 TO 2026-11-13T23:59:59]',
  );
});

it('a refused key fails the run and keeps its place; a refused cursor starts the days again', async () => {
  const { insee, world } = await open({ pageSize: 1 });
  insee.answerWith(closedTownHall, camp);
  let looks = 0;
  await world.run(JOB, () => (looks++ < 1 ? 300_000 : 1_000));
  const progress = await getSireneProgress(table);
  insee.faults.push({ status: 401 });
  await expect(world.run(JOB)).rejects.toThrow("INSEE's API does not accept the key.");
  expect(await getSireneProgress(table)).toEqual(progress);
  expect(world.published.at(-1)).toEqual({ job: JOB, failed: 1 });
  const { Item } = await table.documents.get({
    TableName: table.name,
    Key: keys.job(JOB),
    ConsistentRead: true,
  });
  expect(Item).toMatchObject({ version: 2, finishedAt: world.clock() });
  insee.faults.push({ status: 400 });
  await expect(world.run(JOB)).rejects.toThrow("INSEE's API answered 400.");
  expect(await getSireneProgress(table)).toEqual({ readUntil: progress?.readUntil });
  expect((await world.run(JOB)).outcomes).toEqual({ unchanged: 1, appeared: 1 });
});

it('one malformed establishment is counted, and holds up no other', async () => {
  const { insee, world } = await open();
  insee.answerWith({ ...closedTownHall, periodesEtablissement: 'none' }, camp);
  expect(await world.run(JOB)).toEqual({ outcomes: { refused: 1, appeared: 1 }, complete: true });
});

it('an older stock file imported afterwards takes nothing back', async () => {
  const { insee, world } = await open();
  insee.answerWith(closedTownHall);
  await world.run(JOB);
  await importAnswers(table, townHall);
  expect(await closuresOf(TOWN_HALL)).toEqual([{ from: '2026-11-10' }]);
});

it("what an import stores between the job's read and its announcement is decided again", async () => {
  const closedEarlier = afterwards(townHall, 'F', '2026-11-03', '2026-11-04T08:00:00');
  const through = justBefore(
    table,
    () => runningLambda.exit(() => importAnswers(table, closedEarlier)),
    'UpdateItem',
  );
  const { insee, world } = await open({ through });
  insee.answerWith(closedTownHall);
  // Days that were known as closed keep their answer, and the closure is no longer news.
  expect((await world.run(JOB)).outcomes).toEqual({ changed: 1 });
  expect(await closuresOf(TOWN_HALL)).toEqual([{ from: '2026-11-03' }]);
  expect((await establishmentEvents()).map(({ data }) => data.closedFrom)).toEqual(['2026-11-03']);
});
