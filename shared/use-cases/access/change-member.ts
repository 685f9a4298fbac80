import { type AccessCard, isMemberCard } from '../../domain/access/access-card.ts';
import type { CardChange } from '../../domain/access/card-change.ts';
import { DomainError } from '../../domain/errors.ts';
import type { PersonId, Siren } from '../../domain/identifiers.ts';
import { getCard } from '../../table/access/access-cards.ts';
import { type CommandContext, type Outcome, requireVersion } from '../command.ts';
import { recordCardChange } from './record-card-change.ts';

export interface MemberReference {
  siren: Siren;
  personId: PersonId;
  /** The version that the client saw, if it named one. */
  seenVersion: number | undefined;
}

/** The card that is to change. @throws not-found, stale-version */
export const requireMember = async (
  context: CommandContext,
  member: MemberReference,
): Promise<AccessCard> => {
  const card = await getCard(context.table, member.siren, member.personId);
  if (card === undefined || !isMemberCard(card)) throw new DomainError('not-found');
  requireVersion(card, member.seenVersion);
  return card;
};

/**
 * An administrator changes one member. The transition alone decides; when it finds nothing to do, nothing is stored.
 * @throws not-found, stale-version, and what the transition throws
 */
export const changeMember = async (
  context: CommandContext,
  member: MemberReference,
  transition: (card: AccessCard) => CardChange | undefined,
): Promise<Outcome<AccessCard>> => {
  const card = await requireMember(context, member);
  const change = transition(card);
  return change === undefined
    ? { value: card, writes: [] }
    : recordCardChange(context, change, 'administrator');
};
