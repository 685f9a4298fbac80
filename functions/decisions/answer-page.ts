import type { MandateId } from '../../shared/domain/identifiers.ts';
import type { Instant } from '../../shared/domain/instants.ts';
import type { TableView } from '../../shared/table/table-view.ts';
import { answerSettled } from '../../shared/use-cases/answer-settled.ts';
import { openPage, type Page, writeToken } from './page-token.ts';
import { instantAsked } from './question.ts';

/** The name of one result, and the mandate that it depends on, if any. */
export interface NamedResult {
  name: string;
  mandate: MandateId | undefined;
}

/** A page, and the instant that it is about. */
type PageAt = Page & { instant: Instant };

/** The page's answer. `found` holds one result more than the page if there are more. */
const closePage = (page: PageAt, question: unknown, found: readonly NamedResult[]) => {
  const shown = found.slice(0, page.limit);
  const last = shown.at(-1)?.name;
  const hasMore = found.length > shown.length && last !== undefined;
  const mandates = Object.fromEntries(
    shown.flatMap(({ name, mandate }) => (mandate === undefined ? [] : [[name, mandate]])),
  );
  return {
    shown: shown.map(({ name }) => name),
    envelope: {
      page: {
        next_token: hasMore ? writeToken(page, question, last) : '',
        count: shown.length,
      },
      context: {
        evaluatedAt: page.instant,
        ...(Object.keys(mandates).length > 0 && { mandates }),
      },
    },
  };
};

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
export const answerPage = async (
  table: TableView,
  { page: asked, ...question }: SearchBody,
  now: Instant,
  find: (view: TableView, page: PageAt) => Promise<readonly NamedResult[]>,
) => {
  const page = openPage(asked, question, instantAsked(question.context));
  const named = page.instant === undefined ? [] : [page.instant];
  const { answer, evaluatedAt } = await answerSettled(
    table,
    { now, isLive: named.length === 0, named },
    (view, { live }) => find(view, { ...page, instant: page.instant ?? live }),
  );
  return closePage({ ...page, instant: page.instant ?? evaluatedAt }, question, answer);
};
