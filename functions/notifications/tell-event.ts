import { stageAt } from '../../shared/domain/access-card.ts';
import { mandataryOf, mandatorOf, type PersonId, type Siren } from '../../shared/domain/identifiers.ts';
import type { Instant } from '../../shared/domain/instants.ts';
import type { NoticeEvent, NoticeFacts, Reader } from '../../shared/notifications/notice-facts.ts';
import { noticeFor, readersOf } from '../../shared/notifications/notices.ts';
import { type Letterhead, renderNotice } from '../../shared/notifications/render-notice.ts';
import { logger } from '../../shared/observability/logger.ts';
import { metric } from '../../shared/observability/metric.ts';
import { listCardsOfPerson } from '../../shared/table/access-cards.ts';
import { claimWeek, rememberTold, wasTold } from '../../shared/table/notices.ts';
import { getOrganisation } from '../../shared/table/organisations.ts';
import { getPerson } from '../../shared/table/people.ts';
import type { Table } from '../../shared/table/table.ts';
import { findRecipients, personRecipient, type Recipient } from './find-recipients.ts';
import { listStaleMembers } from './list-stale-members.ts';
import { MailRefused, type SendMail } from './send-mail.ts';

export interface TellDependencies {
  table: Table;
  clock: () => Instant;
  sendMail: SendMail;
  letterhead: Letterhead;
}

/** One mail to come: what it tells, and to whom. */
interface Telling {
  facts: NoticeFacts;
  recipient: Recipient;
}

/** The organisation on the other side of a mandate. */
const counterpartOf = ({ data }: NoticeEvent): Siren | undefined => {
  if (data.mandate === undefined) return undefined;
  return data.side === 'mandator' ? mandataryOf(data.mandate) : mandatorOf(data.mandate);
};

const factsOf = async (table: Table, event: NoticeEvent, siren?: Siren): Promise<NoticeFacts> => {
  const otherSiren = counterpartOf(event);
  const [organisation, person, counterpart] = await Promise.all([
    siren && getOrganisation(table, siren),
    event.personId && getPerson(table, event.personId),
    otherSiren && getOrganisation(table, otherSiren),
  ]);
  return {
    event: siren === undefined ? event : { ...event, siren },
    organisation: organisation?.name ?? siren ?? '',
    counterpart: counterpart?.name ?? otherSiren ?? '',
    person: person === undefined ? 'une personne' : `${person.givenName} ${person.familyName}`,
  };
};

/** Of what happened in a body. */
const tellingsIn = async (
  { table, letterhead }: TellDependencies,
  event: NoticeEvent,
  siren: Siren,
  readers: readonly Reader[],
): Promise<Telling[]> => {
  const [facts, found] = await Promise.all([
    factsOf(table, event, siren),
    Promise.all(
      readers.map((reader) => findRecipients({ table, siren, event }, reader, letterhead.supportAddress)),
    ),
  ]);
  return found.flat().map((recipient) => ({ facts, recipient }));
};

/** Of what is somebody's own, in no body or in all of theirs. */
type PersonalEvent = NoticeEvent & { personId: PersonId };

const isPersonal = (event: NoticeEvent): event is PersonalEvent => event.personId !== undefined;

/** Of stale profiles: all those of a body at once, so that its administrators are told weekly at most. */
const tellingsOfStale = async (
  dependencies: TellDependencies,
  event: PersonalEvent,
  siren: Siren,
): Promise<Telling[]> => {
  const { table, clock } = dependencies;
  const tellings = await tellingsIn(dependencies, event, siren, ['administrators']);
  const claims = await Promise.all(
    tellings.map(({ recipient }) => claimWeek(table, `stale-members-${siren}`, recipient.id, event)),
  );
  const due = tellings.filter((_, index) => claims[index]);
  if (due.length === 0) return [];
  const others = await listStaleMembers(table, siren, { now: clock(), except: event.personId });
  return due.map(({ facts, recipient }) => ({ facts: { ...facts, others }, recipient }));
};

/** Of what is a person's own: to them, and to the administrators of each body that they are a member of. */
const tellingsAbout = async (
  dependencies: TellDependencies,
  event: PersonalEvent,
  readers: readonly Reader[],
): Promise<Telling[]> => {
  const { table, clock } = dependencies;
  const [facts, recipient, cards] = await Promise.all([
    factsOf(table, event),
    personRecipient({ table }, 'person', event.personId),
    listCardsOfPerson(table, event.personId),
  ]);
  const bodies = readers.includes('administrators')
    ? cards.filter((card) => stageAt(card, clock())?.status === 'active')
    : [];
  const inBodies = await Promise.all(bodies.map(({ siren }) => tellingsOfStale(dependencies, event, siren)));
  return [...(readers.includes('person') ? [{ facts, recipient }] : []), ...inBodies.flat()];
};

/** Whoever reads in several qualities, or for several bodies, is told once, in the first of them. */
const onceEach = (tellings: readonly Telling[]): Telling[] => [
  ...new Map(tellings.toReversed().map((telling) => [telling.recipient.id, telling])).values(),
];

const mails = (result: 'sent' | 'refused') => metric({ name: 'Mails', by: { result } });

/** One mail to one reader, once. @throws what may pass: then nothing is remembered, and it is tried again */
const tell = async (
  { table, clock, sendMail, letterhead }: TellDependencies,
  facts: NoticeFacts,
  { id, reader, address, name }: Recipient,
): Promise<void> => {
  const notice = noticeFor(reader, facts);
  const { event } = facts;
  if (notice === undefined || (await wasTold(table, event.id, id))) return;
  try {
    if (address === '') throw new MailRefused('no-address');
    await sendMail(address, renderNotice(notice, name, letterhead));
    await rememberTold(table, event.id, id, { outcome: 'sent', at: clock() });
    logger.info('mail sent', { event: event.id, type: event.type, reader, ...mails('sent') });
  } catch (error) {
    if (!(error instanceof MailRefused)) throw error;
    const { code } = error;
    logger.warn('mail refused', { event: event.id, type: event.type, reader, code, ...mails('refused') });
    await rememberTold(table, event.id, id, { outcome: 'refused', code, at: clock() });
  }
};

/** Tells everybody whom the event concerns; one that cannot be told holds up no other. @throws the first failure */
export const tellEvent = async (dependencies: TellDependencies, event: NoticeEvent): Promise<void> => {
  const readers = readersOf(event);
  const { siren } = event;
  if (readers.length === 0) return;
  const tellings =
    siren !== undefined
      ? await tellingsIn(dependencies, event, siren, readers)
      : isPersonal(event)
        ? await tellingsAbout(dependencies, event, readers)
        : [];
  const told = await Promise.allSettled(
    onceEach(tellings).map(({ facts, recipient }) => tell(dependencies, facts, recipient)),
  );
  for (const each of told) if (each.status === 'rejected') throw each.reason;
};
