import type { DynamoDBRecord } from 'aws-lambda';
import { ulid } from 'ulid';
import { beforeAll, expect, it } from 'vitest';
import { publishEvents } from '../../functions/event-publisher/publish-events.ts';
import { renderDefinition } from '../../infra/workflows/render-definition.ts';
import { ADMINISTRATOR_CHANGE_TERMS } from '../../shared/domain/administrator-changes/terms.ts';
import type { Establishment } from '../../shared/domain/directory/establishment.ts';
import { EVENT_TYPES } from '../../shared/domain/events.ts';
import { siretSchema } from '../../shared/domain/identifiers.ts';
import { addDays, dateSchema, systemClock } from '../../shared/domain/instants.ts';
import { logger } from '../../shared/observability/logger.ts';
import type { CloudEvent } from '../../shared/public-events/cloud-event.ts';
import { PUBLISHED_EVENTS } from '../../shared/public-events/public-events.ts';
import { getEstablishments } from '../../shared/table/directory/establishments.ts';
import { type Key, keys } from '../../shared/table/keys.ts';
import { recordDueGrants, recordDueInvitation } from '../../shared/use-cases/access/record-expiry.ts';
import { recordEstablishment } from '../../shared/use-cases/directory/record-establishment.ts';
import { recordDueMandate } from '../../shared/use-cases/mandates/record-expiry.ts';
import { done, hire, inviteAccount, newAccount, type Office, openOffice } from '../support/access/members.ts';
import { ATTEMPTS, type AttemptName } from '../support/administrator-changes/attempts.ts';
import { createPlayer } from '../support/administrator-changes/schedules.ts';
import {
  castFor,
  createAdministratorChangeWorld,
  type Plot,
} from '../support/administrator-changes/world.ts';
import { openBulkOffice } from '../support/bulk-changes/bulk-office.ts';
import { siretNumber } from '../support/directory/luhn.ts';
import { COMMANDS } from '../support/every-command.ts';
import { activeMandate, MANDATED, openMandatary, propose } from '../support/mandates/mandates.ts';
import { createMemoryTable } from '../support/memory-table.ts';
import { makeAdministrator } from '../support/people/people.ts';
import { faultsOfCloudEvent } from '../support/public-events.ts';
import { storeWrites } from '../support/store-writes.ts';
import { tableWithStream } from '../support/stored-records.ts';

/** Everything that the register has stored in this file, and what it has published of it. */
const { table, records } = tableWithStream(createMemoryTable(), EVENT_TYPES, (operation) => operation());
const published: CloudEvent[] = [];

const typeOf = ({ dynamodb }: DynamoDBRecord): string => dynamodb?.NewImage?.type?.S ?? '';

const REPLACEMENT: Plot = { kind: 'replacement', effectInDays: 0, access: 'end' };
const ADDITIONAL: Plot = { kind: 'additional', effectInDays: 20, access: 'end' };
const STORIES: [Plot, (AttemptName | 'time')[]][] = [
  [REPLACEMENT, ['approve', 'time']],
  [{ ...REPLACEMENT, access: 'keep-as-declarant' }, ['approve', 'time']],
  [REPLACEMENT, ['refuse']],
  [ADDITIONAL, ['approve', 'cancel', 'time']],
  [REPLACEMENT, ['time', 'time', 'time', 'time']],
  [
    ADDITIONAL,
    [
      ...(['orderKey', 'enterKey', 'object', 'firstAgentIsDealt', 'secondAgentIsDealt'] as const),
      ...(['agentRefuses', 'secondAgentRefuses'] as const),
    ],
  ],
  [ADDITIONAL, ['approve', 'withdraw', 'cancel']],
];

const changeAdministrators = async (): Promise<void> => {
  const [definition, cast] = [renderDefinition(ADMINISTRATOR_CHANGE_TERMS), await castFor(table)];
  for (const [plot, scenes] of STORIES) {
    const world = await createAdministratorChangeWorld(table, definition, cast, plot);
    const player = createPlayer(world);
    for (const scene of scenes) {
      await player.settle();
      if (scene === 'time') await player.play({ what: 'wait-until-due' });
      if (scene === 'time') await player.play({ what: 'elapse' });
      else await world.act(ATTEMPTS[scene]);
    }
    await player.finish();
  }
  // Somebody else comes first.
  const first: Plot = { kind: 'first', effectInDays: 0, access: 'end' };
  const world = await createAdministratorChangeWorld(table, definition, cast, first);
  const player = createPlayer(world);
  await player.settle();
  await makeAdministrator(table, world, cast.administrator);
  await world.act(ATTEMPTS.approve);
  await world.act(ATTEMPTS.approve);
  await player.finish();
};

const refuseMandate = async (office: Office): Promise<void> => {
  const mandatary = await openMandatary(office);
  const params = { id: await propose(office, mandatary) };
  const body = { reason: 'Mutation.' };
  done(await office.register(mandatary.administrator, 'refuseMandate', { params, body }));
};

/** Records what runs out, before and after. */
const letTimePass = async (office: Office): Promise<void> => {
  const until = addDays(systemClock(), 60);
  const { siren } = office.organisation;
  const [member, invited] = [
    await hire(office, [{ services: { DSN: 'sign' }, establishments: 'all', until }]),
    await newAccount(table),
  ];
  await inviteAccount(office, invited);
  const mandatary = await openMandatary(office);
  const mandate = await activeMandate(office, mandatary, { ...MANDATED, until });
  const record = async (days: number, by: typeof recordDueGrants, key: Key) => {
    const context = {
      ...{ table, now: addDays(systemClock(), days), newId: () => ulid(), requestId: 'job' },
      actor: { type: 'machine', id: 'job' } as const,
    };
    const { writes } = await by(context, {
      ...{ key, place: '', version: 0, lastEventHash: '' },
    });
    await storeWrites(table, writes);
  };
  for (const days of [55, 61]) await record(days, recordDueGrants, keys.card(siren, member.personId));
  for (const days of [25, 31]) await record(days, recordDueInvitation, keys.card(siren, invited.personId));
  for (const days of [55, 61]) await record(days, recordDueMandate, keys.mandate(mandate));
};

const changeManyAtOnce = async (): Promise<void> => {
  const bulk = await openBulkOffice(table);
  const [first, second] = bulk.members;
  const shown = await bulk.check(
    {
      action: 'add',
      email: 'zoe@mairie.example',
      familyName: 'Blanc',
      givenName: 'Zoé',
      service: 'DSN',
      right: 'sign',
    },
    { action: 'remove', email: first.email },
    { action: 'remove', email: second.email, service: 'DSIJ' },
  );
  await bulk.undo(await bulk.run(shown));
};

const readSirene = async (before: Establishment | undefined, after: Establishment): Promise<void> => {
  const context = {
    ...{ table, now: systemClock(), newId: () => ulid(), requestId: 'job' },
    actor: { type: 'machine', id: 'sync-sirene' } as const,
  };
  await storeWrites(table, await recordEstablishment(context, before, after));
};

/** Sirene reports a closure, then a head office that was created on that day, and then that there was no closure. */
const closeMoveAndReopen = async ({ organisation: { siren, open } }: Office): Promise<void> => {
  const day = dateSchema.parse('2026-12-01');
  const stored = async (): Promise<Establishment> => {
    const found = (await getEstablishments(table, [open])).get(open);
    if (found === undefined) throw new Error('the body has an open establishment');
    return found;
  };
  const before = await stored();
  await readSirene(before, { ...before, closures: [{ from: day }] });
  const successor = siretSchema.parse(siretNumber(siren, 3));
  await readSirene(undefined, { ...before, siret: successor, createdOn: day });
  await readSirene(await stored(), before);
};

beforeAll(async () => {
  logger.setLogLevel('SILENT');
  const office = await openOffice(table);
  for (const prepare of Object.values(COMMANDS)) {
    const { account, operation, sent } = await prepare(office);
    await office.register(account, operation, sent);
  }
  await refuseMandate(office);
  await letTimePass(office);
  await closeMoveAndReopen(await openOffice(table));
  await changeAdministrators();
  await changeManyAtOnce();
  const publish = publishEvents({
    source: 'urn:trousseau:test',
    put: async (events) => {
      published.push(...events);
      return events.map(() => ({ taken: true }));
    },
  });
  const wanted = records.filter((record) => PUBLISHED_EVENTS.some((type) => type === typeOf(record)));
  expect(await publish({ Records: wanted })).toEqual({ batchItemFailures: [] });
});

it('publishes everything that commands store, each as its schema says', () => {
  expect(PUBLISHED_EVENTS.filter((type) => !records.some((record) => typeOf(record) === type))).toEqual([]);
  expect(published.length).toBeGreaterThanOrEqual(PUBLISHED_EVENTS.length);
  expect(published.flatMap(faultsOfCloudEvent)).toEqual([]);
});

it('publishes each version of a card once, and of a mandate once per side, in order, without a gap', () => {
  const chains = Map.groupBy(
    published.filter(({ subject }) => /^(card|mandate)\//.test(subject)),
    ({ subject, data }) => `${subject} of ${data.siren}`,
  );
  expect(chains.size).toBeGreaterThan(20);
  for (const [chain, events] of chains) {
    expect([chain, events.map(({ data }) => data.version)]).toEqual([
      chain,
      events.map((_, index) => index + 1),
    ]);
  }
});

it('publishes nobody’s name, address or words', () => {
  const stored = JSON.stringify(records);
  for (const words of ['Élection.', 'Introuvable.', 'Mutation.']) expect(stored).toContain(words);
  expect(JSON.stringify(published)).not.toMatch(
    /@|Essai|Zoé|Blanc|Roux|Nadia|Élection|Introuvable|Mutation|Non\./,
  );
});
