import { type PersonId, personIdSchema, type Siren } from '../../domain/identifiers.ts';
import { nameInMail } from '../../domain/names.ts';
import type { NoticeEvent, Reader } from '../../notifications/notice-facts.ts';
import { getCard } from '../../table/access/access-cards.ts';
import { getAdministrators } from '../../table/access/administrators.ts';
import { getPerson } from '../../table/people/people.ts';
import type { Table } from '../../table/table.ts';
import { findLosers } from './find-losers.ts';

export interface MailRecipient {
  /** The person's id, or the name of the mailbox. */
  id: string;
  reader: Reader;
  /** Empty when the register knows no address. */
  address: string;
  name: string | undefined;
}

interface Where {
  table: Table;
  siren: Siren;
  event: NoticeEvent;
}

/** The person as the table knows them now. */
export const personRecipient = async (
  { table }: Pick<Where, 'table'>,
  reader: Reader,
  id: PersonId,
): Promise<MailRecipient> => {
  const person = await getPerson(table, id);
  const name = person && nameInMail(person);
  return { id, reader, address: person?.email ?? '', name };
};

/** An invitation goes to the invited address, under the invited name, whatever others the person has. */
const subjectRecipient = async (where: Where, personId: PersonId): Promise<MailRecipient> => {
  const { table, siren, event } = where;
  const recipient = await personRecipient(where, 'person', personId);
  const isAboutInvitation = event.data.invitation !== undefined || event.data.from === 'invited';
  if (!isAboutInvitation) return recipient;
  const card = await getCard(table, siren, personId);
  if (card?.invitation === undefined) return recipient;
  return { ...recipient, address: card.invitation.email, name: nameInMail(card.holder) };
};

/**
 * The people who lose by a mandate. They are looked up for the mandatary's event alone, since they are its members,
 * and so get one mail.
 */
const holders = async ({ table, event }: Where): Promise<MailRecipient[]> => {
  const { mandate, side } = event.data;
  if (mandate === undefined || side !== 'mandatary') return [];
  const found = await findLosers(table, mandate, event);
  return found.map(({ personId, holder }) => ({
    ...{ id: personId, reader: 'holders', address: holder.email, name: nameInMail(holder) },
  }));
};

/**
 * Who is told how an invitation was answered: whoever sent it. If they administer no more and somebody is to be confirmed,
 * all who do.
 */
const inviters = async ({ table, siren, event }: Where): Promise<PersonId[]> => {
  const administrators = [...(await getAdministrators(table, siren))];
  const sender = administrators.filter((id) => id === event.data.by);
  return sender.length === 0 && event.data.toConfirm === true ? administrators : sender;
};

const idsOf = async (reader: Reader, { table, siren, event }: Where): Promise<PersonId[]> => {
  if (reader === 'inviter') return inviters({ table, siren, event });
  if (reader === 'outgoing') return event.data.outgoing === undefined ? [] : [event.data.outgoing];
  return [...(await getAdministrators(table, siren))];
};

/** Whose mails were held back: a person, as the table knows them now, or support. */
const merged = async (where: Where, supportAddress: string): Promise<MailRecipient[]> => {
  const { recipient } = where.event.data;
  if (recipient === undefined) return [];
  const person = personIdSchema.safeParse(recipient);
  return person.success
    ? [await personRecipient(where, 'merged', person.data)]
    : [{ id: recipient, reader: 'merged', address: supportAddress, name: undefined }];
};

/** The recipients who read in this quality, as the table knows them now. Events hold no names or addresses. */
export const findRecipients = async (
  where: Where,
  reader: Reader,
  supportAddress: string,
): Promise<MailRecipient[]> => {
  if (reader === 'support') return [{ id: 'support', reader, address: supportAddress, name: undefined }];
  const { personId } = where.event;
  if (reader === 'merged') return merged(where, supportAddress);
  if (reader === 'person') return personId === undefined ? [] : [await subjectRecipient(where, personId)];
  if (reader === 'holders') return (await holders(where)).filter(({ id }) => id !== personId);
  const ids = (await idsOf(reader, where)).filter((id) => id !== personId);
  return Promise.all(ids.map((id) => personRecipient(where, reader, id)));
};
