import { type AccessCard, type Stage, stageAt } from './access-card.ts';
import { type Applying, because, exchangeGrants, giveAt } from './apply-person-plan.ts';
import { type CardChange, enterStage } from './card-change.ts';
import type { Grant } from './grant.ts';
import type { GrantId, Siret } from './identifiers.ts';
import { endAccess } from './membership.ts';
import type { PersonPlan } from './plan-person.ts';
import { putTogether, takeApart, takeRight } from './rights-table.ts';

/** What a bulk change did to one card, so that it can be undone. */
export interface AppliedPlan {
  membership: PersonPlan['membership'];
  /** The card's version when it had been applied. */
  version: number;
  given: GrantId[];
  ended: GrantId[];
  /** Of a member that it ended: what they were before. */
  was?: Omit<Stage, 'from'> | undefined;
  /** Of a person whom it invited. */
  invitation?: string | undefined;
}

/** Why something stays as it is: somebody has changed it since. */
export type Kept =
  | 'member-since-ended'
  | 'member-since-accepted'
  | 'member-since-changed'
  | 'grant-since-ended';

export interface Undoing {
  change: CardChange | undefined;
  kept: Kept[];
}

interface UndoContext extends Applying {
  everywhere: readonly Siret[];
  /** Ended grants that have moved beside the card since. */
  archived: readonly Grant[];
  newId: () => GrantId;
}

const isLive = ({ endedAt, until }: Grant, { now }: Applying): boolean =>
  endedAt === undefined && (until === undefined || until > now);

/**
 * An ended grant anew, without what somebody has since taken away from what was given in its place. Under a mandate it is
 * worth what the mandate is by now.
 */
const restore = (grant: Grant, lost: readonly Grant[], context: UndoContext): Grant[] => {
  const { now, everywhere, newId } = context;
  const rights = takeApart(grant);
  for (const each of lost) {
    for (const [service, places] of takeApart(each)) {
      for (const place of places.keys()) takeRight(rights, { service, place }, everywhere);
    }
  }
  const { from, until, mandateId } = grant;
  return putTogether(rights).flatMap((part) =>
    giveAt(now)({ id: newId(), ...part, from, until }).map((given) => ({
      ...given,
      ...(mandateId !== undefined && { mandateId }),
    })),
  );
};

const named = (card: AccessCard, ids: readonly GrantId[], { archived }: UndoContext): Grant[] =>
  [...archived, ...card.grants].filter(({ id }) => ids.includes(id));

const undoGrants = (card: AccessCard, applied: AppliedPlan, context: UndoContext): Undoing => {
  const given = named(card, applied.given, context);
  const lost = given.filter(({ endedAt }) => endedAt !== undefined);
  const ends = given.filter((grant) => isLive(grant, context)).map(({ id }) => id);
  const gives = named(card, applied.ended, context).flatMap((grant) => restore(grant, lost, context));
  const kept: Kept[] = lost.map(() => 'grant-since-ended');
  if (ends.length === 0 && gives.length === 0) return { change: undefined, kept };
  return { change: exchangeGrants(card, { ends, gives }, context), kept };
};

const undoInvitation = (card: AccessCard, applied: AppliedPlan, context: UndoContext): Undoing => {
  const status = stageAt(card, context.now)?.status;
  const isSame = card.invitation?.id === applied.invitation;
  if (status === 'invited' && isSame)
    return { change: because(context, endAccess(card, context.now)), kept: [] };
  if (status === 'ended' || status === undefined) return { change: undefined, kept: ['member-since-ended'] };
  const { change, kept } = undoGrants(card, applied, context);
  return { change, kept: ['member-since-accepted', ...kept] };
};

/** The member is back as they were, with the grants that they had. */
const undoEnd = (card: AccessCard, applied: AppliedPlan, context: UndoContext): Undoing => {
  const { was, version } = applied;
  if (was === undefined || card.version !== version)
    return { change: undefined, kept: ['member-since-changed'] };
  const gives = named(card, applied.ended, context).flatMap((grant) => restore(grant, [], context));
  const change = exchangeGrants(card, { ends: [], gives }, context);
  const timeline = enterStage(card.timeline, { at: context.now, ...was });
  const { status, role } = was;
  const event = { ...change.event, data: { ...change.event.data, restored: { status, role } } };
  return { change: { ...change, after: { ...change.after, timeline }, event }, kept: [] };
};

/**
 * Gives a card back what a bulk change took, and takes what it gave, except where somebody has changed that since: then it
 * stays as they left it. The past is not touched: what is restored holds from now on.
 */
export const undoPersonPlan = (card: AccessCard, applied: AppliedPlan, context: UndoContext): Undoing => {
  if (applied.membership === 'invited') return undoInvitation(card, applied, context);
  if (applied.membership === 'ended') return undoEnd(card, applied, context);
  if (stageAt(card, context.now)?.status === 'ended')
    return { change: undefined, kept: ['member-since-ended'] };
  return undoGrants(card, applied, context);
};
