import { stageAt } from '../../shared/domain/access/access-card.ts';
import { mandataryOf, mandatorOf, type PersonId, type Siren } from '../../shared/domain/identifiers.ts';
import type { NoticeEvent, NoticeFacts, Reader } from '../../shared/notifications/notice-facts.ts';
import { listCardsOfPerson } from '../../shared/table/access/access-cards.ts';
import { getOrganisation } from '../../shared/table/directory/organisations.ts';
import { claimWeek } from '../../shared/table/notices.ts';
import { getPerson } from '../../shared/table/people/people.ts';
import type { Table } from '../../shared/table/table.ts';
import type { DueMail, NotifyDependencies } from './due-mail.ts';
import { findRecipients, personRecipient } from './find-recipients.ts';
import { listStaleMembers } from './list-stale-members.ts';

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

/** Mails about what happened in an organisation. */
const mailsIn = async (
  { table, letterhead }: NotifyDependencies,
  event: NoticeEvent,
  siren: Siren,
  readers: readonly Reader[],
): Promise<DueMail[]> => {
  const [facts, found] = await Promise.all([
    factsOf(table, event, siren),
    Promise.all(
      readers.map((reader) => findRecipients({ table, siren, event }, reader, letterhead.supportAddress)),
    ),
  ]);
  return found.flat().map((recipient) => ({ facts, recipient, marker: recipient.id }));
};

/** An event about a person alone, in no organisation or in all of theirs. */
type PersonalEvent = NoticeEvent & { personId: PersonId };

const isPersonal = (event: NoticeEvent): event is PersonalEvent => event.personId !== undefined;

/**
 * Mails about stale profiles. Each names all stale members of an organisation, so that its administrators get at most
 * one per week. Each organisation counts by itself: an administrator of several gets a mail for each.
 */
const mailsOfStaleMembers = async (
  dependencies: NotifyDependencies,
  event: PersonalEvent,
  siren: Siren,
): Promise<DueMail[]> => {
  const { table, clock } = dependencies;
  const mails = await mailsIn(dependencies, event, siren, ['administrators']);
  const claims = await Promise.all(
    mails.map(({ recipient }) => claimWeek(table, `stale-members-${siren}`, recipient.id, event)),
  );
  const due = mails.filter((_, index) => claims[index]);
  if (due.length === 0) return [];
  const others = await listStaleMembers(table, siren, { now: clock(), except: event.personId });
  return due.map(({ facts, recipient }) => ({
    facts: { ...facts, others },
    recipient,
    marker: `${recipient.id}#${siren}`,
  }));
};

/**
 * Mails about what is a person's own: to them, and to the administrators of each organisation that they are a member
 * of.
 */
const mailsAbout = async (
  dependencies: NotifyDependencies,
  event: PersonalEvent,
  readers: readonly Reader[],
): Promise<DueMail[]> => {
  const { table, clock } = dependencies;
  const [facts, recipient, cards] = await Promise.all([
    factsOf(table, event),
    personRecipient({ table }, 'person', event.personId),
    listCardsOfPerson(table, event.personId),
  ]);
  const organisations = readers.includes('administrators')
    ? cards.filter((card) => stageAt(card, clock())?.status === 'active')
    : [];
  const ofOrganisations = await Promise.all(
    organisations.map(({ siren }) => mailsOfStaleMembers(dependencies, event, siren)),
  );
  const own = readers.includes('person') ? [{ facts, recipient, marker: recipient.id }] : [];
  return [...own, ...ofOrganisations.flat()];
};

/** A person who reads in several qualities gets one mail, for the first of them. */
const onceEach = (mails: readonly DueMail[]): DueMail[] => [
  ...new Map(mails.toReversed().map((mail) => [mail.marker, mail])).values(),
];

/** Every mail that the event calls for, sent already or not. */
export const findMails = async (
  dependencies: NotifyDependencies,
  event: NoticeEvent,
  readers: readonly Reader[],
): Promise<DueMail[]> => {
  const { siren } = event;
  if (siren !== undefined) return onceEach(await mailsIn(dependencies, event, siren, readers));
  return isPersonal(event) ? onceEach(await mailsAbout(dependencies, event, readers)) : [];
};
