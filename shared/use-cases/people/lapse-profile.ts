import type { PersonId } from '../../domain/identifiers.ts';
import type { Instant } from '../../domain/instants.ts';
import { goStale, type Person } from '../../domain/people/person.ts';
import { getPerson } from '../../table/people/people.ts';
import type { CommandContext, Outcome } from '../command.ts';
import { carryToCards } from './carry-holder.ts';
import { recordPersonChange } from './record-person-change.ts';

/**
 * A profile goes stale before its year is over, on the person's cards too. Nothing changes when it is already stale,
 * or was confirmed after `observedAt`: an observation that comes twice, or late, has one effect.
 */
export const lapseProfile = async (
  context: CommandContext,
  personId: PersonId,
  { cause, observedAt }: { cause: 'bounce' | 'inactivity'; observedAt: Instant },
): Promise<Outcome<Person | undefined>> => {
  const before = await getPerson(context.table, personId);
  const after = before && goStale(before, cause, { observedAt, now: context.now });
  if (after === undefined) return { value: undefined, writes: [] };
  const { value, writes } = recordPersonChange(context, {
    before,
    after,
    type: 'profile.stale',
    data: { dueAt: context.now, cause },
  });
  return { value, writes: [...writes, ...(await carryToCards(context, value))] };
};
