import type { AccessCard } from '../../domain/access/access-card.ts';
import { appoint } from '../../domain/access/membership.ts';
import type { Siren } from '../../domain/identifiers.ts';
import { getCard } from '../../table/access/access-cards.ts';
import type { CommandContext, Outcome } from '../command.ts';
import { expectPerson, type Newcomer } from '../people/expect-person.ts';
import { recordCardChange } from './record-card-change.ts';

/** Opens an organisation: the register itself appoints its administrator. A repetition changes nothing. */
export const appointAdministrator = async (
  context: CommandContext,
  siren: Siren,
  newcomer: Newcomer,
): Promise<Outcome<AccessCard | undefined>> => {
  const { value: person, writes } = await expectPerson(context, newcomer);
  const before = await getCard(context.table, siren, person.personId);
  const change = appoint(before, { siren, personId: person.personId, holder: person.holder }, context.now);
  if (change === undefined) return { value: before, writes };
  const recorded = await recordCardChange(context, change, 'register');
  return { value: recorded.value, writes: [...writes, ...recorded.writes] };
};
