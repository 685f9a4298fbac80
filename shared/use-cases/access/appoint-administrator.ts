import type { AccessCard } from '../../domain/access/access-card.ts';
import { appoint } from '../../domain/access/membership.ts';
import type { Siren } from '../../domain/identifiers.ts';
import { invitedHolder } from '../../domain/people/holder.ts';
import { holderOf } from '../../domain/people/person.ts';
import { getCard } from '../../table/access/access-cards.ts';
import { checkPerson, getPerson } from '../../table/people/people.ts';
import type { CommandContext, Outcome } from '../command.ts';
import { expectPerson, type Newcomer } from '../people/expect-person.ts';
import { recordCardChange } from './record-card-change.ts';

/** Opens an organisation: the register itself appoints its administrator. A repetition changes nothing. */
export const appointAdministrator = async (
  context: CommandContext,
  siren: Siren,
  newcomer: Newcomer,
): Promise<Outcome<AccessCard | undefined>> => {
  const { value: person, writes } = await expectPerson(context, newcomer.email);
  const { personId, email } = person;
  const [before, known] = await Promise.all([
    getCard(context.table, siren, personId),
    getPerson(context.table, personId),
  ]);
  const holder = known ? { ...holderOf(known, newcomer), email } : invitedHolder({ ...newcomer, email });
  const change = appoint(before, { siren, personId, holder }, context.now);
  if (change === undefined) return { value: before, writes };
  const recorded = await recordCardChange(context, change, 'register');
  return {
    value: recorded.value,
    writes: [...(known === undefined ? writes : [checkPerson(context.table, known)]), ...recorded.writes],
  };
};
