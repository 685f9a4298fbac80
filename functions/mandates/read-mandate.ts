import { toInstant } from '../../shared/domain/instants.ts';
import type { PersonCaller } from '../../shared/http/caller.ts';
import type { Handle } from '../../shared/http/endpoint.ts';
import { pageAfterId, pageByRank } from '../../shared/http/page.ts';
import { etag } from '../../shared/http/reply.ts';
import { getMandate } from '../../shared/table/mandates/mandates.ts';
import type { Table } from '../../shared/table/table.ts';
import { findActing } from '../../shared/use-cases/mandates/find-acting.ts';
import { findLosses } from '../../shared/use-cases/mandates/find-losses.ts';
import { listMandates } from '../../shared/use-cases/mandates/list-mandates.ts';
import type { routes } from './contract.ts';
import { readNames, viewActing, viewLoss, viewMandate } from './mandate-view.ts';

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
    const { side, status } = query;
    const page = pageAfterId(
      await listMandates(table, params.siren, { side, status, now }),
      query,
      MANDATE_ID,
    );
    const names = await readNames(
      table,
      page.items.map(({ id }) => id),
    );
    const items = page.items.map((mandate) => {
      const own = mandate.id.startsWith(params.siren) ? 'mandator' : 'mandatary';
      return viewMandate(mandate, { sides: [own], names, now });
    });
    return { body: { ...page, items } };
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
