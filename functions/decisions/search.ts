import type { Instant } from '../../shared/domain/instants.ts';
import type { RelyingService } from '../../shared/http/caller.ts';
import type { Handle } from '../../shared/http/endpoint.ts';
import type { Table } from '../../shared/table/table.ts';
import { searchActions, searchResources, searchSubjects } from '../../shared/use-cases/search-access.ts';
import type { routes } from './contract.ts';
import { closePage, openPage, type Page } from './page-token.ts';
import { declarationOf, instantAsked, personOf, RESOURCE_TYPE, rightOf, SUBJECT_TYPE } from './question.ts';

interface SearchBody {
  subject: { type: string; id?: string | undefined };
  action?: { name: string };
  resource: { type: string; id?: string | undefined };
  context?: { time?: string | undefined } | undefined;
  page?: { token?: string | undefined; limit?: number | undefined } | undefined;
}

/** One page of what `find` gives; an id or a type that the register does not know leads to no results, never to an error. */
const answerPage = async (
  { page: asked, ...question }: SearchBody,
  now: Instant,
  find: (page: Page) => Promise<readonly string[]>,
) => {
  const page = openPage(asked, question, instantAsked(question.context, now));
  return closePage(page, question, await find(page));
};

export const searchSubject =
  (table: Table): Handle<typeof routes.searchSubjects, RelyingService> =>
  async ({ body: { subject, ...rest }, now }) => {
    const { type } = subject;
    const { page, shown } = await answerPage(
      { ...rest, subject: { type } },
      now,
      async ({ instant, after }) => {
        const right = rightOf(rest.action);
        const declaration = declarationOf(rest.resource);
        if (type !== SUBJECT_TYPE || right === undefined || declaration === undefined) return [];
        return searchSubjects(table, { right, ...declaration, instant }, after);
      },
    );
    return { body: { page, results: shown.map((id) => ({ type, id })) } };
  };

export const searchResource =
  (table: Table): Handle<typeof routes.searchResources, RelyingService> =>
  async ({ body: { resource, ...rest }, now }) => {
    const { type } = resource;
    const { page, shown } = await answerPage(
      { ...rest, resource: { type } },
      now,
      async ({ instant, limit, after }) => {
        const personId = personOf(rest.subject);
        const right = rightOf(rest.action);
        if (type !== RESOURCE_TYPE || personId === undefined || right === undefined) return [];
        const names: string[] = [];
        for await (const { siret, service } of searchResources(table, { personId, right, instant }, after)) {
          names.push(`${siret}/${service}`);
          if (names.length > limit) break;
        }
        return names;
      },
    );
    return { body: { page, results: shown.map((id) => ({ type, id })) } };
  };

export const searchAction =
  (table: Table): Handle<typeof routes.searchActions, RelyingService> =>
  async ({ body, now }) => {
    const { page, shown } = await answerPage(body, now, async ({ instant, after }) => {
      const personId = personOf(body.subject);
      const declaration = declarationOf(body.resource);
      if (personId === undefined || declaration === undefined) return [];
      const rights = await searchActions(table, { personId, ...declaration, instant });
      return rights.filter((right) => right > after);
    });
    return { body: { page, results: shown.map((name) => ({ name })) } };
  };
