import type { Instant } from '../instants.ts';
import type { AccessCard } from './access-card.ts';
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

/** An invitation that waits for its answer, by the stage that the card is in. */
const invitationNotices = (card: AccessCard): ExpiryNotice[] => {
  const stage = card.timeline.at(-1);
  return stage?.status === 'invited' && stage.expiresAt !== undefined
    ? noticesOf(
        { until: stage.expiresAt, givenAt: stage.from, sent: card.expiryTold },
        INVITATION_NOTICE_DAYS,
      )
    : [];
};

/** Grants of an accepted member that run out by themselves; what was ended before says so when it is ended. */
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

/** Whether the grant's people are still to be told that it has run out, or will. */
export const awaitsNotice = (card: AccessCard, { id }: Grant): boolean =>
  grantNotices(card).some(({ grant }) => grant.id === id);

export interface ExpiryDue {
  of: 'invitation' | 'grants';
  at: Instant;
}

/** When the card's people must next be told that something runs out or has run out. */
export const nextExpiry = (card: AccessCard): ExpiryDue | undefined => {
  const invitation = earliest(invitationNotices(card).map(({ at }) => at));
  if (invitation !== undefined) return { of: 'invitation', at: invitation };
  const grants = earliest(grantNotices(card).map(({ at }) => at));
  return grants && { of: 'grants', at: grants };
};

/** All of this kind that has come by now is told at once; late notices of what is over since are left out. */
const withSent = (card: AccessCard, kinds: readonly ExpiryNotice['kind'][], now: Instant): AccessCard => ({
  ...card,
  expiryTold: markSent(card.expiryTold, kinds, now),
});

/** Undefined where nothing is to be told by now. */
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
 * Tells of grants that have run out, else of those that will. `isLastAdministrator`: support is told too, since nobody
 * else of the body could help (domain: "Members"). Undefined where nothing is to be told by now.
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
