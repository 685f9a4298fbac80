import { isInsider } from '../../domain/access/access-card.ts';
import { DomainError } from '../../domain/errors.ts';
import type { PersonId, Siren } from '../../domain/identifiers.ts';
import type { Party } from '../../domain/people/party.ts';
import { foldAddress } from '../../domain/people/same-person.ts';
import { checkCard, getCard } from '../../table/access/access-cards.ts';
import { findByEmail } from '../../table/people/people.ts';
import type { Table } from '../../table/table.ts';
import type { Write } from '../../table/write.ts';
import type { CommandContext } from '../command.ts';

/** The agent, and whoever the register first saw with their address: another account of theirs. */
const accountsOf = async (table: Table, { personId, email }: Party): Promise<Set<PersonId>> => {
  const known = await Promise.all([email, foldAddress(email)].map((each) => findByEmail(table, each)));
  return new Set([personId, ...known.filter((each) => each !== undefined)]);
};

/**
 * The conditions that the agent stays outside the organisation, with whatever account; undefined when they are too
 * near to decide there.
 */
export const outsider = async (
  { table, now }: Pick<CommandContext, 'table' | 'now'>,
  siren: Siren,
  agent: Party,
): Promise<Write[] | undefined> => {
  const accounts = [...(await accountsOf(table, agent))];
  const cards = await Promise.all(accounts.map((personId) => getCard(table, siren, personId)));
  return cards.some((card) => isInsider(card, now))
    ? undefined
    : accounts.map((personId, index) => checkCard(table, siren, personId, cards[index]));
};

/** The same for an agent who acts now. @throws support-conflict */
export const requireOutsider = async (
  context: CommandContext,
  siren: Siren,
  agent: Party,
): Promise<Write[]> => {
  const stillOutside = await outsider(context, siren, agent);
  if (stillOutside === undefined) throw new DomainError('support-conflict');
  return stillOutside;
};
