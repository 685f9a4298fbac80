import { endAccess } from '../../domain/access/membership.ts';
import { listCards } from '../../table/access/access-cards.ts';
import { listEstablishments } from '../../table/directory/establishments.ts';
import type { CommandContext, Outcome } from '../command.ts';
import { leftUncovered, type Uncovered } from '../decisions/uncovered.ts';
import { loadMandated } from '../mandates/load-mandated.ts';
import { type MemberReference, requireMember } from './change-member.ts';
import { recordCardChange } from './record-card-change.ts';

/**
 * Ends a member's access to the organisation and returns what nobody may sign any more.
 * @throws not-found, stale-version, member-ended; last-administrator when the transaction finds no other one
 */
export const endMemberAccess = async (
  context: CommandContext,
  member: MemberReference,
  reason: string | undefined,
): Promise<Outcome<Uncovered[]>> => {
  const card = await requireMember(context, member);
  const { writes } = await recordCardChange(context, endAccess(card, context.now, reason), 'administrator');
  const cards = await listCards(context.table, member.siren);
  const others = (await loadMandated(context.table, cards, context.now)).map((access) =>
    access.card.personId === card.personId ? { ...access, card: undefined } : access,
  );
  const { establishments } = await listEstablishments(context.table, member.siren);
  return { value: leftUncovered(card, others, establishments, context.now), writes };
};
