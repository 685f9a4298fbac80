import { DomainError } from '../errors.ts';
import type { Instant } from '../instants.ts';
import type { AccessCard } from './access-card.ts';
import { awaitsNotice } from './expiry.ts';
import type { Grant } from './grant.ts';

/** Above this size, ended grants move beside the card, so that a check stays cheap. */
const ROOMY_BYTES = 64 * 1024;
/** DynamoDB refuses items over 400 KB; keys and attribute names take their share. */
const MAX_BYTES = 380 * 1024;

const sizeOf = (card: AccessCard): number => Buffer.byteLength(JSON.stringify(card));

const endOf = (grant: Grant): Instant | undefined => {
  const { endedAt, until } = grant;
  if (endedAt === undefined || until === undefined) return endedAt ?? until;
  return endedAt < until ? endedAt : until;
};

const shed = (card: AccessCard, now: Instant, leaves: (grant: Grant) => boolean) => {
  const archived = card.grants.filter(leaves);
  const lighter: AccessCard = {
    ...card,
    grants: card.grants.filter((grant) => !leaves(grant)),
    ...(archived.length > 0 && { historyBefore: now }),
  };
  return { card: lighter, archived };
};

/**
 * Fits the card into its item, and returns the ended grants that leave it. Current grants always stay. Grants that
 * have run out stay until their people have been notified, as long as there is room.
 * @throws card-full when the current grants alone are too many for one item
 */
export const fitCard = (card: AccessCard, now: Instant): { card: AccessCard; archived: Grant[] } => {
  if (sizeOf(card) <= ROOMY_BYTES) return { card, archived: [] };
  const hasEnded = (grant: Grant): boolean => (endOf(grant) ?? '9') <= now;
  const settled = shed(card, now, (grant) => hasEnded(grant) && !awaitsNotice(card, grant));
  if (sizeOf(settled.card) <= MAX_BYTES) return settled;
  const all = shed(card, now, hasEnded);
  if (sizeOf(all.card) > MAX_BYTES) throw new DomainError('card-full');
  return all;
};
