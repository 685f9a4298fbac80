import { ulid } from 'ulid';
import { type PersonId, type Siren, sirenSchema } from '../../../shared/domain/identifiers.ts';
import { systemClock, toInstant } from '../../../shared/domain/instants.ts';
import { lapseReview } from '../../../shared/domain/reviews/review-steps.ts';
import { getAdministrators } from '../../../shared/table/access/administrators.ts';
import { getCalendar, getReview } from '../../../shared/table/reviews/reviews.ts';
import type { Table } from '../../../shared/table/table.ts';
import type { CommandContext } from '../../../shared/use-cases/command.ts';
import { openReviewOf } from '../../../shared/use-cases/reviews/open-review.ts';
import { recordReview } from '../../../shared/use-cases/reviews/record-review.ts';
import { storeWrites } from '../store-writes.ts';
import type { TestedSystem } from '../system.ts';

/** Before anybody was a member. A review that opened then has no card to review, and may be signed. */
const LONG_AGO = toInstant('2020-01-01T00:00:00Z');

const contextOf = (table: Table): CommandContext => {
  const actor = { type: 'machine', id: 'set-up' } as const;
  return { table, now: systemClock(), newId: () => ulid(), actor, requestId: 'set-up' };
};

const openReviewNow = async ({ table }: CommandContext, siren: Siren) => {
  const calendar = await getCalendar(table, siren);
  return calendar?.open && (await getReview(table, siren, calendar.open.id));
};

const closeOpenReview = async (context: CommandContext, siren: Siren, administrator: PersonId) => {
  const calendar = await getCalendar(context.table, siren);
  const open = await openReviewNow(context, siren);
  if (open === undefined) return;
  const step = lapseReview(open, { suspended: 0, kept: undefined }, context.now);
  await storeWrites(context.table, recordReview(context, calendar, step, administrator).writes);
};

/** Stores an open review of the organisation, or none, as the commands do. @returns the id of the open one */
export const setReview = async (
  system: TestedSystem,
  organisation: string,
  wanted: 'open' | 'signable' | 'none',
): Promise<string> => {
  const context = contextOf(system.table());
  const siren = sirenSchema.parse(organisation);
  const open = await openReviewNow(context, siren);
  if (wanted === 'open' && open !== undefined && open.openedAt !== LONG_AGO) return open.id;
  const [administrator] = await getAdministrators(context.table, siren);
  if (administrator === undefined) throw new Error('nobody administers it');
  await closeOpenReview(context, siren, administrator);
  if (wanted === 'none') return '';
  const at = { ...context, ...(wanted === 'signable' && { now: LONG_AGO }) };
  const calendar = await getCalendar(context.table, siren);
  const { value, writes } = openReviewOf(at, siren, calendar, administrator);
  await storeWrites(context.table, writes);
  return value.id;
};
