import type { Establishment } from '../domain/establishment.ts';
import type { Grant } from '../domain/grant.ts';
import { draftGrant, type GrantTerms } from '../domain/granting.ts';
import { grantIdSchema, type Siren, type Siret, sirenOf } from '../domain/identifiers.ts';
import { getEstablishments } from '../table/establishments.ts';
import type { CommandContext } from './command.ts';

const namedSirets = (terms: readonly GrantTerms[]): Siret[] =>
  terms.flatMap(({ establishments }) => (establishments === 'all' ? [] : establishments));

/**
 * Grants that the rules allow, checked one after the other, so that one may be the prerequisite of the next.
 * Establishments of other organisations count as unknown: nothing of them is told.
 */
export const draftGrants = async (
  { table, newId, now }: CommandContext,
  siren: Siren,
  terms: readonly GrantTerms[],
  held: readonly Grant[],
): Promise<Grant[]> => {
  const own = namedSirets(terms).filter((siret) => sirenOf(siret) === siren);
  const known: ReadonlyMap<Siret, Establishment> = await getEstablishments(table, own);
  const drafted: Grant[] = [];
  for (const each of terms) {
    const id = grantIdSchema.parse(newId());
    drafted.push(draftGrant(each, { id, now, held: held.concat(drafted), known }));
  }
  return drafted;
};
