import { DomainError } from '../errors.ts';
import type { Instant } from '../instants.ts';
import type { AccessCard, Stage } from './access-card.ts';
import { awaitingNotice } from './expiry.ts';
import type { Grant } from './grant.ts';

/** Above this size, what is over moves beside the card, so that a check stays cheap. */
const ROOMY_BYTES = 64 * 1024;
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

/** What leaves a card for the history items beside it. */
export interface Archived {
  grants: Grant[];
  timeline: Stage[];
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

const shed = (card: AccessCard, now: Instant, leaves: (grant: Grant) => boolean) => {
  const past = pastStages(card, now);
  const archived: Archived = {
    grants: card.grants.filter(leaves),
    timeline: card.timeline.slice(0, past),
  };
  const lighter: AccessCard = {
    ...card,
    timeline: card.timeline.slice(past),
    grants: card.grants.filter((grant) => !leaves(grant)),
    ...(archived.grants.length + past > 0 && { historyBefore: now }),
  };
  return { card: lighter, archived };
};

/**
 * Fits a changed card into its item, and returns what leaves it: ended grants and old stages. What lasts always
 * stays. Grants that have run out stay until their people have been notified, as long as there is room.
 * @throws card-full when the change gives more than a card takes; never for an end, a suspension or a reactivation
 */
export const fitCard = (
  before: AccessCard | undefined,
  after: AccessCard,
  now: Instant,
): { card: AccessCard; archived: Archived } => {
  if (bytesOf(after) <= ROOMY_BYTES) return { card: after, archived: { grants: [], timeline: [] } };
  const count = overfullBy(before, after, now);
  if (count !== undefined) throw new DomainError({ code: 'card-full', facts: { count, max: MAX_GRANTS } });
  const awaiting = awaitingNotice(after);
  const settled = shed(after, now, (grant) => hasEnded(grant, now) && !awaiting.has(grant));
  if (bytesOf(settled.card) <= MAX_BYTES) return settled;
  return shed(after, now, (grant) => hasEnded(grant, now));
};
