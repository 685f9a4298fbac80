import type { Instant } from '../instants.ts';
import { type AccessCard, isToConfirm } from './access-card.ts';
import type { CardChange } from './card-change.ts';
import {
  BOTH_KINDS,
  type ExpiryNotice,
  earliest,
  INVITATION_NOTICE_DAYS,
  markSent,
  noticesOf,
} from './expiry-moments.ts';
import type { Grant } from './grant.ts';

type GrantNotice = ExpiryNotice & { grant: Grant };

/** Notices of an invitation that waits for its answer. The card's stage says when it expires. */
const invitationNotices = (card: AccessCard): ExpiryNotice[] => {
  const stage = card.timeline.at(-1);
  return stage?.status === 'invited' && stage.expiresAt !== undefined
    ? noticesOf(
        { until: stage.expiresAt, givenAt: stage.from, sent: card.expiryTold },
        INVITATION_NOTICE_DAYS,
      )
    : [];
};

/**
 * Notices of an accepted member's grants that run out by themselves. A grant that somebody ended was announced then.
 */
const grantNotices = (card: AccessCard): GrantNotice[] => {
  const status = card.timeline.at(-1)?.status;
  if (status !== 'active' && status !== 'suspended') return [];
  return card.grants.flatMap((grant) =>
    grant.until === undefined || grant.endedAt !== undefined
      ? []
      : noticesOf({ until: grant.until, givenAt: grant.givenAt, sent: card.expiryTold }).map((notice) => ({
          ...notice,
          grant,
        })),
  );
};

/** The grants whose people must still be notified that they will run out, or have. */
export const awaitingNotice = (card: AccessCard): ReadonlySet<Grant> =>
  new Set(grantNotices(card).map(({ grant }) => grant));

export interface ExpiryDue {
  /** An acceptance that is to be confirmed runs out like an invitation. */
  of: 'invitation' | 'grants';
  at: Instant;
}

/** When the access of whoever is to be confirmed runs out. */
const confirmationLimit = ({ timeline }: AccessCard): Instant | undefined => {
  const last = timeline.at(-1);
  return isToConfirm(last) ? last?.expiresAt : undefined;
};

/** When the card's people must next be notified that something will run out, or has. */
export const nextExpiry = (card: AccessCard): ExpiryDue | undefined => {
  const limits = [...invitationNotices(card).map(({ at }) => at), confirmationLimit(card) ?? []].flat();
  const invitation = earliest(limits);
  const grants = earliest(grantNotices(card).map(({ at }) => at));
  if (invitation !== undefined && (grants === undefined || invitation <= grants)) {
    return { of: 'invitation', at: invitation };
  }
  return grants && { of: 'grants', at: grants };
};

/** Marks every due notice of these kinds as sent; late notices of what is already over are never sent. */
const withSent = (card: AccessCard, kinds: readonly ExpiryNotice['kind'][], now: Instant): AccessCard => ({
  ...card,
  expiryTold: markSent(card.expiryTold, kinds, now),
});

/** Records that the invitation will expire, or has. Undefined when no notice is due. */
export const recordInvitationExpiry = (card: AccessCard, now: Instant): CardChange | undefined => {
  const due = invitationNotices(card).filter(({ at }) => at <= now);
  const [first] = due;
  if (first === undefined) return undefined;
  const isOver = first.until <= now;
  return {
    before: card,
    after: withSent(card, isOver ? BOTH_KINDS : ['expiring'], now),
    event: {
      type: isOver ? 'invitation.expired' : 'invitation.expiring',
      data: { invitation: card.invitation?.id, expiresAt: first.until },
    },
  };
};

const kindsSent = (
  over: readonly ExpiryNotice[],
  soon: readonly ExpiryNotice[],
): readonly ExpiryNotice['kind'][] => {
  if (over.length === 0) return ['expiring'];
  return soon.length === 0 ? BOTH_KINDS : ['expired'];
};

/**
 * Records grants that have run out or, if there are none, grants that will. With `isLastAdministrator` support is
 * notified too, since nobody else in the organisation could help (domain: "Members"). Undefined when no notice is
 * due.
 */
export const recordGrantExpiry = (
  card: AccessCard,
  { isLastAdministrator, now }: { isLastAdministrator: boolean; now: Instant },
): CardChange | undefined => {
  const due = grantNotices(card).filter(({ at }) => at <= now);
  const over = due.filter(({ kind }) => kind === 'expired');
  const soon = due.filter((notice) => now < notice.until);
  const subject = over.length > 0 ? over : soon;
  const until = earliest(subject.map((notice) => notice.until));
  if (until === undefined) return undefined;
  return {
    before: card,
    after: withSent(card, kindsSent(over, soon), now),
    event: {
      type: over.length > 0 ? 'grant.expired' : 'grant.expiring',
      data: {
        grants: [...new Set(subject.map(({ grant }) => grant.id))],
        until,
        ...(isLastAdministrator && { lastAdministrator: true }),
      },
    },
  };
};
