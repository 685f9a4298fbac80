import type { Siren } from '../../shared/domain/identifiers.ts';
import type { Instant } from '../../shared/domain/instants.ts';
import type { NoticeEvent, NoticeFacts, Reader } from '../../shared/notifications/notice-facts.ts';
import { noticeFor, readersOf } from '../../shared/notifications/notices.ts';
import { type Letterhead, renderNotice } from '../../shared/notifications/render-notice.ts';
import { logger } from '../../shared/observability/logger.ts';
import { metric } from '../../shared/observability/metric.ts';
import { rememberTold, wasTold } from '../../shared/table/notices.ts';
import { getOrganisation } from '../../shared/table/organisations.ts';
import { getPerson } from '../../shared/table/people.ts';
import type { Table } from '../../shared/table/table.ts';
import { findRecipients, type Recipient } from './find-recipients.ts';
import { MailRefused, type SendMail } from './send-mail.ts';

export interface TellDependencies {
  table: Table;
  clock: () => Instant;
  sendMail: SendMail;
  letterhead: Letterhead;
}

const recipientsOf = async (
  { table, letterhead }: TellDependencies,
  event: NoticeEvent,
  siren: Siren,
  readers: readonly Reader[],
): Promise<Recipient[]> => {
  const found = await Promise.all(
    readers.map((reader) => findRecipients({ table, siren, event }, reader, letterhead.supportAddress)),
  );
  // Whoever reads in several qualities is told once, in the first of them.
  return [
    ...new Map(
      found
        .flat()
        .reverse()
        .map((each) => [each.id, each]),
    ).values(),
  ].reverse();
};

const factsOf = async (table: Table, event: NoticeEvent, siren: Siren): Promise<NoticeFacts> => {
  const [organisation, person] = await Promise.all([
    getOrganisation(table, siren),
    getPerson(table, event.personId),
  ]);
  return {
    event,
    organisation: organisation?.name ?? siren,
    person: person === undefined ? 'une personne' : `${person.givenName} ${person.familyName}`,
  };
};

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
  if (readers.length === 0 || siren === undefined) return;
  const [facts, recipients] = await Promise.all([
    factsOf(dependencies.table, event, siren),
    recipientsOf(dependencies, event, siren, readers),
  ]);
  const told = await Promise.allSettled(recipients.map((each) => tell(dependencies, facts, each)));
  for (const each of told) if (each.status === 'rejected') throw each.reason;
};
