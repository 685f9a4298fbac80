import {
  MessageRejected,
  SESv2Client,
  SendEmailCommand,
  TooManyRequestsException,
} from '@aws-sdk/client-sesv2';
import { mockClient } from 'aws-sdk-client-mock';
import { ulid } from 'ulid';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { notifyPeople } from '../../functions/notifications/notify-people.ts';
import { createSendMail } from '../../functions/notifications/send-mail.ts';
import type { EventType } from '../../shared/domain/events.ts';
import type { PersonId } from '../../shared/domain/identifiers.ts';
import { instantOf } from '../../shared/domain/instants.ts';
import { logger } from '../../shared/observability/logger.ts';
import type { Messages } from '../../shared/stream/serve-events.ts';
import { keys } from '../../shared/table/keys.ts';
import type { Table } from '../../shared/table/table.ts';
import { createTestTable } from '../support/local-table.ts';
import {
  type Account,
  createOrganisation,
  makeAdministrator,
  registerAccount,
  registerWithoutAddress,
  type TestOrganisation,
} from '../support/people/people.ts';

const NOW = instantOf(Date.parse('2026-11-23T14:30:00Z'));
const FROM = 'register@portal.example';
const SUPPORT = 'help@portal.example';

const ses = mockClient(SESv2Client);

let table: Table;
let organisation: TestOrganisation;
let marie: Account;
let paul: Account;
let candidate: Account;

beforeAll(async () => {
  logger.setLogLevel('SILENT');
  table = await createTestTable();
  organisation = await createOrganisation(table);
  [marie, paul, candidate] = [
    await registerAccount(table, 'marie'),
    await registerAccount(table, 'paul'),
    await registerAccount(table, 'candidate'),
  ];
  for (const administrator of [marie, paul]) await makeAdministrator(table, organisation, administrator);
});

afterAll(() => ses.restore());

beforeEach(() => {
  ses.reset();
  ses.on(SendEmailCommand).resolves({ MessageId: 'sent' });
});

const deliver = (messages: Messages['Records']) =>
  notifyPeople({
    table,
    clock: () => NOW,
    sendMail: createSendMail(new SESv2Client({ region: 'eu-west-3' }), FROM),
    letterhead: { portalUrl: 'https://portal.example', supportAddress: SUPPORT },
  })({ Records: messages });

let sequence = 0;

/** A new event, as the queue hands it on. */
const stored = (type: EventType | 'unheard.of', personId: PersonId, data: Record<string, unknown> = {}) => {
  sequence += 1;
  const event = {
    ...{ id: ulid(), type, stream: 'card', sequence: 1, siren: organisation.siren, personId },
    ...{ actor: { type: 'person', id: marie.personId }, occurredAt: NOW, requestId: 'r', data },
    ...{ previousHash: '0', hash: '0' },
  };
  return { event, message: { messageId: String(sequence), body: JSON.stringify(event) } };
};

const sent = () =>
  ses.commandCalls(SendEmailCommand).map(({ args: [{ input }] }) => ({
    to: input.Destination?.ToAddresses?.join() ?? '',
    text: input.Content?.Simple?.Body?.Text?.Data ?? '',
    input,
  }));
const addressees = () =>
  sent()
    .map(({ to }) => to)
    .sort();
const markerOf = async (eventId: string, reader: string) =>
  (await table.documents.get({ TableName: table.name, Key: keys.notice(eventId, reader) })).Item;
const NOTHING_FAILED = { batchItemFailures: [] };
const failed = ({ messageId }: Messages['Records'][number]) => ({ itemIdentifier: messageId });

it('sends one mail, in both forms, from the address that SES knows, to the person as the table has them', async () => {
  const { message } = stored('member.suspended', paul.personId);
  expect(await deliver([message])).toEqual(NOTHING_FAILED);
  expect(sent()).toHaveLength(1);
  const [{ input, text } = { input: undefined, text: '' }] = sent();
  expect(input).toMatchObject({
    FromEmailAddress: FROM,
    Destination: { ToAddresses: [paul.email] },
    Content: {
      Simple: {
        Subject: { Data: 'Votre accès est suspendu', Charset: 'UTF-8' },
        Body: { Html: { Data: expect.stringContaining('<h1>Votre accès est suspendu</h1>') } },
      },
    },
  });
  expect(text).toContain('Bonjour paul Essai,');
  expect(text).toContain('à la commune est suspendu');
});

it('sends nothing twice when an event is delivered again, even twice in one batch', async () => {
  const { message, event } = stored('member.suspended', paul.personId);
  expect(await deliver([message, message])).toEqual(NOTHING_FAILED);
  expect(await deliver([message])).toEqual(NOTHING_FAILED);
  expect(addressees()).toEqual([paul.email]);
  expect(await markerOf(event.id, paul.personId)).toMatchObject({
    outcome: 'sent',
    at: NOW,
    ttlSeconds: Date.parse(NOW) / 1000 + 90 * 86_400,
  });
});

it('gives back what failed for now, sends the rest of the batch, and sends it when it comes again', async () => {
  const [first, second, third] = [marie, paul, candidate].map((who) =>
    stored('member.suspended', who.personId),
  );
  if (!first || !second || !third) throw new Error('three events');
  const busy = new TooManyRequestsException({ message: 'slow down', $metadata: {} });
  ses
    .on(SendEmailCommand, { Destination: { ToAddresses: [paul.email] } })
    .rejectsOnce(busy)
    .resolves({ MessageId: 'sent' });
  const batch = [first, second, third].map(({ message }) => message);
  expect(await deliver(batch)).toEqual({ batchItemFailures: [failed(second.message)] });
  expect(await markerOf(second.event.id, paul.personId)).toBeUndefined();
  const asked = addressees();
  expect(await deliver(batch.slice(1))).toEqual(NOTHING_FAILED);
  expect(addressees()).toEqual([...asked, paul.email].sort());
});

it('marks a mail that SES refuses for good, never tries it again, and lets nothing wait for it', async () => {
  const [refused, other] = [stored('member.ended', paul.personId), stored('member.ended', marie.personId)];
  ses
    .on(SendEmailCommand, { Destination: { ToAddresses: [paul.email] } })
    .rejects(new MessageRejected({ message: `bad address ${paul.email}`, $metadata: {} }));
  const batch = [refused.message, other.message];
  expect(await deliver(batch)).toEqual(NOTHING_FAILED);
  expect(await deliver(batch)).toEqual(NOTHING_FAILED);
  expect(addressees()).toEqual([marie.email, paul.email].sort());
  const marker = await markerOf(refused.event.id, paul.personId);
  expect(marker).toMatchObject({ outcome: 'refused', code: 'MessageRejected' });
  expect(JSON.stringify(marker)).not.toContain(paul.email);
});

it('sends only the mail that failed again', async () => {
  const { message } = stored('administrator-change.cancelled', candidate.personId, { kind: 'additional' });
  ses
    .on(SendEmailCommand, { Destination: { ToAddresses: [paul.email] } })
    .rejectsOnce(new TooManyRequestsException({ message: 'slow down', $metadata: {} }))
    .resolves({ MessageId: 'sent' });
  expect(await deliver([message])).toEqual({ batchItemFailures: [failed(message)] });
  const asked = addressees();
  expect(asked).toEqual([candidate.email, marie.email, paul.email].sort());
  expect(await deliver([message])).toEqual(NOTHING_FAILED);
  expect(addressees()).toEqual([...asked, paul.email].sort());
});

it('tells every administrator of a request, a newcomer too, who may object to it', async () => {
  const late = await registerAccount(table, 'late');
  await makeAdministrator(table, organisation, late);
  const change = `${organisation.siren}-${ulid()}`;
  const stands = { status: 'pending', since: NOW, remindAt: [], remindersSent: 0, escalatesAt: NOW };
  const { personId, email } = candidate;
  const evidence = { type: 'order', reference: '1', date: '2026-11-01', effectiveDate: '2026-11-01' };
  const item = {
    ...{
      PK: `ORG#${organisation.siren}`,
      SK: `CHANGE#${change}`,
      id: change,
      siren: organisation.siren,
      siret: organisation.open,
    },
    ...{ kind: 'additional', candidate: { personId, email, familyName: '', givenName: '' }, reason: '' },
    ...{ evidence, deciders: [marie.personId, paul.personId], requestedAt: NOW, effectiveFrom: NOW },
    ...{ state: stands, history: [], supportApprovals: [], letters: [], version: 1, lastEventHash: '' },
  };
  await table.documents.put({ TableName: table.name, Item: item });
  const { message } = stored('administrator-change.requested', personId, { change, kind: 'additional' });
  expect(await deliver([message])).toEqual(NOTHING_FAILED);
  expect(addressees()).toEqual([candidate.email, late.email, marie.email, paul.email].sort());
});

it('writes to the mailbox of support, and to the outgoing administrator in different words', async () => {
  const applied = stored('administrator-change.applied', candidate.personId, { outgoing: paul.personId });
  const escalated = stored('administrator-change.escalated', candidate.personId, {});
  await deliver([applied.message, escalated.message]);
  expect(addressees().filter((to) => to === paul.email)).toHaveLength(1);
  expect(sent().find(({ to }) => to === paul.email)?.text).toContain('vous remplace');
  expect(await markerOf(escalated.event.id, 'support')).toMatchObject({ outcome: 'sent' });
});

it('notes that a person has no address, and sends nothing for an event that concerns nobody', async () => {
  const nobody = await registerWithoutAddress(table, 'nobody');
  const { message, event } = stored('member.ended', nobody);
  const quiet = stored('grant.given', paul.personId);
  expect(await deliver([message, quiet.message])).toEqual(NOTHING_FAILED);
  expect(sent()).toEqual([]);
  expect(await markerOf(event.id, nobody)).toMatchObject({ outcome: 'refused', code: 'no-address' });
});

it('gives back an event that it cannot read, so that somebody looks at it', async () => {
  const [unread, good] = [stored('unheard.of', paul.personId), stored('member.ended', paul.personId)];
  expect(await deliver([unread.message, good.message])).toEqual({
    batchItemFailures: [failed(unread.message)],
  });
  expect(addressees()).toEqual([paul.email]);
});
