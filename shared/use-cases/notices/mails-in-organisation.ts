import type { PersonId, Siren } from '../../domain/identifiers.ts';
import type { NoticeEvent, Reader } from '../../notifications/notice-facts.ts';
import { claimWeek } from '../../table/notices.ts';
import { listStaleMembers } from '../people/list-stale-members.ts';
import type { DueMail, MailContext } from './due-mail.ts';
import { findRecipients } from './find-recipients.ts';
import { factsOf } from './mail-facts.ts';

/** Mails about what happened in an organisation. */
export const mailsIn = async (
  { table, supportAddress }: MailContext,
  event: NoticeEvent,
  siren: Siren,
  readers: readonly Reader[],
): Promise<DueMail[]> => {
  const [facts, found] = await Promise.all([
    factsOf(table, event, siren),
    Promise.all(readers.map((reader) => findRecipients({ table, siren, event }, reader, supportAddress))),
  ]);
  return found.flat().map((recipient) => ({ facts, recipient, marker: recipient.id }));
};

/** An event about a person alone, in no organisation or in all of theirs. */
export type PersonalEvent = NoticeEvent & { personId: PersonId };

/**
 * Mails about stale profiles. Each names all stale members of an organisation, so that its administrators get at most
 * one per week. Each organisation counts by itself: an administrator of several gets a mail for each.
 */
export const mailsOfStaleMembers = async (
  context: MailContext,
  event: PersonalEvent,
  siren: Siren,
): Promise<DueMail[]> => {
  const { table, clock } = context;
  const mails = await mailsIn(context, event, siren, ['administrators']);
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
