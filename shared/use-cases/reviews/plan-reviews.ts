import { FIRST_HASH } from '../../domain/events.ts';
import type { Siren } from '../../domain/identifiers.ts';
import { addYear, type Instant } from '../../domain/instants.ts';
import { getAdministrators } from '../../table/access/administrators.ts';
import { getCalendar, putCalendar } from '../../table/reviews/reviews.ts';
import type { CommandContext, Outcome } from '../command.ts';

/**
 * Plans an organisation's first review for a year after it was first administered. Does nothing when it is already
 * planned.
 */
export const planReviews = async (
  { table }: CommandContext,
  siren: Siren,
  administeredFrom: Instant,
): Promise<Outcome<void>> => {
  const known = await getCalendar(table, siren);
  if (known !== undefined || (await getAdministrators(table, siren)).size === 0) {
    return { value: undefined, writes: [] };
  }
  const opensAt = addYear(administeredFrom);
  const calendar = { siren, opensAt, version: 1, lastEventHash: FIRST_HASH };
  return { value: undefined, writes: [putCalendar(table, calendar, undefined)] };
};
