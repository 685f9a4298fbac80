import { type AccessCard, type Stage, stageAt } from '../access/access-card.ts';
import { type CardChange, enterStage } from '../access/card-change.ts';
import type { Grant } from '../access/grant.ts';
import { endAccess } from '../access/membership.ts';
import type { GrantId, MandateId, Siret } from '../identifiers.ts';
import type { Instant } from '../instants.ts';
import type { Mandate } from '../mandates/mandate.ts';
import { isWithinMandate } from '../mandates/within-mandate.ts';
import { type Applying, because, exchangePlannedGrants, giveAt } from './apply-person-plan.ts';
import { changedSince, isAllTouched, splitRights } from './changed-since.ts';
import type { PersonPlan } from './plan-person.ts';
import { putTogether } from './rights-table.ts';

/** What a bulk change did to one card, so that it can be undone. */
export interface AppliedPlan {
  membership: PersonPlan['membership'];
  at: Instant;
  /** The card's version after it was applied. */
  version: number;
  given: GrantId[];
  ended: GrantId[];
  /** What a member whose access it ended was before. */
  was?: Omit<Stage, 'from'> | undefined;
  /** The id of the invitation that it sent, if it invited the person. */
  invitation?: string | undefined;
}

/** Why something stays as it is: somebody has changed it since. */
export type Kept =
  | 'member-since-ended'
  | 'member-since-accepted'
  | 'member-since-changed'
  | 'grant-since-ended'
  | 'grant-since-given'
  | 'mandate-since-changed'
  | 'too-many-mandates';

export interface Undoing {
  change: CardChange | undefined;
  kept: Kept[];
}

interface UndoContext extends Applying {
  everywhere: readonly Siret[];
  /** Ended grants that have moved beside the card since. */
  archived: readonly Grant[];
  /** The current mandates of the grants that may be given back. */
  mandates: ReadonlyMap<MandateId, Mandate>;
  newId: () => GrantId;
}

const isLive = ({ endedAt, until }: Grant, { now }: Applying): boolean =>
  endedAt === undefined && (until === undefined || until > now);

const allGrants = (card: AccessCard, { archived }: UndoContext): Grant[] => [...archived, ...card.grants];

/** Gives the grant again, from now on or from its later start. Empty when it would already be over. */
const anew = (
  { from, until, mandateId }: Grant,
  { services, establishments }: Pick<Grant, 'services' | 'establishments'>,
  { now, newId }: UndoContext,
): Grant[] =>
  giveAt(now)({ id: newId(), services, establishments, from, until }).map((given) => ({
    ...given,
    ...(mandateId !== undefined && { mandateId }),
  }));

/**
 * Ends what the change gave and gives back what it ended. Services and places that somebody has changed since are
 * left as they are.
 */
const undoGrants = (card: AccessCard, applied: AppliedPlan, context: UndoContext): Undoing => {
  const grants = allGrants(card, context);
  const since = changedSince(grants, applied);
  const given = card.grants.filter((grant) => applied.given.includes(grant.id) && isLive(grant, context));
  // Grants of an earlier invitation that nobody accepted do not come back.
  const isBack = applied.membership !== 'invited';
  const ended = grants.filter(({ id }) => isBack && applied.ended.includes(id));
  const split = (grant: Grant) => splitRights(grant, since.touched, context.everywhere);
  const ends = given.filter((grant) => !isAllTouched(grant, since.touched));
  const gives = [
    ...ends.flatMap((grant) =>
      putTogether(split(grant).touched).flatMap((part) => anew(grant, part, context)),
    ),
    ...ended.flatMap((grant) => putTogether(split(grant).rest).flatMap((part) => anew(grant, part, context))),
  ];
  const kept = since.why([...given, ...ended]);
  if (ends.length === 0 && gives.length === 0) return { change: undefined, kept };
  return { change: exchangePlannedGrants(card, { ends: ends.map(({ id }) => id), gives }, context), kept };
};

/** Whether the member has left or was invited again since, whatever they are by now. */
const hasLeftSince = ({ timeline }: AccessCard, { at, membership }: AppliedPlan): boolean =>
  timeline.some(
    ({ status, from }) =>
      from >= at && (status === 'ended' || (status === 'invited' && membership !== 'invited')),
  );

const undoInvitation = (card: AccessCard, applied: AppliedPlan, context: UndoContext): Undoing => {
  const status = stageAt(card, context.now)?.status;
  const isSame = card.invitation?.id === applied.invitation;
  if (status === 'ended' || status === undefined) return { change: undefined, kept: ['member-since-ended'] };
  if (!isSame || hasLeftSince(card, applied)) return { change: undefined, kept: ['member-since-changed'] };
  const hasMore = card.grants.some((grant) => !applied.given.includes(grant.id) && isLive(grant, context));
  if (status === 'invited' && !hasMore)
    return { change: because(context, endAccess(card, context.now)), kept: [] };
  const { change, kept } = undoGrants(card, applied, context);
  const why = status === 'invited' ? 'grant-since-given' : 'member-since-accepted';
  return { change, kept: [...new Set<Kept>([why, ...kept])] };
};

/**
 * For each mandate the mandator's card and event are written and the mandate is checked. At three writes each, 30 fit
 * into a transaction of a hundred.
 */
const MOST_MANDATES = 30;

const inOneTransaction = (grants: readonly Grant[]): Grant[] => {
  const under = new Set(grants.flatMap(({ mandateId }) => mandateId ?? []));
  const first = new Set([...under].slice(0, MOST_MANDATES));
  return grants.filter(({ mandateId }) => mandateId === undefined || first.has(mandateId));
};

/**
 * Makes the member what they were, with the grants that they had. Under a mandate, only the grants that it still
 * allows come back.
 */
const undoEnd = (card: AccessCard, applied: AppliedPlan, context: UndoContext): Undoing => {
  const { was, version } = applied;
  if (was === undefined || card.version !== version)
    return { change: undefined, kept: ['member-since-changed'] };
  const back = allGrants(card, context)
    .filter(({ id }) => applied.ended.includes(id))
    .flatMap((grant) => anew(grant, grant, context));
  const isAllowed = ({ mandateId, ...grant }: Grant): boolean =>
    mandateId === undefined || isWithinMandate(grant, context.mandates.get(mandateId), context.now);
  const allowed = back.filter(isAllowed);
  const gives = inOneTransaction(allowed);
  const change = exchangePlannedGrants(card, { ends: [], gives }, context);
  const timeline = enterStage(card.timeline, { at: context.now, ...was });
  const { status, role } = was;
  const event = { ...change.event, data: { ...change.event.data, restored: { status, role } } };
  return {
    change: { ...change, after: { ...change.after, timeline }, event },
    kept: [
      ...(allowed.length < back.length ? (['mandate-since-changed'] as const) : []),
      ...(gives.length < allowed.length ? (['too-many-mandates'] as const) : []),
    ],
  };
};

/**
 * Gives a card back what a bulk change took, and takes what it gave, except where somebody has changed that since.
 * The past stays as it was: what is restored holds from now on.
 */
export const undoPersonPlan = (card: AccessCard, applied: AppliedPlan, context: UndoContext): Undoing => {
  if (applied.membership === 'invited') return undoInvitation(card, applied, context);
  if (applied.membership === 'ended') return undoEnd(card, applied, context);
  if (stageAt(card, context.now)?.status === 'ended')
    return { change: undefined, kept: ['member-since-ended'] };
  if (hasLeftSince(card, applied)) return { change: undefined, kept: ['member-since-changed'] };
  return undoGrants(card, applied, context);
};
