import publicSector from '../../config/public-sector.json' with { type: 'json' };
import { closureAt, type Establishment } from '../../shared/domain/directory/establishment.ts';
import { sectorRuleSchema } from '../../shared/domain/directory/public-sector.ts';
import { type Siret, siretSchema } from '../../shared/domain/identifiers.ts';
import type { Instant } from '../../shared/domain/instants.ts';
import type { PersonCaller } from '../../shared/http/caller.ts';
import { decodeCursor, unknownCursor } from '../../shared/http/cursor.ts';
import type { Handle } from '../../shared/http/endpoint.ts';
import { nextCursor } from '../../shared/http/page.ts';
import type { Table } from '../../shared/table/table.ts';
import {
  findPlacesAt,
  findPlacesOf,
  lookUpPlace,
  type PlaceFound,
} from '../../shared/use-cases/administrator-changes/find-places.ts';
import type { routes } from './contract.ts';

const sector = sectorRuleSchema.parse(publicSector);

const addressee = ({ siret, name, address }: Establishment) => ({ siret, name, address });

const viewPlace = ({ establishment, organisation }: PlaceFound, now: Instant) => {
  const closure = closureAt(establishment, now);
  return {
    ...addressee(establishment),
    siren: organisation.siren,
    organisation: organisation.name,
    headOffice: establishment.headOffice,
    status: closure === undefined ? ('open' as const) : ('closed' as const),
    ...(closure !== undefined && { closedOn: closure.from }),
  };
};

const siretIn = (cursor: string | undefined): Siret | undefined => {
  const position = decodeCursor(cursor, /^\d{14}$/);
  if (position === undefined) return undefined;
  const { success, data } = siretSchema.safeParse(position);
  if (!success) throw unknownCursor();
  return data;
};

/** Which establishment is meant, before a request is made. What it says of administrators, it says of one SIRET alone. */
export const findEstablishmentsEndpoint =
  (table: Table): Handle<typeof routes.findEstablishments, PersonCaller> =>
  async ({ query, caller, now }) => {
    const { siret, siren, postalCode = '', limit, cursor } = query;
    if (siret !== undefined) {
      const found = await lookUpPlace(table, caller.personId, siret, now);
      if (found === undefined) return { body: { items: [] } };
      const { hasAdministrator, letterTo } = found;
      const asked = { hasAdministrator, ...(letterTo && { letterTo: addressee(letterTo) }) };
      return { body: { items: [{ ...viewPlace(found, now), ...asked }] } };
    }
    const search = { limit, after: siretIn(cursor), sector, now };
    const { places, next } = await (siren === undefined
      ? findPlacesAt(table, postalCode, search)
      : findPlacesOf(table, siren, search));
    return { body: { items: places.map((place) => viewPlace(place, now)), ...nextCursor(next) } };
  };
