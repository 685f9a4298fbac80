import type { Siren } from '../../../shared/domain/identifiers.ts';
import type { Instant } from '../../../shared/domain/instants.ts';
import { getRoster, rosterItem } from '../../../shared/table/access/administrators.ts';
import type { Table } from '../../../shared/table/table.ts';

/** Everybody in the roster has administered since then, as if the test had begun earlier. */
export const administerSince = async (table: Table, siren: Siren, since: Instant): Promise<void> => {
  const roster = await getRoster(table, siren);
  if (roster.seats.size === 0) return;
  const seats = new Map([...roster.seats].map(([id, seat]) => [id, { ...seat, since }]));
  const Item = rosterItem(siren, { ...roster, seats, version: Math.max(roster.version, 1) });
  await table.documents.put({ TableName: table.name, Item });
};
