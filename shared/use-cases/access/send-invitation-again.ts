import type { AccessCard } from '../../domain/access/access-card.ts';
import { invite, offerOf, requireWaiting } from '../../domain/access/invitation.ts';
import { endAccess } from '../../domain/access/membership.ts';
import { offered, sendAgain } from '../../domain/access/send-again.ts';
import { personIdSchema } from '../../domain/identifiers.ts';
import { asNames, type Names } from '../../domain/names.ts';
import { normaliseEmail } from '../../domain/people/address.ts';
import { invitedHolder } from '../../domain/people/holder.ts';
import { getCard } from '../../table/access/access-cards.ts';
import type { CommandContext, Outcome } from '../command.ts';
import { noteMandatedGrants } from '../mandates/note-mandated-grants.ts';
import { expectInvitee } from '../people/expect-person.ts';
import { type MemberReference, requireMember } from './change-member.ts';
import { draftGrants } from './draft-grants.ts';
import { recordCardChange, recordTogether } from './record-card-change.ts';

/** What is put right. Without anything, the invitation is only sent again. */
export interface Correction {
  email?: string | undefined;
  familyName?: string | undefined;
  givenName?: string | undefined;
}

/** Withdraws the invitation from the wrong address and sends it to the right one, in one transaction. */
const redirect = async (
  context: CommandContext,
  card: AccessCard,
  newcomer: Names & { email: string },
): Promise<Outcome<AccessCard>> => {
  const { siren } = card;
  const { now } = context;
  const { value: person, writes } = await expectInvitee(context, siren, newcomer);
  const { personId, email } = person;
  const invitedBy = personIdSchema.parse(context.actor.id);
  if (personId === card.personId) {
    const change = sendAgain(card, { email, names: newcomer, invitedBy, now });
    const sent = await recordCardChange(context, change, 'administrator');
    return { value: sent.value, writes: [...writes, ...sent.writes] };
  }
  const holder = invitedHolder({ ...newcomer, email });
  const before = await getCard(context.table, siren, personId);
  const { value: grants, writes: checks } = await draftGrants(
    context,
    siren,
    offered(card, now),
    [],
    () => '/email',
  );
  const id = `${siren}-${context.newId()}`;
  const { role } = offerOf(card) ?? { role: 'declarant' };
  const change = invite(before, { siren, personId, holder }, { id, email, invitedBy, role, grants, now });
  const { writes: recorded } = await recordTogether(context, endAccess(card, now), [change]);
  const given = grants.filter((grant) => change.after.grants.includes(grant));
  const noted = await noteMandatedGrants(context, siren, personId, { given });
  return {
    value: { ...change.after, version: change.after.version + 1 },
    writes: [...writes, ...recorded, ...checks, ...noted],
  };
};

/**
 * An administrator sends a waiting invitation again, corrected where they say so. To another address it is another
 * invitation: the first one is withdrawn, and nobody can accept both. @returns the card that waits now
 * @throws not-found, stale-version, invitation-closed, invitation-expired, invitation-just-sent, already-member,
 * already-invited; new-administrator, power-contested for an invitation to administer; and what `draftGrants` throws
 */
export const sendInvitationAgain = async (
  context: CommandContext,
  member: MemberReference,
  correction: Correction,
): Promise<Outcome<AccessCard>> => {
  const card = await requireMember(context, member);
  const invitation = requireWaiting(card, context.now);
  const { holder } = card;
  const email = normaliseEmail(correction.email ?? invitation.email);
  const { familyName = holder.familyName, givenName = holder.givenName } = correction;
  const names = asNames({ familyName, givenName });
  if (email !== invitation.email) return redirect(context, card, { ...names, email });
  const invitedBy = personIdSchema.parse(context.actor.id);
  return recordCardChange(
    context,
    sendAgain(card, { email, names, invitedBy, now: context.now }),
    'administrator',
  );
};
