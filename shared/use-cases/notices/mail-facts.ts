import { isMemberCard } from '../../domain/access/access-card.ts';
import { servicesLost } from '../../domain/bulk-changes/carry-over.ts';
import { mandataryOf, mandatorOf, type Siren, siretSchema } from '../../domain/identifiers.ts';
import { type Names, nameInMail } from '../../domain/names.ts';
import type { NoticeEvent, NoticeFacts } from '../../notifications/notice-facts.ts';
import { getCard, listCards } from '../../table/access/access-cards.ts';
import { getOrganisation } from '../../table/directory/organisations.ts';
import { getMailDay } from '../../table/mail-days.ts';
import { getPerson } from '../../table/people/people.ts';
import type { Table } from '../../table/table.ts';

/** The organisation on the other side of a mandate. */
const counterpartOf = ({ data }: NoticeEvent): Siren | undefined => {
  if (data.mandate === undefined) return undefined;
  return data.side === 'mandator' ? mandataryOf(data.mandate) : mandatorOf(data.mandate);
};

/**
 * The person that the event is about, as the organisation knows them: somebody who has not accepted has the name that
 * was typed there, and no other. Who is no member there has none. A candidate told their own name with the request.
 */
const personIn = async (
  table: Table,
  { personId, data }: NoticeEvent,
  siren: Siren | undefined,
): Promise<Names | undefined> => {
  if (personId === undefined) return undefined;
  if (siren === undefined || data.change !== undefined) return getPerson(table, personId);
  const card = await getCard(table, siren, personId);
  return card !== undefined && isMemberCard(card) ? card.holder : undefined;
};

/** The name that was invited, as long as the card of whoever accepted under another one keeps it. */
const invitedNameIn = async (
  table: Table,
  { personId, data }: NoticeEvent,
  siren: Siren | undefined,
): Promise<string | undefined> => {
  if (siren === undefined || personId === undefined || data.toConfirm !== true) return undefined;
  const invited = (await getCard(table, siren, personId))?.invitation?.invitedAs;
  return invited && (nameInMail(invited) ?? 'une personne');
};

/** What a digest lists. Subjects that say the same stand there once, with how often. */
const heldIn = async (
  table: Table,
  { data }: NoticeEvent,
  siren: Siren | undefined,
): Promise<NoticeFacts['held']> => {
  const { recipient, day } = data;
  if (siren === undefined || recipient === undefined || day === undefined) return undefined;
  const stored = await getMailDay(table, { siren, recipient, day });
  const bySubject = Map.groupBy(stored?.held ?? [], ({ subject }) => subject);
  const subjects = [...bySubject].map(([subject, { length }]) =>
    length === 1 ? subject : `${subject} (${length} fois)`,
  );
  return { subjects, more: stored?.more ?? 0 };
};

/** As many as a mail names. The page of the task has them all. */
const MOST_NAMED = 10;

/** Who loses what with an establishment that moved, by the organisation's own cards. */
const losingBy = async (
  table: Table,
  { data, occurredAt }: NoticeEvent,
  siren: Siren | undefined,
): Promise<NoticeFacts['losing']> => {
  const [siret, successor] = [data.siret, data.successor].map((each) => siretSchema.safeParse(each).data);
  if (siren === undefined || siret === undefined || successor === undefined) return undefined;
  const cards = await listCards(table, siren);
  const found = cards.flatMap((card) => {
    const services = servicesLost(card, { siret, successor }, occurredAt);
    return services.length === 0 ? [] : [{ name: nameInMail(card.holder) ?? 'une personne', services }];
  });
  return { people: found.slice(0, MOST_NAMED), more: Math.max(0, found.length - MOST_NAMED) };
};

/** What the mails of an event name. Without `siren` it is about a person alone. */
export const factsOf = async (table: Table, event: NoticeEvent, siren?: Siren): Promise<NoticeFacts> => {
  const otherSiren = counterpartOf(event);
  const [organisation, person, counterpart, invitedAs, held, losing] = await Promise.all([
    siren && getOrganisation(table, siren),
    personIn(table, event, siren),
    otherSiren && getOrganisation(table, otherSiren),
    invitedNameIn(table, event, siren),
    heldIn(table, event, siren),
    losingBy(table, event, siren),
  ]);
  return {
    event: siren === undefined ? event : { ...event, siren },
    organisation: organisation?.name ?? siren ?? '',
    counterpart: counterpart?.name ?? otherSiren ?? '',
    person: (person && nameInMail(person)) ?? 'une personne',
    invitedAs,
    held,
    losing,
  };
};
