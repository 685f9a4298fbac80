import type { Instant } from '../../shared/domain/instants.ts';
import type { RelyingService } from '../../shared/http/caller.ts';
import type { Handle } from '../../shared/http/endpoint.ts';
import type { Table } from '../../shared/table/table.ts';
import {
  searchActions,
  searchResources,
  searchSubjects,
} from '../../shared/use-cases/decisions/search-access.ts';
import type { routes } from './contract.ts';
import { closePage, type NamedResult, openPage, type Page } from './page-token.ts';
import {
  declarationOf,
  instantAsked,
  personOf,
  RESOURCE_TYPE,
  rightNamed,
  SUBJECT_TYPE,
} from './question.ts';

interface SearchBody {
  subject: { type: string; id?: string | undefined };
  action?: { name: string };
  resource: { type: string; id?: string | undefined };
  context?: { time?: string | undefined } | undefined;
  page?: { token?: string | undefined; limit?: number | undefined } | undefined;
}

/**
 * One page of what `find` gives. An id or type that the register does not know gives no results, and is never an
 * error.
 */
const answerPage = async (
  { page: asked, ...question }: SearchBody,
  now: Instant,
  find: (page: Page) => Promise<readonly NamedResult[]>,
) => {
  const page = openPage(asked, question, instantAsked(question.context, now));
  return closePage(page, question, await find(page));
};

export const searchSubjectsEndpoint =
  (table: Table): Handle<typeof routes.searchSubjects, RelyingService> =>
  async ({ body: { subject, ...rest }, now }) => {
    const { type } = subject;
    const { envelope, shown } = await answerPage(
      { ...rest, subject: { type } },
      now,
      async ({ instant, after }) => {
        const right = rightNamed(rest.action);
        const declaration = declarationOf(rest.resource);
        if (type !== SUBJECT_TYPE || right === undefined || declaration === undefined) return [];
        const found = await searchSubjects(table, { right, ...declaration, instant }, after);
        return found.map(({ result, mandate }) => ({ name: result, mandate }));
      },
    );
    return { body: { ...envelope, results: shown.map((id) => ({ type, id })) } };
  };

export const searchResourcesEndpoint =
  (table: Table): Handle<typeof routes.searchResources, RelyingService> =>
  async ({ body: { resource, ...rest }, now }) => {
    const { type } = resource;
    const { envelope, shown } = await answerPage(
      { ...rest, resource: { type } },
      now,
      async ({ instant, limit, after }) => {
        const personId = personOf(rest.subject);
        const right = rightNamed(rest.action);
        if (type !== RESOURCE_TYPE || personId === undefined || right === undefined) return [];
        const names: NamedResult[] = [];
        for await (const found of searchResources(table, { personId, right, instant }, after)) {
          const { siret, service } = found.result;
          names.push({ name: `${siret}/${service}`, mandate: found.mandate });
          if (names.length > limit) break;
        }
        return names;
      },
    );
    return { body: { ...envelope, results: shown.map((id) => ({ type, id })) } };
  };

export const searchActionsEndpoint =
  (table: Table): Handle<typeof routes.searchActions, RelyingService> =>
  async ({ body, now }) => {
    const { envelope, shown } = await answerPage(body, now, async ({ instant, after }) => {
      const personId = personOf(body.subject);
      const declaration = declarationOf(body.resource);
      if (personId === undefined || declaration === undefined) return [];
      const rights = await searchActions(table, { personId, ...declaration, instant });
      return rights
        .map(({ result, mandate }) => ({ name: result, mandate }))
        .filter(({ name }) => name > after);
    });
    return { body: { ...envelope, results: shown.map((name) => ({ name })) } };
  };
