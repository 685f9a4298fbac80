import type { Grant } from '../../domain/access/grant.ts';
import { draftGrant, type GrantTerms } from '../../domain/access/granting.ts';
import { judgePart, refusedAt } from '../../domain/errors.ts';
import {
  grantIdSchema,
  type MandateId,
  mandataryOf,
  mandatorOf,
  type Siren,
  type Siret,
  sirenOf,
} from '../../domain/identifiers.ts';
import type { Mandate } from '../../domain/mandates/mandate.ts';
import { limitOf } from '../../domain/mandates/within-mandate.ts';
import { pointerTo } from '../../domain/pointer.ts';
import { getEstablishments } from '../../table/directory/establishments.ts';
import { checkMandate, getMandates } from '../../table/mandates/mandates.ts';
import type { CommandContext, Outcome } from '../command.ts';

/** The named establishments of the organisation that each grant is about: under a mandate, the mandator. */
const namedSirets = (siren: Siren, terms: readonly GrantTerms[]): Siret[] =>
  terms.flatMap(({ establishments, mandateId }) => {
    if (establishments === 'all') return [];
    const owner = mandateId === undefined ? siren : mandatorOf(mandateId);
    return establishments.filter((siret) => sirenOf(siret) === owner);
  });

/** The mandate that the grant will be under, if any. @throws unknown-mandate */
const mandateOf = (
  { mandateId }: GrantTerms,
  siren: Siren,
  mandates: ReadonlyMap<MandateId, Mandate>,
): Mandate | undefined => {
  if (mandateId === undefined) return undefined;
  const mandate = mandates.get(mandateId);
  if (mandate === undefined || mandataryOf(mandateId) !== siren) {
    throw refusedAt(pointerTo('mandateId'), { code: 'unknown-mandate', facts: { organisation: siren } });
  }
  return mandate;
};

/**
 * Drafts grants that the rules allow. They are checked one after the other, so that one may be the prerequisite of
 * the next. Establishments of other organisations count as unknown, so that nothing about them is revealed. The
 * writes check that each mandate is still as it was read, so that no grant is given under one that ends at the same
 * moment. `placeOf` gives the place of each grant in the body (RFC 6901).
 * @throws unknown-mandate, mandate-not-active, exceeds-mandate, and what `draftGrant` throws
 */
export const draftGrants = async (
  { table, newId, now }: CommandContext,
  siren: Siren,
  terms: readonly GrantTerms[],
  held: readonly Grant[],
  placeOf: (index: number) => string,
): Promise<Outcome<Grant[]>> => {
  const named = terms.flatMap(({ mandateId }) => (mandateId === undefined ? [] : [mandateId]));
  const [known, mandates] = await Promise.all([
    getEstablishments(table, namedSirets(siren, terms)),
    getMandates(table, named),
  ]);
  const drafted: Grant[] = [];
  for (const [index, each] of terms.entries()) {
    const id = grantIdSchema.parse(newId());
    const draft = (): Grant => {
      const mandate = mandateOf(each, siren, mandates);
      const limit = mandate && limitOf(mandate, now);
      return draftGrant(each, { id, now, held: held.concat(drafted), known, limit });
    };
    drafted.push(judgePart(placeOf(index), draft));
  }
  return { value: drafted, writes: [...mandates.values()].map((mandate) => checkMandate(table, mandate)) };
};
