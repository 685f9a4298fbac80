import type { RelyingService } from '../../shared/http/caller.ts';
import type { Handle } from '../../shared/http/endpoint.ts';
import type { TableView } from '../../shared/table/table-view.ts';
import { searchActions } from '../../shared/use-cases/decisions/search-access.ts';
import { answerPage } from './answer-page.ts';
import type { routes } from './contract.ts';
import { declarationOf, personOf } from './question.ts';

export const searchActionsEndpoint =
  (table: TableView): Handle<typeof routes.searchActions, RelyingService> =>
  async ({ body, now }) => {
    const { envelope, shown } = await answerPage(table, body, now, async (view, { instant, after }) => {
      const personId = personOf(body.subject);
      const declaration = declarationOf(body.resource);
      if (personId === undefined || declaration === undefined) return [];
      const rights = await searchActions(view, { personId, ...declaration, instant });
      return rights
        .map(({ result, mandate }) => ({ name: result, mandate }))
        .filter(({ name }) => name > after);
    });
    return { body: { ...envelope, results: shown.map((name) => ({ name })) } };
  };
