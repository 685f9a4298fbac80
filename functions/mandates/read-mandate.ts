import * as z from 'zod/mini';
import { mandateIdSchema } from '../../shared/domain/identifiers.ts';
import { toInstant } from '../../shared/domain/instants.ts';
import { type Mandate, mandateSideSchema } from '../../shared/domain/mandates/mandate.ts';
import type { PersonCaller } from '../../shared/http/caller.ts';
import { decodeCursor, unknownCursor } from '../../shared/http/cursor.ts';
import type { Handle } from '../../shared/http/endpoint.ts';
import { nextCursor, pageByRank } from '../../shared/http/page.ts';
import { etag } from '../../shared/http/reply.ts';
import { getEstablishments } from '../../shared/table/directory/establishments.ts';
import { getMandate, type MandatePlace } from '../../shared/table/mandates/mandates.ts';
import type { Table } from '../../shared/table/table.ts';
import { findActing } from '../../shared/use-cases/mandates/find-acting.ts';
import { findLosses } from '../../shared/use-cases/mandates/find-losses.ts';
import { listMandates } from '../../shared/use-cases/mandates/list-mandates.ts';
import type { routes } from './contract.ts';
import { readNames, viewActing, viewLoss, viewMandate } from './mandate-view.ts';

/** What the named establishments are called. Whoever is mandated is no member there, and reads them nowhere else. */
const placesOf = async (table: Table, { terms }: Mandate) => {
  const { establishments = 'all' } = terms.at(-1) ?? {};
  if (establishments === 'all') return [];
  const found = await getEstablishments(table, establishments);
  return [...found.values()].map(({ siret, name }) => ({ siret, name }));
};

export const getMandateEndpoint =
  (table: Table): Handle<typeof routes.getMandate, PersonCaller> =>
  async ({ params, caller, now }) => {
    const mandate = await getMandate(table, params.id);
    const [names, losses, places] = await Promise.all([
      readNames(table, [mandate.id]),
      findLosses(table, mandate, now),
      placesOf(table, mandate),
    ]);
    const view = viewMandate(mandate, { sides: caller.sides, names, now });
    return { body: { ...view, affected: losses.map(viewLoss), places }, headers: etag(mandate.version) };
  };

const PLACE = /^\w+:\w+:[\w-]+$/;

const placeSchema = z.strictObject({
  side: mandateSideSchema,
  stage: z.enum(['proposed', 'active', 'refused', 'ended']),
  id: mandateIdSchema,
});

/** @throws bad-input */
const placeIn = (cursor: string | undefined): MandatePlace | undefined => {
  const position = decodeCursor(cursor, PLACE);
  if (position === undefined) return undefined;
  const [side, stage, id] = position.split(':');
  const place = z.safeParse(placeSchema, { side, stage, id });
  if (!place.success) throw unknownCursor();
  return place.data;
};

const cursorTo = ({ side, stage, id }: MandatePlace): string => [side, stage, id].join(':');

export const listMandatesEndpoint =
  (table: Table): Handle<typeof routes.listMandates, PersonCaller> =>
  async ({ params, query, now }) => {
    const { side, status, limit } = query;
    const asked = { limit, after: placeIn(query.cursor) };
    const { mandates, next } = await listMandates(table, params.siren, { side, status, now }, asked);
    const names = await readNames(
      table,
      mandates.map(({ id }) => id),
    );
    const items = mandates.map((mandate) => {
      const own = mandate.id.startsWith(params.siren) ? 'mandator' : 'mandatary';
      return viewMandate(mandate, { sides: [own], names, now });
    });
    return { body: { items, ...nextCursor(next && cursorTo(next)) } };
  };

/** Who acts under the mandate at that instant, and what they may do, grant by grant. */
export const listMandatePeopleEndpoint =
  (table: Table): Handle<typeof routes.listMandatePeople, PersonCaller> =>
  async ({ params, query, now }) => {
    const at = query.at === undefined ? now : toInstant(query.at);
    const mandate = await getMandate(table, params.id);
    const page = pageByRank(await findActing(table, mandate, at), query);
    return { body: { at, ...page, items: page.items.map(viewActing) } };
  };
