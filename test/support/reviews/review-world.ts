import { ulid } from 'ulid';
import type { Instant } from '../../../shared/domain/instants.ts';
import type { ReviewDecision, ReviewMark } from '../../../shared/domain/reviews/review-card.ts';
import { getCard } from '../../../shared/table/access/access-cards.ts';
import { listMarks } from '../../../shared/table/reviews/review-marks.ts';
import { getCalendar, getReview, pageReviews } from '../../../shared/table/reviews/reviews.ts';
import type { Office } from '../access/members.ts';
import type { Account } from '../people/people.ts';
import type { Answered } from '../register.ts';

/** The grant that a `change` gives. */
const DPAE = { services: { DPAE: 'declare' }, establishments: 'all' };

/** What tests do with the reviews of one organisation, and see of them. */
export const reviewsOf = ({ table, register, organisation, administrator }: Office) => {
  const { siren } = organisation;
  const latest = async () => (await pageReviews(table, siren, { limit: 1, before: undefined })).at(0);
  const idOf = async (): Promise<string> => (await latest())?.id ?? '';
  const send = async (actor: Account, decisions: unknown[], key: string): Promise<Answered> =>
    register(actor, 'decideReview', {
      params: { siren, id: await idOf() },
      body: { decisions },
      headers: { 'idempotency-key': key },
    });
  return {
    latest,
    /** Decisions as a client writes them. */
    send: (decisions: unknown[], actor: Account = administrator) => send(actor, decisions, ulid()),
    calendar: () => getCalendar(table, siren),
    marks: async (): Promise<ReviewMark[]> => {
      const review = await latest();
      return review === undefined ? [] : listMarks(table, review);
    },
    status: async (): Promise<string | undefined> => {
      const review = await latest();
      return review && (await getReview(table, siren, review.id))?.state.status;
    },
    open: (actor: Account = administrator) => register(actor, 'openReview', { params: { siren } }),
    sign: async (actor: Account = administrator): Promise<Answered> =>
      register(actor, 'signReview', { params: { siren, id: await idOf() } }),
    /** Decides on these people's current cards; with `version`, as if the reviewer had seen another one. */
    decide: async (
      people: readonly Pick<Account, 'personId'>[],
      decision: ReviewDecision,
      {
        actor = administrator,
        version,
        key = ulid(),
      }: { actor?: Account; version?: number; key?: string } = {},
    ): Promise<Answered> => {
      const decisions = await Promise.all(
        people.map(async ({ personId }) => {
          const card = await getCard(table, siren, personId);
          const given = decision === 'change' ? { give: [DPAE] } : {};
          return { personId, decision, ...given, version: version ?? card?.version ?? 1 };
        }),
      );
      return send(actor, decisions, key);
    },
    statusOf: async ({ personId }: Pick<Account, 'personId'>): Promise<[string, Instant] | undefined> => {
      const stage = (await getCard(table, siren, personId))?.timeline.at(-1);
      return stage && [stage.status, stage.from];
    },
  };
};

/** `done`, or the code of the refusal, for each decision. */
export const outcomesOf = ({ body }: Answered): string[] =>
  body.results.map(({ outcome, code }: { outcome: string; code?: string }) => code ?? outcome);
