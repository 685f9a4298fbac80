import { DomainError } from '../errors.ts';
import type { PersonId } from '../identifiers.ts';
import { addDays, type Instant, instantOf } from '../instants.ts';
import type { Names } from '../names.ts';
import { invitedHolder } from '../people/holder.ts';
import type { AccessCard } from './access-card.ts';
import { type CardChange, enterStage } from './card-change.ts';
import type { Grant } from './grant.ts';
import type { GrantTerms } from './granting.ts';
import { hasStopped, INVITATION_DAYS, offerOf, requireWaiting } from './invitation.ts';

/** An invitation that was sent less long ago than this is on its way still: nobody's mailbox is filled with it. */
const PAUSE_MILLISECONDS = 60 * 60 * 1_000;

/** @throws invitation-just-sent, unless there is something to correct */
const requirePause = (
  { timeline, holder }: AccessCard,
  { familyName, givenName }: Names,
  now: Instant,
): void => {
  const isCorrected = holder.familyName !== familyName || holder.givenName !== givenName;
  const until = instantOf(Date.parse(timeline.at(-1)?.from ?? now) + PAUSE_MILLISECONDS);
  if (!isCorrected && now < until) throw new DomainError({ code: 'invitation-just-sent', facts: { until } });
};

/**
 * Sends a waiting invitation again, with the names as they are corrected, for thirty more days. It is the same invitation,
 * so that the link of the first mail leads to it too.
 * @throws invitation-closed, invitation-expired, invitation-just-sent
 */
export const sendAgain = (
  card: AccessCard,
  { email, names, invitedBy, now }: { email: string; names: Names; invitedBy: PersonId; now: Instant },
): CardChange => {
  const { id } = requireWaiting(card, now);
  const { role = 'declarant' } = offerOf(card) ?? {};
  requirePause(card, names, now);
  const expiresAt = addDays(now, INVITATION_DAYS);
  return {
    before: card,
    after: {
      ...card,
      holder: { ...invitedHolder({ ...names, email }), freshness: card.holder.freshness },
      timeline: enterStage(card.timeline, { at: now, status: 'invited', role, expiresAt }),
      invitation: { id, email, invitedBy, expiresAt },
    },
    event: {
      type: 'member.invited',
      data: {
        invitation: id,
        expiresAt,
        role,
        grants: card.grants.filter((grant) => !hasStopped(grant, now)).map((grant) => grant.id),
      },
    },
  };
};

/** What the invitation offers, to be offered to another address: judged there like any grant. */
export const offered = ({ grants }: AccessCard, now: Instant): GrantTerms[] =>
  grants
    .filter((grant) => !hasStopped(grant, now))
    .map(({ services, establishments, from, until, mandateId }: Grant) => ({
      ...{ services, establishments, until, mandateId },
      ...(from > now && { from }),
    }));
