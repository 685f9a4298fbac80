import { stageAt } from '../../domain/access/access-card.ts';
import type { NoticeEvent, Reader } from '../../notifications/notice-facts.ts';
import { listCardsOfPerson } from '../../table/access/access-cards.ts';
import type { DueMail, MailContext } from './due-mail.ts';
import { personRecipient } from './find-recipients.ts';
import { factsOf } from './mail-facts.ts';
import { mailsIn, mailsOfStaleMembers, type PersonalEvent } from './mails-in-organisation.ts';

const isPersonal = (event: NoticeEvent): event is PersonalEvent => event.personId !== undefined;

/**
 * Mails about what is a person's own: to them, and to the administrators of each organisation that they are a member
 * of.
 */
const mailsAbout = async (
  context: MailContext,
  event: PersonalEvent,
  readers: readonly Reader[],
): Promise<DueMail[]> => {
  const { table, clock } = context;
  const [facts, recipient, cards] = await Promise.all([
    factsOf(table, event),
    personRecipient({ table }, 'person', event.personId),
    listCardsOfPerson(table, event.personId),
  ]);
  const organisations = readers.includes('administrators')
    ? cards.filter((card) => stageAt(card, clock())?.status === 'active')
    : [];
  const ofOrganisations = await Promise.all(
    organisations.map(({ siren }) => mailsOfStaleMembers(context, event, siren)),
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
  context: MailContext,
  event: NoticeEvent,
  readers: readonly Reader[],
): Promise<DueMail[]> => {
  const { siren } = event;
  if (siren !== undefined) return onceEach(await mailsIn(context, event, siren, readers));
  return isPersonal(event) ? onceEach(await mailsAbout(context, event, readers)) : [];
};
