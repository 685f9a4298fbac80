import { getCard } from '../../../shared/table/access/access-cards.ts';
import type { Answered, Register, Sent } from '../register.ts';
import type { ModelWorld } from './model-choose.ts';
import type { MadeIds, ModelCommand } from './model-effects.ts';
import type { Terms } from './model-grants.ts';

const wire = ({ where, ...terms }: Terms) => ({ ...terms, establishments: where });

/** The operation and the HTTP request of the command. */
const requestOf = (
  { people, organisations }: ModelWorld,
  command: ModelCommand,
): [operation: string, sent: Sent] => {
  const siren = organisations[command.organisation]?.siren ?? '';
  switch (command.kind) {
    case 'invite': {
      const names = { familyName: 'Essai', givenName: 'Essai' };
      const body = { email: command.email, ...names, grants: command.grants.map(wire) };
      return ['inviteMember', { params: { siren }, body }];
    }
    case 'accept':
      return ['acceptInvitation', { params: { id: command.invitation } }];
    case 'refuse':
      return ['refuseInvitation', { params: { id: command.invitation } }];
  }
  const params = { siren, personId: people[command.target]?.personId ?? '' };
  switch (command.kind) {
    case 'give':
      return ['giveGrant', { params, body: wire(command.terms) }];
    case 'change':
      return ['changeGrant', { params: { ...params, grantId: command.grant }, body: wire(command.terms) }];
    case 'end-grant':
      return ['endGrant', { params: { ...params, grantId: command.grant } }];
    case 'suspend':
      return ['suspendMember', { params }];
    case 'reactivate':
      return ['reactivateMember', { params }];
    case 'role':
      return ['changeRole', { params, body: { role: command.role } }];
    case 'remove':
      return ['endMember', { params }];
  }
};

const namesOf = async (world: ModelWorld, command: ModelCommand, { body }: Answered): Promise<MadeIds> => {
  if (command.kind === 'give' || command.kind === 'change') return { grants: [body.id], invitation: '' };
  const siren = world.organisations[command.organisation]?.siren;
  if (command.kind !== 'invite' || siren === undefined) return { grants: [], invitation: '' };
  // The invited person finds the invitation among their tasks; here the card shows it.
  const card = await getCard(world.table, siren, body.personId);
  const ids = (card?.grants ?? []).map(({ id }): string => id);
  return {
    grants: ids.slice(ids.length - command.grants.length),
    invitation: card?.invitation?.id ?? '',
  };
};

/** Sends the command to the register. Returns the code of the refusal, or the ids of what it made. */
export const sendCommand = async (
  world: ModelWorld,
  register: Register,
  command: ModelCommand,
): Promise<{ refused: string } | { refused: undefined; named: MadeIds }> => {
  const account = world.people[command.actor];
  if (account === undefined) throw new Error('nobody sends this');
  const answered = await register(account, ...requestOf(world, command));
  if (answered.status >= 400) return { refused: answered.body.code };
  return { refused: undefined, named: await namesOf(world, command, answered) };
};
