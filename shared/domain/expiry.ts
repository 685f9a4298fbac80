import type { AccessCard } from './access-card.ts';
import type { CardChange } from './card-change.ts';
import type { Grant } from './grant.ts';
import { addDays, type Instant } from './instants.ts';

/** So many days before something runs out, its people are told (and once more after it has). */
const NOTICE_DAYS = [30, 7] as const;
/** An invitation lasts 30 days, and tells its end itself. */
const INVITATION_NOTICE_DAYS = [7] as const;

/** A moment to tell of, and what it is about. */
interface Notice {
  at: Instant;
  until: Instant;
  kind: 'expiring' | 'expired';
}
type GrantNotice = Notice & { grant: Grant };

const noticesOf = (until: Instant, givenAt: Instant, days: readonly number[]): Notice[] =>
  [
    ...days.map((before) => ({ at: addDays(until, -before), until, kind: 'expiring' as const })),
    { at: until, until, kind: 'expired' as const },
  ].filter(({ at }) => at > givenAt);

/** Nobody is told that something will run out after they were told that it has. */
const isTold = ({ expiryTold }: AccessCard, { at, until, kind }: Notice): boolean => {
  const { expiring, expired } = expiryTold ?? {};
  return (
    (expired !== undefined && until <= expired) ||
    (kind === 'expiring' && expiring !== undefined && at <= expiring)
  );
};

/** An invitation that waits for its answer, by the stage that the card is in. */
const invitationNotices = (card: AccessCard): Notice[] => {
  const stage = card.timeline.at(-1);
  return stage?.status === 'invited' && stage.expiresAt !== undefined
    ? noticesOf(stage.expiresAt, stage.from, INVITATION_NOTICE_DAYS).filter((notice) => !isTold(card, notice))
    : [];
};

/** Grants of an accepted member that run out by themselves; what was ended before says so when it is ended. */
const grantNotices = (card: AccessCard): GrantNotice[] => {
  const status = card.timeline.at(-1)?.status;
  if (status !== 'active' && status !== 'suspended') return [];
  return card.grants.flatMap((grant) =>
    grant.until === undefined || grant.endedAt !== undefined
      ? []
      : noticesOf(grant.until, grant.givenAt, NOTICE_DAYS)
          .filter((notice) => !isTold(card, notice))
          .map((notice) => ({ ...notice, grant })),
  );
};

/** Whether the grant's people are still to be told that it has run out, or will. */
export const awaitsTelling = (card: AccessCard, { id }: Grant): boolean =>
  grantNotices(card).some(({ grant }) => grant.id === id);

const earliest = (instants: readonly Instant[]): Instant | undefined =>
  instants.reduce<Instant | undefined>(
    (first, at) => (first === undefined || at < first ? at : first),
    undefined,
  );

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
const told = (card: AccessCard, kinds: readonly Notice['kind'][], now: Instant): AccessCard => ({
  ...card,
  expiryTold: { ...card.expiryTold, ...Object.fromEntries(kinds.map((kind) => [kind, now])) },
});

const BOTH = ['expiring', 'expired'] as const;

/** Undefined where nothing is to be told by now. */
export const tellInvitationExpiry = (card: AccessCard, now: Instant): CardChange | undefined => {
  const due = invitationNotices(card).filter(({ at }) => at <= now);
  const [first] = due;
  if (first === undefined) return undefined;
  const isOver = first.until <= now;
  return {
    before: card,
    after: told(card, isOver ? BOTH : ['expiring'], now),
    event: {
      type: isOver ? 'invitation.expired' : 'invitation.expiring',
      data: { invitation: card.invitation?.id, expiresAt: first.until },
    },
  };
};

const kindsTold = (over: readonly Notice[], soon: readonly Notice[]): readonly Notice['kind'][] => {
  if (over.length === 0) return ['expiring'];
  return soon.length === 0 ? BOTH : ['expired'];
};

/**
 * Tells of grants that have run out, else of those that will. `isLastAdministrator`: support is told too, since nobody
 * else of the body could help (domain: "Members"). Undefined where nothing is to be told by now.
 */
export const tellGrantExpiry = (
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
    after: told(card, kindsTold(over, soon), now),
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
