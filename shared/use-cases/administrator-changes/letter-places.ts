import type { AdministratorChange } from '../../domain/administrator-changes/administrator-change.ts';
import { type LetterPlaces, letterPlacesOf } from '../../domain/administrator-changes/where-letters-go.ts';
import { DomainError } from '../../domain/errors.ts';
import type { Instant } from '../../domain/instants.ts';
import { getEstablishments, listHeadOffices } from '../../table/directory/establishments.ts';
import type { Table } from '../../table/table.ts';

/** Where letters about a request for this establishment go; undefined when only support can decide. */
export const findLetterPlaces = async (
  table: Table,
  { siren, siret }: Pick<AdministratorChange, 'siren' | 'siret'>,
  now: Instant,
): Promise<LetterPlaces | undefined> => {
  const [offices, named] = await Promise.all([
    listHeadOffices(table, siren),
    getEstablishments(table, [siret]),
  ]);
  return letterPlacesOf(offices, named.get(siret), now);
};

/** @throws no-postal-address when support is the only way */
export const requireLetterPlaces = async (
  ...where: Parameters<typeof findLetterPlaces>
): Promise<LetterPlaces> => {
  const places = await findLetterPlaces(...where);
  if (places === undefined) throw new DomainError('no-postal-address');
  return places;
};
