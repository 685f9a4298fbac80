import type { Siren } from '../../domain/identifiers.ts';
import type { Instant } from '../../domain/instants.ts';
import {
  type Mandate,
  type MandateSide,
  type MandateStatus,
  mandateStatusAt,
} from '../../domain/mandates/mandate.ts';
import { type MandatePlace, pageMandates } from '../../table/mandates/mandates.ts';
import type { Table } from '../../table/table.ts';

export interface MandateFilter {
  side?: MandateSide | undefined;
  status?: MandateStatus | undefined;
  now: Instant;
}

export interface MandatePage {
  limit: number;
  after: MandatePlace | undefined;
}

/** A filter reads no more than this for one page, which may then be short, or empty. */
const READ_AT_MOST = 1000;

const SIDES: readonly MandateSide[] = ['mandator', 'mandatary'];

interface Placed {
  mandate: Mandate;
  place: MandatePlace;
}

/** An organisation's mandates from a place on, side after side. It reads so many at once. */
async function* mandatesAfter(
  table: Table,
  siren: Siren,
  {
    sides,
    after,
    atOnce,
  }: { sides: readonly MandateSide[]; after: MandatePlace | undefined; atOnce: number },
): AsyncGenerator<Placed> {
  for (const side of sides) {
    let from = after?.side === side ? after : undefined;
    let found: Mandate[];
    do {
      found = await pageMandates(table, siren, { side, limit: atOnce, after: from });
      for (const mandate of found) {
        from = { side, id: mandate.id, stage: mandate.stages.at(-1)?.status ?? 'proposed' };
        yield { mandate, place: from };
      }
    } while (found.length === atOnce);
  }
}

/**
 * One page of the mandates that an organisation gave, by mandatary, then of those that it received, by stage: what
 * comes after a place, and the place behind the page while there may be more. Received ones may lag by a moment.
 */
export const listMandates = async (
  table: Table,
  siren: Siren,
  { side, status, now }: MandateFilter,
  { limit, after }: MandatePage,
): Promise<{ mandates: Mandate[]; next: MandatePlace | undefined }> => {
  const left = SIDES.slice(SIDES.indexOf(after?.side ?? 'mandator'));
  const sides = left.filter((each) => side === undefined || each === side);
  const mandates: Mandate[] = [];
  let next = after;
  let read = 0;
  for await (const { mandate, place } of mandatesAfter(table, siren, { sides, after, atOnce: limit + 1 })) {
    if (read === READ_AT_MOST) return { mandates, next };
    read += 1;
    if (status === undefined || mandateStatusAt(mandate, now) === status) {
      if (mandates.length === limit) return { mandates, next };
      mandates.push(mandate);
    }
    next = place;
  }
  return { mandates, next: undefined };
};
