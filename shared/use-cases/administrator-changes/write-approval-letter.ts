import * as z from 'zod/mini';
import { renderNoticeLetter } from '../../administrator-changes/letters/notice-letter.ts';
import {
  administratorChangeIdSchema,
  approvalOf,
} from '../../domain/administrator-changes/administrator-change.ts';
import type { Event } from '../../domain/events.ts';
import { parisDate } from '../../domain/instants.ts';
import { getAdministratorChange } from '../../table/administrator-changes/administrator-changes.ts';
import { findLetterPlaces } from './letter-places.ts';
import { type LetterWriter, readRecipient } from './write-letter.ts';

const eventSchema = z.object({ change: administratorChangeIdSchema });

/**
 * When a key or support approves, a letter without key tells the head office who will administer, from when, and how to
 * reach support. One letter an approval, however many events tell of it.
 */
export const writeApprovalLetter = async (
  { table, put, sender }: Pick<LetterWriter, 'table' | 'put' | 'sender'>,
  { data, occurredAt }: Pick<Event, 'data' | 'occurredAt'>,
): Promise<'written' | 'written-before' | 'not-needed'> => {
  const change = await getAdministratorChange(table, eventSchema.parse(data).change);
  const approval = change && approvalOf(change);
  if (change === undefined || approval === undefined || approval.way === 'co-optation') return 'not-needed';
  const places = await findLetterPlaces(table, change, occurredAt);
  if (places === undefined) return 'not-needed';
  const { siret } = places.headOffice;
  const recipient = await readRecipient(table, change, siret);
  const pdf = await renderNoticeLetter({
    about: 'approval',
    change,
    sender,
    recipient,
    writtenAt: approval.at,
  });
  const moment = approval.at.replaceAll(/[:.]/g, '');
  const isNew = await put(`${parisDate(approval.at)}/${siret}/${change.id}-approved-${moment}.pdf`, pdf);
  return isNew ? 'written' : 'written-before';
};
