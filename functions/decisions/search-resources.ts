import type { RelyingService } from '../../shared/http/caller.ts';
import type { Handle } from '../../shared/http/endpoint.ts';
import type { TableView } from '../../shared/table/table-view.ts';
import { searchResources } from '../../shared/use-cases/decisions/search-access.ts';
import { answerPage, type NamedResult } from './answer-page.ts';
import type { routes } from './contract.ts';
import { personOf, RESOURCE_TYPE, rightNamed } from './question.ts';

export const searchResourcesEndpoint =
  (table: TableView): Handle<typeof routes.searchResources, RelyingService> =>
  async ({ body: { resource, ...rest }, now }) => {
    const { type } = resource;
    const { envelope, shown } = await answerPage(
      table,
      { ...rest, resource: { type } },
      now,
      async (view, { instant, limit, after }) => {
        const personId = personOf(rest.subject);
        const right = rightNamed(rest.action);
        if (type !== RESOURCE_TYPE || personId === undefined || right === undefined) return [];
        const names: NamedResult[] = [];
        const search = { personId, right, instant, limit: limit + 1 };
        for await (const found of searchResources(view, search, after)) {
          const { siret, service } = found.result;
          names.push({ name: `${siret}/${service}`, mandate: found.mandate });
          if (names.length > limit) break;
        }
        return names;
      },
    );
    return { body: { ...envelope, results: shown.map((id) => ({ type, id })) } };
  };
