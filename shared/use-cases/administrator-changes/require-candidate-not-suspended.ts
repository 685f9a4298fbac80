import { stageAt } from '../../domain/access/access-card.ts';
import type { AdministratorChange } from '../../domain/administrator-changes/administrator-change.ts';
import { DomainError } from '../../domain/errors.ts';
import { getCard } from '../../table/access/access-cards.ts';
import type { CommandContext } from '../command.ts';

/**
 * A request never lifts a suspension (domain: "Members"). A candidate who is suspended after this check is refused
 * when the request takes effect. @throws the code
 */
export const requireCandidateNotSuspended = async (
  { table, now }: CommandContext,
  { siren, candidate }: AdministratorChange,
  code: 'suspended' | 'candidate-suspended',
): Promise<void> => {
  const card = await getCard(table, siren, candidate.personId);
  if (card !== undefined && stageAt(card, now)?.status === 'suspended') throw new DomainError(code);
};
