import type { RelyingService } from '../../shared/http/caller.ts';
import type { Handle } from '../../shared/http/endpoint.ts';
import type { TableView } from '../../shared/table/table-view.ts';
import { searchSubjects } from '../../shared/use-cases/decisions/search-access.ts';
import { answerPage, type NamedResult } from './answer-page.ts';
import type { routes } from './contract.ts';
import { declarationOf, rightNamed, SUBJECT_TYPE } from './question.ts';

export const searchSubjectsEndpoint =
  (table: TableView): Handle<typeof routes.searchSubjects, RelyingService> =>
  async ({ body: { subject, ...rest }, now }) => {
    const { type } = subject;
    const { envelope, shown } = await answerPage(
      table,
      { ...rest, subject: { type } },
      now,
      async (view, { instant, after, limit }) => {
        const right = rightNamed(rest.action);
        const declaration = declarationOf(rest.resource);
        if (type !== SUBJECT_TYPE || right === undefined || declaration === undefined) return [];
        const names: NamedResult[] = [];
        const asked = { after, limit: limit + 1 };
        for await (const found of searchSubjects(view, { right, ...declaration, instant }, asked)) {
          names.push({ name: found.result, mandate: found.mandate });
          if (names.length > limit) break;
        }
        return names;
      },
    );
    return { body: { ...envelope, results: shown.map((id) => ({ type, id })) } };
  };
