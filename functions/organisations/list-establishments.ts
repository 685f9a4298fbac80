import { closureAt, type Establishment } from '../../shared/domain/directory/establishment.ts';
import { type Siren, type Siret, siretSchema } from '../../shared/domain/identifiers.ts';
import type { Instant } from '../../shared/domain/instants.ts';
import type { PersonCaller } from '../../shared/http/caller.ts';
import { decodeCursor, unknownCursor } from '../../shared/http/cursor.ts';
import type { Handle } from '../../shared/http/endpoint.ts';
import { nextCursor } from '../../shared/http/page.ts';
import { listEstablishments } from '../../shared/table/directory/establishments.ts';
import type { Table } from '../../shared/table/table.ts';
import type { routes } from './contract.ts';

const viewEstablishment = (establishment: Establishment, now: Instant) => {
  const { siren: _, closures: __, formerClosures: ___, knownFrom: ____, ...shown } = establishment;
  const closure = closureAt(establishment, now);
  return {
    ...shown,
    status: closure === undefined ? ('open' as const) : ('closed' as const),
    ...(closure !== undefined && { closedOn: closure.from }),
  };
};

/** The SIRET after which a page begins. @throws bad-input when it is not the organisation's */
export const siretAfter = (cursor: string | undefined, siren: Siren): Siret | undefined => {
  const position = decodeCursor(cursor, new RegExp(`^${siren}\\d{5}$`));
  if (position === undefined) return undefined;
  const { success, data } = siretSchema.safeParse(position);
  if (!success) throw unknownCursor();
  return data;
};

export const listEstablishmentsEndpoint =
  (table: Table): Handle<typeof routes.listEstablishments, PersonCaller> =>
  async ({ params, query, now }) => {
    const page = { limit: query.limit, after: siretAfter(query.cursor, params.siren) };
    const { establishments, next } = await listEstablishments(table, params.siren, page);
    return {
      body: {
        items: establishments.map((establishment) => viewEstablishment(establishment, now)),
        ...nextCursor(next),
      },
    };
  };
