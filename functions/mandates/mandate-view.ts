import { type AccessCard, isNamedByHolder } from '../../shared/domain/access/access-card.ts';
import type { MandateId, Siren } from '../../shared/domain/identifiers.ts';
import { mandataryOf, mandatorOf } from '../../shared/domain/identifiers.ts';
import { type Instant, toInstant } from '../../shared/domain/instants.ts';
import {
  type Mandate,
  type MandateSide,
  type MandateStatus,
  type MandateTerms,
  mandateStatusAt,
} from '../../shared/domain/mandates/mandate.ts';
import type { MandateTermsAsked } from '../../shared/domain/mandates/propose-mandate.ts';
import { NO_NAMES, type Names as PersonNames } from '../../shared/domain/names.ts';
import { getOrganisations } from '../../shared/table/directory/organisations.ts';
import type { Table } from '../../shared/table/table.ts';
import type { Acting } from '../../shared/use-cases/mandates/find-acting.ts';
import type { GrantLoss } from '../../shared/use-cases/mandates/find-losses.ts';

export type Names = ReadonlyMap<Siren, { name: string }>;

/** The names of the organisations on both sides. */
export const readNames = (table: Table, ids: readonly MandateId[]): Promise<Names> =>
  getOrganisations(
    table,
    ids.flatMap((id) => [mandatorOf(id), mandataryOf(id)]),
  );

const ACTIONS = ['accept', 'refuse', 'end', 'narrow'] as const;
type MandateAction = (typeof ACTIONS)[number];

const POSSIBLE: Partial<Record<MandateStatus, Partial<Record<MandateSide, readonly MandateAction[]>>>> = {
  proposed: { mandator: ['end'], mandatary: ['accept', 'refuse'] },
  active: { mandator: ['end', 'narrow'], mandatary: ['end'] },
};

/** A mandate as the administrators of these sides see it. */
export const viewMandate = (
  mandate: Mandate,
  { sides, names, now }: { sides: readonly MandateSide[]; names: Names; now: Instant },
) => {
  const { id, evidence, stages, version } = mandate;
  const status = mandateStatusAt(mandate, now) ?? 'proposed';
  const possible = new Set(sides.flatMap((side) => POSSIBLE[status]?.[side] ?? []));
  const organisation = (siren: Siren) => ({ siren, name: names.get(siren)?.name ?? siren });
  const terms: MandateTerms | undefined = mandate.terms.at(-1);
  if (terms === undefined) throw new Error('a mandate has terms from its proposal on');
  return {
    id,
    mandator: organisation(mandatorOf(id)),
    mandatary: organisation(mandataryOf(id)),
    status,
    evidence,
    terms,
    formerTerms: mandate.terms.slice(0, -1),
    history: stages,
    can: ACTIONS.filter((action) => possible.has(action)),
    version,
  };
};

/** What the other side may read of a member: until they accept, their name is the mandatary's own. */
const namesOf = (card: AccessCard): PersonNames => (isNamedByHolder(card) ? card.holder : NO_NAMES);

export const viewLoss = ({ card, grant, loss }: GrantLoss) => {
  const { familyName, givenName } = namesOf(card);
  return { personId: card.personId, familyName, givenName, grant: grant.id, ...loss };
};

/** A person who acts under a mandate, with the grant and what it allows. */
export const viewActing = ({ card, grant: { id, from }, effect }: Acting) => {
  const { familyName, givenName } = namesOf(card);
  return { personId: card.personId, familyName, givenName, grant: id, from, ...effect };
};

/** The terms of a mandate as a request gives them, with texts turned into instants. */
export const termsOf = <T extends Omit<MandateTermsAsked, 'until'>>({
  until,
  ...terms
}: T & { until?: string | undefined }) => ({
  ...terms,
  ...(until !== undefined && { until: toInstant(until) }),
});
