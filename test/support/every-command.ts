import type { EventType } from '../../shared/domain/events.ts';
import type { PersonId, Siren } from '../../shared/domain/identifiers.ts';
import { getCard } from '../../shared/table/access/access-cards.ts';
import { done, hire, inviteAccount, newAccount, type Office, openOffice } from './access/members.ts';
import {
  activeMandate,
  DELIBERATION,
  MANDATED,
  NARROWER,
  openMandatary,
  propose,
} from './mandates/mandates.ts';
import type { Account } from './people/people.ts';
import type { Sent } from './register.ts';

/** A command that is about to be sent, and where its one event must appear. */
export interface Prepared {
  account: Account;
  operation: string;
  sent: Sent;
  event: EventType;
  /** The owner of the event: the organisation or the person. */
  owner: Siren | PersonId;
  personId: PersonId;
  /** The beginning of the event's stream, if it is not a card's or a person's. */
  stream?: string;
}

const DSN = { services: { DSN: 'sign' }, establishments: 'all' };
const PASRAU = { services: { PASRAU: 'consult' }, establishments: 'all' };

/** A command of the administrator on a member who holds one grant. */
const onMember =
  (operation: string, event: EventType, sent: Sent = {}, suspended = false) =>
  async (office: Office): Promise<Prepared> => {
    const { params, personId } = await hire(office, [DSN]);
    const path = { params: { ...params } };
    const account = office.administrator;
    if (suspended) await office.register(account, 'suspendMember', path);
    return { account, operation, event, sent: { ...sent, ...path }, owner: params.siren, personId };
  };

/** A command of the administrator on the grant of a member. */
const onGrant =
  (operation: string, event: EventType, sent: Sent = {}) =>
  async (office: Office): Promise<Prepared> => {
    const prepared = await onMember(operation, event)(office);
    const { body: given } = await office.register(prepared.account, 'giveGrant', {
      params: { ...prepared.sent.params },
      body: DSN,
    });
    const params = { ...prepared.sent.params, grantId: given.id };
    return { ...prepared, sent: { ...sent, params } };
  };

const onInvitation =
  (operation: string, event: EventType) =>
  async (office: Office): Promise<Prepared> => {
    const account = await newAccount(office.table);
    const id = await inviteAccount(office, account, [DSN]);
    const { personId } = account;
    return {
      account,
      operation,
      event,
      sent: { params: { id } },
      owner: office.organisation.siren,
      personId,
    };
  };

const toSendAgain = async (office: Office): Promise<Prepared> => {
  const { sent, ...prepared } = await onInvitation('sendInvitationAgain', 'member.invited')(office);
  const params = { siren: office.organisation.siren, personId: prepared.personId };
  return { ...prepared, account: office.administrator, sent: { params, body: { familyName: 'Corrigée' } } };
};

const onSelf =
  (operation: string, event: EventType, sent: Sent = {}) =>
  async (office: Office): Promise<Prepared> => {
    const { params: _, ...account } = await hire(office);
    const { personId } = account;
    return { account, operation, event, sent, owner: personId, personId };
  };

/** A review in an organisation of its own, because it includes everybody who is a member at its opening. */
const inReview = async ({ table }: Office): Promise<Prepared> => {
  const office = await openOffice(table);
  const { personId } = await hire(office, [DSN]);
  const { siren } = office.organisation;
  const account = office.administrator;
  const { body: review } = await office.register(account, 'openReview', { params: { siren } });
  const version = (await getCard(table, siren, personId))?.version;
  const body = { decisions: [{ personId, decision: 'confirm', version }] };
  const sent = { params: { siren, id: review.id }, body };
  return { account, operation: 'decideReview', event: 'access.confirmed', sent, owner: siren, personId };
};

const toInvite = async (office: Office): Promise<Prepared> => {
  const { email, personId } = await newAccount(office.table);
  return {
    account: office.administrator,
    operation: 'inviteMember',
    event: 'member.invited',
    sent: {
      params: { siren: office.organisation.siren },
      body: { email, familyName: 'Roux', givenName: 'Nadia', grants: [DSN] },
    },
    owner: office.organisation.siren,
    personId,
  };
};

/** Somebody has accepted an invitation that was another person's. */
const toConfirm = async (office: Office): Promise<Prepared> => {
  const { siren } = office.organisation;
  const account = await newAccount(office.table);
  const body = { email: account.email, familyName: 'Roux', givenName: 'Nadia', grants: [DSN] };
  const invited = done(
    await office.register(office.administrator, 'inviteMember', { params: { siren }, body }),
  );
  const { id } = invited.body.invitation;
  done(await office.register(account, 'acceptInvitation', { params: { id } }));
  const { personId } = account;
  return {
    account: office.administrator,
    operation: 'confirmMember',
    event: 'member.confirmed',
    sent: { params: { siren, personId } },
    owner: siren,
    personId,
  };
};

/** A command on a mandate that the office proposed to another one, or is about to. */
const onMandate =
  (operation: string, event: EventType, body?: unknown) =>
  async (office: Office): Promise<Prepared> => {
    const mandatary = await openMandatary(office);
    const isAnswer = operation === 'acceptMandate';
    const id = await (isAnswer ? propose : activeMandate)(office, mandatary);
    const { administrator: account } = isAnswer ? mandatary : office;
    const { siren } = office.organisation;
    const sent = { params: { id }, ...(body !== undefined && { body }) };
    const { personId } = account;
    return { account, operation, event, sent, owner: siren, personId, stream: `mandate/${id}` };
  };

const toPropose = async (office: Office): Promise<Prepared> => {
  const { organisation: mandatary } = await openMandatary(office);
  const { siren } = office.organisation;
  const { administrator: account } = office;
  return {
    account,
    operation: 'proposeMandate',
    event: 'mandate.proposed',
    sent: {
      params: { siren },
      body: { ...MANDATED, mandatary: { siren: mandatary.siren }, evidence: DELIBERATION },
    },
    owner: siren,
    personId: account.personId,
    stream: `mandate/${siren}-${mandatary.siren}`,
  };
};

const toGiveUnderMandate = async (office: Office): Promise<Prepared> => {
  const mandatary = await openMandatary(office);
  const mandateId = await activeMandate(office, mandatary);
  const { params, personId } = await hire(mandatary);
  return {
    account: mandatary.administrator,
    operation: 'giveGrant',
    event: 'grant.given',
    sent: { params: { ...params }, body: { ...DSN, mandateId } },
    owner: params.siren,
    personId,
  };
};

/** Every command of the register, each ready to be sent and to succeed. */
export const COMMANDS: Record<string, (office: Office) => Promise<Prepared>> = {
  invite: toInvite,
  'send an invitation again': toSendAgain,
  accept: onInvitation('acceptInvitation', 'invitation.accepted'),
  refuse: onInvitation('refuseInvitation', 'invitation.refused'),
  'give a grant': onMember('giveGrant', 'grant.given', { body: PASRAU }),
  'change a grant': onGrant('changeGrant', 'grant.changed', { body: PASRAU }),
  'end a grant': onGrant('endGrant', 'grant.ended'),
  suspend: onMember('suspendMember', 'member.suspended'),
  reactivate: onMember('reactivateMember', 'member.reactivated', {}, true),
  'confirm a member': toConfirm,
  'change the role': onMember('changeRole', 'role.changed', { body: { role: 'administrator' } }),
  remove: onMember('endMember', 'member.ended', { body: { reason: 'Mutation.' } }),
  'propose a mandate': toPropose,
  'accept a mandate': onMandate('acceptMandate', 'mandate.accepted'),
  'narrow a mandate': onMandate('narrowMandate', 'mandate.narrowed', NARROWER),
  'end a mandate': onMandate('endMandate', 'mandate.ended', { reason: 'Fin du marché.' }),
  'give a grant under a mandate': toGiveUnderMandate,
  'confirm a card in a review': inReview,
  'confirm the profile': onSelf('confirmProfile', 'profile.confirmed'),
  'correct the profile': onSelf('correctMe', 'profile.changed', { body: { phone: '+33 1 46 62 35 35' } }),
};
