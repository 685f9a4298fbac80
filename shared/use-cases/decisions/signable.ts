import { type AccessCard, maySignAt } from '../../domain/access/access-card.ts';
import { grantPhaseAt, isOwn } from '../../domain/access/grant.ts';
import type { MandatedAccess } from '../../domain/decisions/decide.ts';
import { DECLARATION_SERVICES, isClosedFrom } from '../../domain/declaration-services.ts';
import { type Establishment, isOpenAt } from '../../domain/directory/establishment.ts';
import type { Siret } from '../../domain/identifiers.ts';
import type { Instant } from '../../domain/instants.ts';
import { decideSigning, type Uncovered } from './uncovered.ts';

/**
 * What members may sign by grants of their own organisation, service by service. The result is the same as asking
 * `decide` for each member, service and establishment, but each grant is read only once.
 */
const signable = (
  cards: readonly AccessCard[],
  open: readonly Siret[],
  instant: Instant,
): Map<string, Set<Siret>> => {
  const signed = new Map<string, Set<Siret>>();
  const openSet = new Set(open);
  for (const card of cards) {
    if (!maySignAt(card, instant)) continue;
    for (const grant of card.grants) {
      if (!isOwn(grant) || grantPhaseAt(grant, instant) !== 'in-force') continue;
      const places = grant.establishments === 'all' ? open : grant.establishments;
      for (const [service, right] of Object.entries(grant.services)) {
        if (right !== 'sign') continue;
        const known = signed.get(service) ?? new Set<Siret>();
        for (const siret of places) if (openSet.has(siret)) known.add(siret);
        signed.set(service, known);
      }
    }
  }
  return signed;
};

/**
 * Service × establishment that somebody may sign with the first set of cards and nobody with the second (domain:
 * "Members"). People who act under a mandate go on signing in both cases.
 */
export const newlyUncovered = (
  before: readonly AccessCard[],
  after: readonly AccessCard[],
  {
    establishments,
    mandated,
  }: { establishments: readonly Establishment[]; mandated: readonly MandatedAccess[] },
  instant: Instant,
): Uncovered[] => {
  const open = establishments.filter((each) => isOpenAt(each, instant)).map(({ siret }) => siret);
  const [was, is] = [signable(before, open, instant), signable(after, open, instant)];
  const bySiret = new Map(establishments.map((each) => [each.siret, each]));
  const isSignedUnderMandate = (service: string, siret: Siret): boolean => {
    const establishment = bySiret.get(siret);
    return (
      establishment !== undefined &&
      decideSigning({ card: undefined, mandated }, service, establishment, instant).decision
    );
  };
  return DECLARATION_SERVICES.filter(({ closedOn }) => !isClosedFrom(closedOn, instant)).flatMap(({ code }) =>
    [...(was.get(code) ?? [])]
      .filter((siret) => !is.get(code)?.has(siret) && !isSignedUnderMandate(code, siret))
      .map((siret) => ({ service: code, siret })),
  );
};
