import { isDeepStrictEqual } from 'node:util';
import { parisDate } from '../domain/instants.ts';
import { getEstablishments } from '../table/directory/establishments.ts';
import { getOrganisations } from '../table/directory/organisations.ts';
import { carryOut } from '../use-cases/carry-out.ts';
import type { CarriedContext, CommandContext, Outcome } from '../use-cases/command.ts';
import { recordEstablishment } from '../use-cases/directory/record-establishment.ts';
import { completeEstablishment } from './complete-establishment.ts';
import { openFirst } from './open-first.ts';
import type { EstablishmentRow } from './parse-establishment.ts';

/** Whether something was stored. */
const storeOne =
  (row: EstablishmentRow, organisationName: string | undefined) =>
  async (context: CommandContext): Promise<Outcome<boolean>> => {
    const stored = (await getEstablishments(context.table, [row.siret])).get(row.siret);
    const today = parisDate(context.now);
    const complete = completeEstablishment(row, { organisationName, stored, today });
    if (isDeepStrictEqual(stored, complete)) return { value: false, writes: [] };
    return { value: true, writes: await recordEstablishment(context, stored, complete) };
  };

/**
 * Writes the establishments that differ from the table, each in a transaction of its own, as a change that is told.
 * Those without a name take their organisation's, and earlier closures are kept. @returns how many were written
 */
export const storeEstablishments = async (
  context: Omit<CarriedContext, 'now'>,
  rows: readonly EstablishmentRow[],
): Promise<number> => {
  const { table, clock } = context;
  const unnamed = rows.filter(({ ownName }) => ownName === undefined);
  const [known, organisations] = await Promise.all([
    getEstablishments(
      table,
      rows.map(({ siret }) => siret),
    ),
    getOrganisations(
      table,
      unnamed.map(({ siren }) => siren),
      { consistent: true },
    ),
  ]);
  const today = parisDate(clock());
  const nameOf = ({ siren }: EstablishmentRow): string | undefined => organisations.get(siren)?.name;
  const changed = rows.filter((row) => {
    const stored = known.get(row.siret);
    const complete = completeEstablishment(row, { organisationName: nameOf(row), stored, today });
    return !isDeepStrictEqual(stored, complete);
  });
  const stored: boolean[] = [];
  for (const together of openFirst(changed))
    stored.push(...(await Promise.all(together.map((row) => carryOut(context, storeOne(row, nameOf(row)))))));
  return stored.filter((isStored) => isStored).length;
};
