import { toInstant } from '../../shared/domain/instants.ts';
import { effectsAt } from '../../shared/domain/mandates/mandated-grant.ts';
import type { PersonCaller } from '../../shared/http/caller.ts';
import { decodeCursor, encodeCursor } from '../../shared/http/cursor.ts';
import type { Handle } from '../../shared/http/endpoint.ts';
import { etag } from '../../shared/http/reply.ts';
import { getMandate } from '../../shared/table/mandates/mandates.ts';
import type { Table } from '../../shared/table/table.ts';
import { withHistory } from '../../shared/use-cases/access/with-history.ts';
import { findLosses, listMandatedCards } from '../../shared/use-cases/mandates/find-losses.ts';
import { listMandates } from '../../shared/use-cases/mandates/list-mandates.ts';
import type { routes } from './contract.ts';
import { readNames, viewLoss, viewMandate } from './mandate-view.ts';

export const getMandateEndpoint =
  (table: Table): Handle<typeof routes.getMandate, PersonCaller> =>
  async ({ params, caller, now }) => {
    const mandate = await getMandate(table, params.id);
    const [names, losses] = await Promise.all([
      readNames(table, [mandate.id]),
      findLosses(table, mandate, now),
    ]);
    const view = viewMandate(mandate, { sides: caller.sides, names, now });
    return { body: { ...view, affected: losses.map(viewLoss) }, headers: etag(mandate.version) };
  };

const MANDATE_ID = /^\d{9}-\d{9}-[0-9A-Z]{26}$/;

/** An organisation has few mandates compared with its cards, so all are read, and one page is shown. */
export const listMandatesEndpoint =
  (table: Table): Handle<typeof routes.listMandates, PersonCaller> =>
  async ({ params, query, now }) => {
    const { limit, cursor, side, status } = query;
    const after = decodeCursor(cursor, MANDATE_ID);
    const mandates = await listMandates(table, params.siren, { side, status, now });
    const start = after === undefined ? 0 : mandates.findIndex(({ id }) => id === after) + 1;
    const shown = mandates.slice(start, start + limit);
    const names = await readNames(
      table,
      shown.map(({ id }) => id),
    );
    const last = shown.at(-1);
    return {
      body: {
        items: shown.map((mandate) => {
          const own = mandate.id.startsWith(params.siren) ? 'mandator' : 'mandatary';
          return viewMandate(mandate, { sides: [own], names, now });
        }),
        ...(start + limit < mandates.length && last !== undefined && { nextCursor: encodeCursor(last.id) }),
      },
    };
  };

/** Who acts under the mandate at that instant, and what they may do, grant by grant. */
export const listMandatePeopleEndpoint =
  (table: Table): Handle<typeof routes.listMandatePeople, PersonCaller> =>
  async ({ params, query, now }) => {
    const at = query.at === undefined ? now : toInstant(query.at);
    const mandate = await getMandate(table, params.id);
    const cards = await listMandatedCards(table, mandate);
    const complete = await Promise.all(cards.map((card) => withHistory(table, card, at)));
    const acting = complete.flatMap((card) =>
      effectsAt(card, mandate, at).map(({ grant, effect }) => {
        const { familyName, givenName } = card.holder;
        const { id: grantId, from } = grant;
        return { personId: card.personId, familyName, givenName, grant: grantId, from, ...effect };
      }),
    );
    const start = Number(decodeCursor(query.cursor, /^\d{1,7}$/) ?? 0);
    const end = start + query.limit;
    return {
      body: {
        at,
        items: acting.slice(start, end),
        ...(end < acting.length && { nextCursor: encodeCursor(String(end)) }),
      },
    };
  };
