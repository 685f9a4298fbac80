import type { CardChange } from '../../domain/access/card-change.ts';
import type { Became, Departure, Leaving } from '../../domain/access/roster.ts';
import { type PersonId, personIdSchema } from '../../domain/identifiers.ts';
import type { Instant } from '../../domain/instants.ts';
import type { CommandContext } from '../command.ts';

/** Why somebody joins or leaves the roster, where the change itself does not tell. */
export interface RosterReasons {
  became?: Became | undefined;
  left?: Pick<Departure, 'how' | 'by' | 'objected'> | undefined;
  /** Whoever joins is protected until then. */
  protectedUntil?: Instant | undefined;
  /** The contest that this decides. */
  decided?: string | undefined;
}

/** The person who acts; undefined for an agent of support, a job or the set-up. */
const actingPerson = ({ actor }: CommandContext): PersonId | undefined => {
  const parsed = actor.type === 'person' ? personIdSchema.safeParse(actor.id) : undefined;
  return parsed?.success === true ? parsed.data : undefined;
};

const by = (personId: PersonId | undefined): { by?: PersonId } =>
  personId === undefined ? {} : { by: personId };

/** How the change makes somebody administrator, and by whose act. */
export const becameBy = (context: CommandContext, change: CardChange, { became }: RosterReasons): Became => {
  if (became !== undefined) return became;
  const who = by(actingPerson(context));
  switch (change.event.type) {
    case 'role.changed':
      return { how: 'role', ...who };
    case 'member.reactivated':
      return { how: 'reactivation', ...who };
    case 'access.changed':
      return { how: 'undoing', ...who };
    case 'invitation.accepted':
      // Also where the invitation passed to another account: the card of before did not have it.
      return { how: 'invitation', ...by(change.after.invitation?.invitedBy) };
    case 'member.confirmed':
      return { how: 'invitation', ...who };
    default:
      return { how: 'register' };
  }
};

/** How the change takes somebody out of the roster, and who did it. */
export const departureBy = (
  context: CommandContext,
  { event: { type }, after }: CardChange,
  { left, became }: RosterReasons,
): Leaving['departure'] => {
  if (left !== undefined) return { ...left, ...(became?.change !== undefined && { change: became.change }) };
  const who = actingPerson(context);
  if (who === after.personId) return { how: 'left' };
  if (type === 'member.suspended') return { how: 'suspended', ...by(who) };
  return { how: type === 'role.changed' ? 'demoted' : 'ended', ...by(who) };
};
