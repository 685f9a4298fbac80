import type { Siren } from '../../domain/identifiers.ts';
import type { Instant } from '../../domain/instants.ts';
import {
  type Mandate,
  type MandateSide,
  type MandateStatus,
  mandateStatusAt,
} from '../../domain/mandates/mandate.ts';
import { listMandatesGiven, listMandatesReceived } from '../../table/mandates/mandates.ts';
import type { Table } from '../../table/table.ts';

export interface MandateFilter {
  side?: MandateSide | undefined;
  status?: MandateStatus | undefined;
  now: Instant;
}

const momentOf = ({ id }: Mandate): string => id.slice('123456789-123456789-'.length);

/** The mandates that an organisation gave and received, newest first. Received ones may lag by a moment. */
export const listMandates = async (
  table: Table,
  siren: Siren,
  { side, status, now }: MandateFilter,
): Promise<Mandate[]> => {
  const [given, received] = await Promise.all([
    side === 'mandatary' ? [] : listMandatesGiven(table, siren),
    side === 'mandator' ? [] : listMandatesReceived(table, siren),
  ]);
  return [...given, ...received]
    .filter((mandate) => status === undefined || mandateStatusAt(mandate, now) === status)
    .sort((a, b) => (momentOf(a) < momentOf(b) ? 1 : -1));
};
