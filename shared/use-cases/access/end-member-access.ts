import { type AccessCard, administersAt } from '../../domain/access/access-card.ts';
import { endAccess } from '../../domain/access/membership.ts';
import type { Instant } from '../../domain/instants.ts';
import { listCards } from '../../table/access/access-cards.ts';
import { listEstablishments } from '../../table/directory/establishments.ts';
import type { CommandContext, Outcome } from '../command.ts';
import { leftUncovered, type Uncovered } from '../decisions/uncovered.ts';
import { loadMandated } from '../mandates/load-mandated.ts';
import { type MemberReference, requireMember } from './change-member.ts';
import { recordCardChange } from './record-card-change.ts';

/** Whoever leaves by themselves and does not administer needs nobody's authority, and is not told what others may sign. */
const leavesAlone = ({ actor }: CommandContext, card: AccessCard, now: Instant): boolean =>
  actor.id === card.personId && !administersAt(card, now);

/**
 * Ends a member's access to the organisation and returns what nobody may sign any more; to a declarant who leaves, nothing.
 * @throws not-found, stale-version, member-ended; last-administrator when the transaction finds no other one
 */
export const endMemberAccess = async (
  context: CommandContext,
  member: MemberReference,
  reason: string | undefined,
): Promise<Outcome<Uncovered[]>> => {
  const card = await requireMember(context, member);
  const isOwn = leavesAlone(context, card, context.now);
  const ended = endAccess(card, context.now, reason);
  const { writes } = await recordCardChange(context, ended, isOwn ? 'own' : 'administrator');
  if (isOwn) return { value: [], writes };
  const cards = await listCards(context.table, member.siren);
  const others = (await loadMandated(context.table, cards, context.now)).map((access) =>
    access.card.personId === card.personId ? { ...access, card: undefined } : access,
  );
  const { establishments } = await listEstablishments(context.table, member.siren);
  return { value: leftUncovered(card, others, establishments, context.now), writes };
};
