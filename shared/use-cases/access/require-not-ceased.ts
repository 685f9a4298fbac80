import { type CardChange, entersMembership } from '../../domain/access/card-change.ts';
import { hasCeased } from '../../domain/directory/organisation.ts';
import { DomainError } from '../../domain/errors.ts';
import { mandatorOf, type Siren } from '../../domain/identifiers.ts';
import { getOrganisations } from '../../table/directory/organisations.ts';
import type { CommandContext } from '../command.ts';

/** The bodies in which the change begins something: where somebody is invited or comes in, or whose rights are given. */
const beginsIn = ({ before, after }: CardChange): Siren[] => {
  const known = new Set(before?.grants.map(({ id }) => id));
  const given = after.grants.filter(({ id, endedAt }) => !known.has(id) && endedAt === undefined);
  const begins = given.length > 0 || entersMembership({ before, after });
  return [
    ...(begins ? [after.siren] : []),
    ...given.flatMap(({ mandateId }) => (mandateId === undefined ? [] : [mandatorOf(mandateId)])),
  ];
};

/**
 * Nothing begins in a body that has ceased: no invitation, no acceptance, no grant, no mandate. What ends there goes on
 * ending. Sirene tells of it by the day and at night, so that a read just before the transaction is enough.
 * @throws organisation-closed
 */
export const requireInBeing = async (
  { table, now }: Pick<CommandContext, 'table' | 'now'>,
  sirens: readonly Siren[],
): Promise<void> => {
  if (sirens.length === 0) return;
  const organisations = await getOrganisations(table, sirens, { consistent: true });
  for (const organisation of organisations.values())
    if (hasCeased(organisation, now)) throw new DomainError('organisation-closed');
};

/** The same of what these changes begin. @throws organisation-closed */
export const requireNotCeased = (
  context: Pick<CommandContext, 'table' | 'now'>,
  changes: readonly CardChange[],
): Promise<void> => requireInBeing(context, changes.flatMap(beginsIn));
