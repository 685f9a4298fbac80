import type { LetterPlaces } from '../../domain/administrator-changes/where-letters-go.ts';
import { type Establishment, isClosedAt } from '../../domain/directory/establishment.ts';
import type { Organisation } from '../../domain/directory/organisation.ts';
import { hasPostalAddress } from '../../domain/directory/postal-address.ts';
import { isPublicSector, type SectorRule } from '../../domain/directory/public-sector.ts';
import { type PersonId, type Siren, type Siret, sirenOf } from '../../domain/identifiers.ts';
import type { Instant } from '../../domain/instants.ts';
import { getRoster } from '../../table/access/administrators.ts';
import { countLookUp } from '../../table/administrator-changes/look-ups.ts';
import { getEstablishments, listEstablishments } from '../../table/directory/establishments.ts';
import { getOrganisation, getOrganisations } from '../../table/directory/organisations.ts';
import { listPlaces, placeOf } from '../../table/directory/places.ts';
import type { Table } from '../../table/table.ts';
import { findLetterPlaces } from './letter-places.ts';

/** An establishment that a candidate may mean, and its organisation's name. */
export interface PlaceFound {
  establishment: Establishment;
  organisation: Organisation;
}

/** The same for the exact one: what its candidate must know before they ask. */
export interface PlaceLookedUp extends PlaceFound {
  hasAdministrator: boolean;
  /** The head office, where the key goes. Undefined where only support can decide. */
  letterTo: LetterPlaces['headOffice'] | undefined;
}

/**
 * The establishment with this SIRET. Each body that a person looks up in a day counts, found or not, since the answer
 * says whether anybody administers it (authority: rule 14). @throws too-many-look-ups-today
 */
export const lookUpPlace = async (
  table: Table,
  personId: PersonId,
  siret: Siret,
  now: Instant,
): Promise<PlaceLookedUp | undefined> => {
  const siren = sirenOf(siret);
  await countLookUp(table, personId, siren, now);
  const [establishments, organisation, roster, letters] = await Promise.all([
    getEstablishments(table, [siret]),
    getOrganisation(table, siren),
    getRoster(table, siren),
    findLetterPlaces(table, { siren, siret }, now),
  ]);
  const establishment = establishments.get(siret);
  if (establishment === undefined || organisation === undefined) return undefined;
  return {
    ...{ establishment, organisation },
    hasAdministrator: roster.seats.size > 0,
    letterTo: letters?.headOffice,
  };
};

/** Where a list begins, how long it is, and which organisations it shows. */
export interface PlaceSearch {
  limit: number;
  after: Siret | undefined;
  sector: SectorRule;
  now: Instant;
}

interface PlaceList {
  places: PlaceFound[];
  /** The last establishment that was read, where there is more. */
  next: Siret | undefined;
}

/**
 * Open places of the public sector alone: who acts for it is nobody's to list. What INSEE may not show has no address, and
 * is left out. So a page may be short and have a next one.
 */
const shownOf = async (
  table: Table,
  establishments: readonly Establishment[],
  { sector, now }: PlaceSearch,
): Promise<PlaceFound[]> => {
  const open = establishments.filter((each) => hasPostalAddress(each) && !isClosedAt(each, now));
  const organisations = await getOrganisations(
    table,
    open.map(({ siren }) => siren),
  );
  return open.flatMap((establishment) => {
    const organisation = organisations.get(establishment.siren);
    const { legalCategory } = organisation ?? {};
    if (organisation === undefined || legalCategory === undefined) return [];
    return isPublicSector({ ...organisation, legalCategory }, sector)
      ? [{ establishment, organisation }]
      : [];
  });
};

/** A page of an organisation's places, by SIRET. */
export const findPlacesOf = async (table: Table, siren: Siren, search: PlaceSearch): Promise<PlaceList> => {
  const { establishments, next } = await listEstablishments(table, siren, search);
  return { places: await shownOf(table, establishments, search), next };
};

/** A page of the places with this postal code, by name. */
export const findPlacesAt = async (
  table: Table,
  postalCode: string,
  search: PlaceSearch,
): Promise<PlaceList> => {
  const { limit, after } = search;
  const last = after && (await placeOf(table, after));
  const { places, isAll } = await listPlaces(table, postalCode, { limit, after: last });
  return { places: await shownOf(table, places, search), next: isAll ? undefined : places.at(-1)?.siret };
};
