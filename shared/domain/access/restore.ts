import type { GrantId } from '../identifiers.ts';
import type { Instant } from '../instants.ts';
import { type AccessCard, stageAt } from './access-card.ts';
import { type CardChange, enterStage, isActiveAdministrator } from './card-change.ts';
import { type Grant, isOwn } from './grant.ts';

/** The grants that ended together with the access, given again from now on. Mandates are the mandator's to give. */
const givenBack = (endedAt: Instant, { now, newId, held }: Restoring): Grant[] =>
  held
    .filter((grant) => isOwn(grant) && grant.endedAt === endedAt)
    .filter(({ until }) => until === undefined || until > now)
    .map(({ endedAt: _, ...grant }) => ({
      ...grant,
      ...{ id: newId(), givenAt: now, from: grant.from > now ? grant.from : now },
    }));

interface Restoring {
  now: Instant;
  newId: () => GrantId;
  /** The grants that the card held when its person left, also those that have left it since. */
  held: readonly Grant[];
}

/**
 * Makes somebody administrator again by a decision of support. Whoever was ended has back what ended with it; whoever
 * was suspended or demoted kept it. Undefined when they administer already.
 */
export const restoreAdministrator = (
  card: AccessCard,
  contest: string,
  restoring: Restoring,
): CardChange | undefined => {
  if (isActiveAdministrator(card)) return undefined;
  const { now } = restoring;
  const stage = stageAt(card, now);
  const given = stage?.status === 'ended' ? givenBack(stage.from, restoring) : [];
  return {
    before: card,
    after: {
      ...card,
      grants: [...card.grants, ...given],
      timeline: enterStage(card.timeline, { at: now, status: 'active', role: 'administrator' }),
    },
    event: { type: 'administrator.appointed', data: { contest, given: given.map(({ id }) => id) } },
  };
};
