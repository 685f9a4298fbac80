import { isDeepStrictEqual } from 'node:util';
import type { Establishment } from '../domain/directory/establishment.ts';
import { establishmentChangeOf } from '../domain/directory/establishment-change.ts';
import type { Organisation } from '../domain/directory/organisation.ts';
import { parisDate } from '../domain/instants.ts';
import { getEstablishments } from '../table/directory/establishments.ts';
import { getOrganisations } from '../table/directory/organisations.ts';
import { carryOut } from '../use-cases/carry-out.ts';
import type { CarriedContext, CommandContext, Outcome } from '../use-cases/command.ts';
import { recordEstablishment } from '../use-cases/directory/record-establishment.ts';
import { completeEstablishment } from './complete-establishment.ts';
import { openFirst } from './open-first.ts';
import type { EstablishmentRow } from './parse-establishment.ts';

export type SyncOutcome = 'unchanged' | 'appeared' | 'changed' | 'closed' | 'reopened' | 'left-out';

/** The keys of one BatchGetItem. */
const ROWS_PER_READ = 100;
/** How many are written at once. */
const AT_ONCE = 16;

const outcomeOf = (before: Establishment | undefined, after: Establishment): SyncOutcome => {
  if (before === undefined) return 'appeared';
  switch (establishmentChangeOf(before.closures, after.closures)?.type) {
    case 'establishment.closed':
      return 'closed';
    case 'establishment.reopened':
      return 'reopened';
    case undefined:
      return 'changed';
  }
};

/** Reads again what the transaction will check. */
const syncRow =
  (row: EstablishmentRow, { name: organisationName }: Organisation) =>
  async (context: CommandContext): Promise<Outcome<SyncOutcome>> => {
    const stored = (await getEstablishments(context.table, [row.siret])).get(row.siret);
    const today = parisDate(context.now);
    const complete = completeEstablishment(row, { organisationName, stored, today });
    if (isDeepStrictEqual(stored, complete)) return { value: 'unchanged', writes: [] };
    const writes = await recordEstablishment(context, stored, complete);
    return { value: outcomeOf(stored, complete), writes };
  };

const syncRows = async (
  context: CarriedContext,
  rows: readonly EstablishmentRow[],
): Promise<SyncOutcome[]> => {
  const { table, now } = context;
  const today = parisDate(now);
  const organisations = await getOrganisations(
    table,
    rows.map(({ siren }) => siren),
    { consistent: true },
  );
  const kept = rows.filter(({ siren }) => organisations.has(siren));
  const stored = await getEstablishments(
    table,
    kept.map(({ siret }) => siret),
  );
  const isKnown = (row: EstablishmentRow): boolean => {
    const known = stored.get(row.siret);
    const organisationName = organisations.get(row.siren)?.name;
    return isDeepStrictEqual(known, completeEstablishment(row, { organisationName, stored: known, today }));
  };
  const differing = kept.filter((row) => !isKnown(row));
  const outcomes: SyncOutcome[] = [
    ...Array<SyncOutcome>(rows.length - kept.length).fill('left-out'),
    ...Array<SyncOutcome>(kept.length - differing.length).fill('unchanged'),
  ];
  for (const together of openFirst(differing))
    for (let start = 0; start < together.length; start += AT_ONCE) {
      const settling = together.slice(start, start + AT_ONCE).flatMap((row) => {
        const organisation = organisations.get(row.siren);
        return organisation === undefined ? [] : [carryOut(context, syncRow(row, organisation))];
      });
      outcomes.push(...(await Promise.all(settling)));
    }
  return outcomes;
};

/**
 * Brings the establishments of the register's organisations to what the rows say, each in a transaction of its own.
 * Unchanged ones are read but not written. @throws what DynamoDB throws; what was stored by then stays, and a
 * repetition does the rest
 */
export const syncPage = async (
  context: CarriedContext,
  rows: readonly EstablishmentRow[],
): Promise<SyncOutcome[]> => {
  const outcomes: SyncOutcome[] = [];
  for (let start = 0; start < rows.length; start += ROWS_PER_READ) {
    outcomes.push(...(await syncRows(context, rows.slice(start, start + ROWS_PER_READ))));
  }
  return outcomes;
};
