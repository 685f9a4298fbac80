import type { AccessCard, Role } from '../../domain/access/access-card.ts';
import type { GrantTerms } from '../../domain/access/granting.ts';
import { invite } from '../../domain/access/invitation.ts';
import { personIdSchema, type Siren } from '../../domain/identifiers.ts';
import { invitedHolder } from '../../domain/people/holder.ts';
import { pointerTo } from '../../domain/pointer.ts';
import { getCard } from '../../table/access/access-cards.ts';
import type { CommandContext, Outcome } from '../command.ts';
import { noteMandatedGrants } from '../mandates/note-mandated-grants.ts';
import { expectInvitee, type Newcomer } from '../people/expect-person.ts';
import { draftGrants } from './draft-grants.ts';
import { recordCardChange } from './record-card-change.ts';

/**
 * An administrator invites a declarant, or somebody to administer beside them. Role and grants wait for the acceptance. The invitation's id names the
 * organisation, so that accepting needs no search. The card shows what the administrator typed and nothing else.
 * @throws already-member, already-invited; new-administrator, power-contested for who may appoint nobody; and what
 * `draftGrants` throws
 */
export const inviteMember = async (
  context: CommandContext,
  siren: Siren,
  { grants: terms, role, ...newcomer }: Newcomer & { role?: Role; grants: readonly GrantTerms[] },
): Promise<Outcome<AccessCard>> => {
  const { value: person, writes } = await expectInvitee(context, siren, newcomer);
  const { personId, email } = person;
  const holder = invitedHolder({ ...newcomer, email });
  const before = await getCard(context.table, siren, personId);
  const drafted = await draftGrants(context, siren, terms, [], (index) => pointerTo('grants', index));
  const change = invite(
    before,
    { siren, personId, holder },
    {
      id: `${siren}-${context.newId()}`,
      email,
      invitedBy: personIdSchema.parse(context.actor.id),
      ...(role !== undefined && { role }),
      grants: drafted.value,
      now: context.now,
    },
  );
  const recorded = await recordCardChange(context, change, 'administrator');
  const given = drafted.value.filter((grant) => change.after.grants.includes(grant));
  const noted = await noteMandatedGrants(context, siren, personId, { given });
  return { value: recorded.value, writes: [...writes, ...recorded.writes, ...drafted.writes, ...noted] };
};
