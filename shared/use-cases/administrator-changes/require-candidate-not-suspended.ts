import { stageAt } from '../../domain/access/access-card.ts';
import type { AdministratorChange } from '../../domain/administrator-changes/administrator-change.ts';
import { DomainError, type ErrorCode } from '../../domain/errors.ts';
import { getCard } from '../../table/access/access-cards.ts';
import type { CommandContext } from '../command.ts';

/**
 * Nothing that is done for a request lifts a suspension (domain: "Members"). Who is suspended after this was asked is
 * refused when the request takes effect. @throws the code
 */
export const requireCandidateNotSuspended = async (
  { table, now }: CommandContext,
  { siren, candidate }: AdministratorChange,
  code: ErrorCode,
): Promise<void> => {
  const card = await getCard(table, siren, candidate.personId);
  if (card !== undefined && stageAt(card, now)?.status === 'suspended') throw new DomainError(code);
};
