import { stageAt } from '../../domain/access/access-card.ts';
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
 * An agent of support who is, or may become, a member of the organisation decides nothing there, with whatever account.
 * @throws support-conflict
 */
export const requireOutsider = async (
  { table, now }: CommandContext,
  siren: Siren,
  agent: Party,
): Promise<Write[]> => {
  const accounts = await accountsOf(table, agent);
  return Promise.all(
    [...accounts].map(async (personId) => {
      const card = await getCard(table, siren, personId);
      const status = card && stageAt(card, now)?.status;
      if (status !== undefined && status !== 'ended') throw new DomainError('support-conflict');
      return checkCard(table, siren, personId, card);
    }),
  );
};
