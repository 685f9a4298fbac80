import { beforeEach, expect, it } from 'vitest';
import { serveJobs } from '../../../functions/jobs/serve-jobs.ts';
import { firstBrokenLink } from '../../../shared/domain/events.ts';
import { addDays, toInstant } from '../../../shared/domain/instants.ts';
import { getCard } from '../../../shared/table/access/access-cards.ts';
import { getMandate } from '../../../shared/table/mandates/mandates.ts';
import type { Table } from '../../../shared/table/table.ts';
import {
  done,
  hire,
  inviteAccount,
  newAccount,
  type Office,
  openOffice,
} from '../../support/access/members.ts';
import { evidenceOf } from '../../support/evidence.ts';
import { openJobWorld } from '../../support/job-world.ts';
import { createTestTable } from '../../support/local-table.ts';
import { activeMandate, MANDATED, openMandatary } from '../../support/mandates/mandates.ts';
import { makeAdministrator, registerAccount } from '../../support/people/people.ts';

const BEGINS = toInstant('2026-03-02T08:00:00Z');
const SUPPORT = 'help@portal.example';
const JOBS = ['expire-access', 'expire-invitations'] as const;

let table: Table;
let office: Office;
let world: ReturnType<typeof openJobWorld>;
beforeEach(async () => {
  table = await createTestTable();
  world = openJobWorld(table, BEGINS);
  office = await openOffice(world.table, world.clock);
});

const until = (days: number) => ({
  services: { DSN: 'consult' },
  establishments: 'all',
  until: addDays(BEGINS, days),
});

it('a member and their administrators are notified 30 and 7 days before grants end, and after, once each', async () => {
  const member = await hire(office, [until(40), { ...until(40), services: { PASRAU: 'sign' } }, until(200)]);
  await world.deliver();
  world.mails.length = 0;
  await world.live(9, JOBS, 9);
  expect(world.mails).toEqual([]);
  world.pass(1);
  // Two runs at once, and one run twice.
  await Promise.all([world.run('expire-access'), world.run('expire-access')]);
  await world.live(40, JOBS, 3);
  await world.deliverAgain();
  const own = ['Une habilitation prend bientôt fin', 'Une habilitation prend bientôt fin'];
  const sent = world.mails.filter(({ subject }) => !subject.startsWith('Invitation'));
  expect(sent.filter(({ to }) => to === member.email).map(({ subject }) => subject)).toEqual([
    ...own,
    'Une habilitation a pris fin',
  ]);
  expect(
    sent
      .filter(({ to }) => to === office.administrator.email)
      .map(({ subject, text }) => [subject, /2 habilitations/.test(text)]),
  ).toEqual([
    ['L’habilitation d’un membre prend bientôt fin', true],
    ['L’habilitation d’un membre prend bientôt fin', true],
    ['L’habilitation d’un membre a pris fin', true],
  ]);
  expect(world.mailsTo(SUPPORT)).toEqual([]);
  expect(
    firstBrokenLink(await evidenceOf(table, office.organisation.siren, member.personId)),
  ).toBeUndefined();
  const card = await getCard(table, office.organisation.siren, member.personId);
  expect(card?.grants.map(({ endedAt }) => endedAt)).toEqual([undefined, undefined, undefined]);
});

it('support is notified 30 days before grants of the last active administrator end, and for no other grants', async () => {
  const { administrator, organisation, register } = office;
  const params = { siren: organisation.siren, personId: administrator.personId };
  const given = await register(administrator, 'giveGrant', { params, body: until(60) });
  expect(given.status).toBe(201);
  await world.live(29, JOBS, 29);
  expect(world.mailsTo(SUPPORT)).toEqual([]);
  await world.live(1, JOBS);
  expect(world.mailsTo(SUPPORT)).toEqual(['Un administrateur seul va perdre des droits']);
  await makeAdministrator(world.table, organisation, await registerAccount(table, 'second'), world.clock());
  await world.live(32, JOBS, 2);
  expect(world.mailsTo(SUPPORT)).toHaveLength(1);
  const own = world.mailsTo(administrator.email).filter((subject) => subject.includes('habilitation'));
  expect(own).toHaveLength(3);
});

it('both sides of a mandate are notified 30 and 7 days before it runs out, and after, whoever proposed it', async () => {
  const mandatary = await openMandatary(office);
  const id = await activeMandate(office, mandatary, { ...MANDATED, until: addDays(BEGINS, 40) });
  const ended = await activeMandate(office, mandatary, { ...MANDATED, until: addDays(BEGINS, 41) });
  done(await office.register(office.administrator, 'endMandate', { params: { id: ended }, body: {} }));
  await world.deliver();
  world.mails.length = 0;
  await world.live(9, JOBS, 9);
  expect(world.mails).toEqual([]);
  world.pass(1);
  await Promise.all([world.run('expire-access'), world.run('expire-access')]);
  await world.live(40, JOBS, 3);
  await world.deliverAgain();
  for (const { administrator } of [office, mandatary]) {
    expect(world.mailsTo(administrator.email)).toEqual([
      'Un mandat prend bientôt fin',
      'Un mandat prend bientôt fin',
      'Un mandat a pris fin à la date prévue',
    ]);
  }
  const mandate = await getMandate(table, id);
  expect(mandate.stages.map(({ status }) => status)).toEqual(['proposed', 'active']);
  expect(mandate.version).toBe(5);
});

it('an invitation leads to a notice 7 days before it lapses, and its lapse to one for the administrators too', async () => {
  const account = await newAccount(table);
  await inviteAccount(office, account, [until(100)]);
  const answered = await hire(office);
  await world.deliver();
  world.mails.length = 0;
  await world.live(60, JOBS, 3);
  await world.deliverAgain();
  const subjects = (address: string) =>
    world.mailsTo(address).filter((subject) => subject !== 'Invitation à rejoindre un organisme');
  expect(subjects(account.email)).toEqual(['Votre invitation expire bientôt', 'Votre invitation a expiré']);
  expect(subjects(office.administrator.email)).toEqual(['Une invitation a expiré sans réponse']);
  expect(subjects(answered.email)).toEqual([]);
  expect(world.mails.find(({ to }) => to === account.email)?.text).toContain('le 1er avril 2026');
});

it('a job has no other name than those in the contract', async () => {
  const handler = serveJobs({ table, clock: () => BEGINS, newId: () => '', publish: () => {} });
  const context = { awsRequestId: '', getRemainingTimeInMillis: () => 1 };
  await expect(handler({ job: 'expire-everything' }, context)).rejects.toThrow('invalid_value');
});
