import { beforeEach, expect, it } from 'vitest';
import { MailsRemaining, notifyOfEvent } from '../../../functions/notifications/notify-of-event.ts';
import { addDays, toInstant } from '../../../shared/domain/instants.ts';
import { noticeEventSchema } from '../../../shared/notifications/notice-facts.ts';
import { storedEvent } from '../../../shared/stream/stored-event.ts';
import type { Table } from '../../../shared/table/table.ts';
import {
  done,
  hire,
  inviteAccount,
  type Member,
  newAccount,
  type Office,
  openOffice,
} from '../../support/access/members.ts';
import { inLanes } from '../../support/at-once.ts';
import { openJobWorld } from '../../support/job-world.ts';
import { createTestTable } from '../../support/local-table.ts';
import { activeMandate, MANDATED, NARROWER, openMandatary } from '../../support/mandates/mandates.ts';
import { makeAdministrator } from '../../support/people/people.ts';

const BEGINS = toInstant('2026-03-02T08:00:00Z');
const ENDS = addDays(BEGINS, 40);
const SIGNS = { services: { DSN: 'sign' }, establishments: 'all' };
const SOON = 'Vos droits sous un mandat prennent bientôt fin';

let table: Table;
let world: ReturnType<typeof openJobWorld>;
let office: Office;
let mandatary: Office;
beforeEach(async () => {
  table = await createTestTable();
  world = openJobWorld(table, BEGINS);
  office = await openOffice(world.table, world.clock);
  mandatary = await openMandatary(office);
});

const grantUnder = async (id: string, { params }: Pick<Member, 'params'>, grant: object = {}) =>
  done(
    await mandatary.register(mandatary.administrator, 'giveGrant', {
      params,
      body: { ...SIGNS, mandateId: id, ...grant },
    }),
  );

const mandated = async (until?: string) =>
  activeMandate(office, mandatary, { ...MANDATED, ...(until !== undefined && { until }) });

it('people with grants under a mandate are notified 30 and 7 days before it runs out, and after, once each', async () => {
  const id = await mandated(ENDS);
  const [ana, bob, eve, idle] = [
    await hire(mandatary),
    await hire(mandatary),
    await hire(mandatary),
    await hire(mandatary, [SIGNS]),
  ];
  for (const each of [ana, bob]) await grantUnder(id, each);
  await grantUnder(id, ana, { services: { DSIJ: 'declare' } });
  // It is over before the mandate, and has its own notice.
  await grantUnder(id, eve, { until: addDays(BEGINS, 20) });
  const suspend = { params: bob.params, body: {} };
  done(await mandatary.register(mandatary.administrator, 'suspendMember', suspend));
  const invited = await newAccount(table);
  await inviteAccount(mandatary, invited);
  await world.deliver();
  world.mails.length = 0;
  world.pass(10);
  await Promise.all([world.run('expire-access'), world.run('expire-access')]);
  await world.live(40, ['expire-access'], 3);
  await world.deliverAgain();
  const under = (to: string) =>
    world.mailsTo(to).filter((subject) => subject.startsWith('Vos droits sous un mandat'));
  for (const { email } of [ana, bob]) {
    expect(under(email)).toEqual([SOON, SOON, 'Vos droits sous un mandat ont expiré']);
  }
  for (const { email } of [eve, idle, invited, office.administrator, mandatary.administrator]) {
    expect(under(email)).toEqual([]);
  }
  const [first] = world.mails.filter(({ to }) => to === ana.email);
  expect(first?.text).toContain('le 11 avril 2026 à 10 h');
  expect(first?.text).toContain(`/organisations/${mandatary.organisation.siren}`);
  for (const { email } of [bob, mandatary.administrator]) expect(first?.text).not.toContain(email);
});

it('people who lose by a narrowed or ended mandate are notified at once; the person who ends it, and those who lose nothing, are not', async () => {
  const id = await mandated();
  const [loses, keeps] = [await hire(mandatary), await hire(mandatary)];
  const boss = mandatary.administrator;
  await grantUnder(id, loses);
  await grantUnder(id, { params: { siren: mandatary.organisation.siren, personId: boss.personId } });
  await grantUnder(id, keeps, { services: { DSN: 'declare' } });
  const second = await newAccount(table);
  await makeAdministrator(world.table, mandatary.organisation, second, world.clock());
  await world.deliver();
  world.mails.length = 0;
  world.pass(1);
  const narrow = async (body: object) => {
    done(await office.register(office.administrator, 'narrowMandate', { params: { id }, body }));
    await world.deliver();
  };
  await narrow({ services: { DSN: 'declare', DSIJ: 'declare' }, establishments: 'all' });
  expect(world.mailsTo(loses.email)).toEqual(['Vos droits sous un mandat sont réduits']);
  expect(world.mailsTo(keeps.email)).toEqual([]);
  // An administrator who also acts under it gets one mail, as an administrator.
  expect(world.mailsTo(boss.email)).toEqual(['Un mandat est réduit']);
  // They do not have what the next one takes, or no longer have it.
  world.mails.length = 0;
  world.pass(1);
  await narrow(NARROWER);
  for (const { email } of [loses, keeps]) expect(world.mailsTo(email)).toEqual([]);
  world.mails.length = 0;
  world.pass(1);
  done(await mandatary.register(boss, 'endMandate', { params: { id }, body: { reason: 'Fin de contrat' } }));
  await world.deliver();
  await world.deliverAgain();
  for (const { email } of [loses, keeps]) {
    expect(world.mailsTo(email)).toEqual(['Vos droits sous un mandat ont pris fin']);
  }
  expect(world.mailsTo(second.email)).toEqual(['Un mandat a pris fin']);
  expect(world.mailsTo(boss.email)).toEqual([]);
  expect(world.mails.filter(({ to }) => to === loses.email)[0]?.text).not.toContain('Fin de contrat');
});

it('one call sends a limited number of mails, and the event that comes again sends the others, each once', async () => {
  const id = await mandated(ENDS);
  const HOLDERS = 230;
  const AT_ONCE = 5;
  const people: Member[] = [];
  await inLanes(HOLDERS, AT_ONCE, async () => {
    people.push(await hire(mandatary, [{ ...SIGNS, mandateId: id }]));
  });
  world.pass(10);
  await world.run('expire-access');
  const events = world.records.map(storedEvent).filter(({ type }) => type === 'mandate.expiring');
  const event = events.find(({ siren }) => siren === mandatary.organisation.siren);
  const mails: string[] = [];
  let atOnce = 0;
  let most = 0;
  const dependencies = {
    ...{ table, clock: world.clock },
    letterhead: { portalUrl: 'https://portal.example', supportAddress: 'help@portal.example' },
    sendMail: async (to: string) => {
      atOnce += 1;
      most = Math.max(most, atOnce);
      await new Promise((resolve) => setImmediate(resolve));
      atOnce -= 1;
      mails.push(to);
    },
  };
  const notify = () => notifyOfEvent(dependencies, noticeEventSchema.parse(event));
  await expect(notify()).rejects.toThrow(MailsRemaining);
  expect(mails).toHaveLength(200);
  await notify();
  await notify();
  expect(most).toBeLessThanOrEqual(10);
  expect(mails).toHaveLength(HOLDERS + 1);
  expect(new Set(mails)).toEqual(new Set([...people, mandatary.administrator].map(({ email }) => email)));
});
