import type { AccessCard } from '../../domain/access/access-card.ts';
import { type CardChange, isActiveAdministrator } from '../../domain/access/card-change.ts';
import { accept, offerOf, refuse, takeOver } from '../../domain/access/invitation.ts';
import { hasPower } from '../../domain/access/roster-rules.ts';
import { DomainError } from '../../domain/errors.ts';
import type { Siren } from '../../domain/identifiers.ts';
import type { LoggedIn } from '../../domain/people/logged-in.ts';
import { holderOf } from '../../domain/people/person.ts';
import { getCard, getCardsOfPersons } from '../../table/access/access-cards.ts';
import { getRoster } from '../../table/access/administrators.ts';
import { checkPerson, findByEmail, findByEmailIn, getPerson } from '../../table/people/people.ts';
import type { Table } from '../../table/table.ts';
import type { CommandContext, Outcome } from '../command.ts';
import { noteMandatedGrants } from '../mandates/note-mandated-grants.ts';
import { type Authority, recordCardChange } from './record-card-change.ts';

export interface InvitationReference {
  siren: Siren;
  id: string;
}

/** The cards of whomever the address leads to in that organisation. */
const invitedUnder = async (table: Table, siren: Siren, email: string): Promise<AccessCard[]> => {
  const [first, reserved] = await Promise.all([
    findByEmail(table, email),
    findByEmailIn(table, siren, email),
  ]);
  const ids = [first, reserved].filter((personId) => personId !== undefined);
  return getCardsOfPersons(table, siren, ids);
};

/**
 * The card with the invitation: the caller's own, or that of the person first seen with their address.
 * @throws not-found, email-not-verified
 */
export const findInvited = async (
  { table }: Pick<CommandContext, 'table'>,
  { siren, id }: InvitationReference,
  { personId, email, emailVerified }: LoggedIn,
): Promise<AccessCard> => {
  const own = await getCard(table, siren, personId);
  const others = own?.invitation?.id === id ? [] : await invitedUnder(table, siren, email);
  const card = [own, ...others].find((each) => each?.invitation?.id === id);
  if (card?.invitation?.id !== id || card.invitation.email !== email) throw new DomainError('not-found');
  if (!emailVerified) throw new DomainError('email-not-verified');
  return card;
};

/**
 * By whose authority the acceptance takes effect. To administer, whoever invited must still have the power to appoint,
 * without a break since the invitation: the roster is a condition of the transaction. To declare, the acceptance is enough;
 * so it is for whoever is to be confirmed, whom the one who confirms them appoints.
 * @throws inviter-without-power
 */
const authorityFor = async (
  { table, now }: CommandContext,
  card: AccessCard,
  accepted: CardChange,
): Promise<Authority> => {
  const [offer, by] = [offerOf(card), card.invitation?.invitedBy];
  if (offer?.role !== 'administrator' || by === undefined) return 'own';
  const roster = await getRoster(table, card.siren);
  const seat = roster.seats.get(by);
  const stands = seat !== undefined && seat.since <= offer.from && hasPower(roster, by, now);
  if (!stands) throw new DomainError('inviter-without-power');
  if (!isActiveAdministrator(accepted.after)) return 'own';
  return { by, alsoBy: undefined, since: offer.from, isByHand: false };
};

/**
 * Accepts an invitation. The proof is a verified e-mail equal to the invited one (domain: "Members"), with any
 * account.
 * @throws not-found, email-not-verified, invitation-closed, invitation-expired, already-member, inviter-without-power
 */
export const acceptInvitation = async (
  context: CommandContext,
  invitation: InvitationReference,
  invited: LoggedIn,
): Promise<Outcome<AccessCard>> => {
  const card = await findInvited(context, invitation, invited);
  const person = await getPerson(context.table, invited.personId);
  if (person === undefined) throw new DomainError('not-found');
  const holder = { ...holderOf(person, card.holder), email: invited.email };
  // The card follows the person from now on. A correction at the same moment is seen here, or sees this card.
  const asRead = checkPerson(context.table, person);
  if (card.personId === invited.personId) {
    const accepted = accept(card, invitation.id, holder, context.now);
    const recorded = await recordCardChange(context, accepted, await authorityFor(context, card, accepted));
    return { ...recorded, writes: [...recorded.writes, asRead] };
  }
  const own = await getCard(context.table, invitation.siren, invited.personId);
  const [given, taken] = takeOver(
    card,
    own,
    { siren: invitation.siren, personId: invited.personId, holder },
    { id: invitation.id, now: context.now },
  );
  const recorded = await recordCardChange(context, taken, await authorityFor(context, card, taken));
  const passedOn = taken.after.grants.slice(own?.grants.length ?? 0);
  const noted = await noteMandatedGrants(context, invitation.siren, taken.after.personId, {
    given: passedOn,
  });
  return {
    value: recorded.value,
    writes: [...(await recordCardChange(context, given, 'own')).writes, ...recorded.writes, ...noted, asRead],
  };
};

/** @throws not-found, email-not-verified, invitation-closed, invitation-expired */
export const refuseInvitation = async (
  context: CommandContext,
  invitation: InvitationReference,
  invited: LoggedIn,
): Promise<Outcome<AccessCard>> => {
  const card = await findInvited(context, invitation, invited);
  return recordCardChange(context, refuse(card, invitation.id, context.now), 'own');
};
