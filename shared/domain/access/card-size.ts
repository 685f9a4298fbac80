import { DomainError } from '../errors.ts';
import type { Instant } from '../instants.ts';
import type { AccessCard, Stage } from './access-card.ts';
import { awaitingNotice } from './expiry.ts';
import type { Grant } from './grant.ts';

/**
 * Above this size, what is over moves beside the card: a unit reads 4 KB consistently, of which keys and places in indexes take
 * the rest.
 */
const ROOMY_BYTES = 3_500;
/** The latest that are over stay for whoever looks at the card, as long as it is no larger than this. */
const LIGHT_BYTES = 2_000;
/** What moves takes a copy of what stays with it, so it is at least this part of the card. */
const LEAST_SHARE = 0.2;
/** DynamoDB refuses items over 400 KB; keys and attribute names take their share. */
const MAX_BYTES = 380 * 1024;
/** The most grants that a card takes while they are in force or upcoming. */
export const MAX_GRANTS = 1_000;
/**
 * The most that may last on a card: grants in force or upcoming, and notes of mandates. The rest of the item is kept
 * free, so that a suspension or an end always has its place.
 */
const MAX_LASTING_BYTES = 256 * 1024;
/** The latest stages always stay. An open review or an undoing looks back at them. */
const KEPT_STAGES = 50;

/**
 * The card as it was just before something left it, for the history beside it. It answers alone about every instant from
 * `since` until it was stored; about all earlier ones too without `since`.
 */
export interface Archived {
  grants: Grant[];
  timeline: Stage[];
  /** When something had left the card before, or the instants from then on would need more than this. */
  since?: Instant | undefined;
}

const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

const endOf = (grant: Grant): Instant | undefined => {
  const { endedAt, until } = grant;
  if (endedAt === undefined || until === undefined) return endedAt ?? until;
  return endedAt < until ? endedAt : until;
};

const hasEnded = (grant: Grant, now: Instant): boolean => (endOf(grant) ?? '9') <= now;

const lastingOf = (card: Pick<AccessCard, 'grants' | 'actsUnder'> | undefined, now: Instant) => {
  const grants = card?.grants.filter((grant) => !hasEnded(grant, now)) ?? [];
  return { count: grants.length, bytes: bytesOf({ grants, actsUnder: card?.actsUnder }) };
};

/**
 * How many grants in force or upcoming the card would hold, when they are more than it takes. Undefined when it takes
 * them, and whenever it held as much before: a change that gives nothing is never refused for its size.
 */
export const overfullBy = (
  before: Pick<AccessCard, 'grants' | 'actsUnder'> | undefined,
  after: Pick<AccessCard, 'grants' | 'actsUnder'>,
  now: Instant,
): number | undefined => {
  const is = lastingOf(after, now);
  if (is.count <= MAX_GRANTS && is.bytes <= MAX_LASTING_BYTES) return undefined;
  const was = lastingOf(before, now);
  const isMore = (is.count > MAX_GRANTS && is.count > was.count) || is.bytes > was.bytes;
  return isMore ? is.count : undefined;
};

/** The oldest stages, which a later one that has begun follows. What the card says of now and later needs none of them. */
const pastStages = ({ timeline }: AccessCard, now: Instant): number => {
  const followed = timeline.findLastIndex(({ from }) => from <= now);
  return Math.max(0, Math.min(followed, timeline.length - KEPT_STAGES));
};

/** The closed grants that leave, the first that closed first, until the card is light. */
const leavingOf = (card: AccessCard, bytes: number, isClosed: (grant: Grant) => boolean): Set<Grant> => {
  const closed = card.grants.filter(isClosed).sort((a, b) => ((endOf(a) ?? '') < (endOf(b) ?? '') ? -1 : 1));
  const leaving = new Set<Grant>();
  let left = bytes;
  for (const grant of closed) {
    if (left <= LIGHT_BYTES) break;
    leaving.add(grant);
    left -= bytesOf(grant);
  }
  return leaving;
};

interface Fitted {
  card: AccessCard;
  /** What stands beside the card from `card.historyBefore` on, if anything left it. */
  archived?: Archived;
}

const shed = (card: AccessCard, now: Instant, isClosed: (grant: Grant) => boolean): Fitted => {
  const bytes = bytesOf(card);
  const past = pastStages(card, now);
  const old = past === 0 ? 0 : bytesOf(card.timeline.slice(0, past));
  const leaving = leavingOf(card, bytes - old, isClosed);
  const moved = old + [...leaving].reduce((sum, grant) => sum + bytesOf(grant), 0);
  if (moved === 0 || (moved < bytes * LEAST_SHARE && bytes <= MAX_BYTES)) return { card };
  const { historyBefore: since, grants, timeline } = card;
  return {
    card: {
      ...card,
      timeline: timeline.slice(past),
      grants: grants.filter((grant) => !leaving.has(grant)),
      // The clocks of two servers may differ: it never goes back.
      historyBefore: since !== undefined && since > now ? since : now,
    },
    archived: { grants, timeline, ...(since !== undefined && { since }) },
  };
};

/**
 * Fits a changed card into its item: ended grants and old stages leave it, and the whole card as it was goes beside it. What
 * lasts always stays. Grants that have run out stay until their people have been notified, as long as there is room.
 * @throws card-full when the change gives more than a card takes; never for an end, a suspension or a reactivation
 */
export const fitCard = (before: AccessCard | undefined, after: AccessCard, now: Instant): Fitted => {
  if (bytesOf(after) <= ROOMY_BYTES) return { card: after };
  const count = overfullBy(before, after, now);
  if (count !== undefined) throw new DomainError({ code: 'card-full', facts: { count, max: MAX_GRANTS } });
  const awaiting = awaitingNotice(after);
  const settled = shed(after, now, (grant) => hasEnded(grant, now) && !awaiting.has(grant));
  if (bytesOf(settled.card) <= MAX_BYTES) return settled;
  return shed(after, now, (grant) => hasEnded(grant, now));
};
