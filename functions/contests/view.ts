import type { Contest } from '../../shared/domain/access/contest.ts';

/** A contest as its own person and support see it. Who removed them stays with support's view of the body. */
export const viewContest = (contest: Contest) => {
  const { id, siren, personId, reason, departure, openedAt, overdueAt, state, answers, version } = contest;
  return {
    ...{ id, siren, personId, reason, openedAt, overdueAt, state, version },
    removal: { at: departure.at, how: departure.how },
    answers: answers.length,
  };
};
