import { type AccessCard, stageAt } from '../domain/access-card.ts';
import { DECLARATION_SERVICES, isClosedFrom } from '../domain/declaration-services.ts';
import { type Establishment, isClosedAt } from '../domain/establishment.ts';
import { grantPhaseAt } from '../domain/grant.ts';
import type { Siret } from '../domain/identifiers.ts';
import type { Instant } from '../domain/instants.ts';
import type { Uncovered } from './uncovered.ts';

/**
 * What somebody may sign at that instant, service by service: the same as asking `decide` for each person, service and
 * establishment, at the cost of reading each grant once.
 */
const signable = (
  cards: readonly AccessCard[],
  open: readonly Siret[],
  instant: Instant,
): Map<string, Set<Siret>> => {
  const signed = new Map<string, Set<Siret>>();
  const openSet = new Set(open);
  for (const card of cards) {
    if (stageAt(card, instant)?.status !== 'active') continue;
    for (const grant of card.grants) {
      if (grantPhaseAt(grant, instant) !== 'in-force') continue;
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

/** Service × establishment that somebody may sign with the one set of cards and nobody with the other (domain: "Members"). */
export const newlyUncovered = (
  before: readonly AccessCard[],
  after: readonly AccessCard[],
  establishments: readonly Establishment[],
  instant: Instant,
): Uncovered[] => {
  const open = establishments.filter((each) => !isClosedAt(each, instant)).map(({ siret }) => siret);
  const [was, is] = [signable(before, open, instant), signable(after, open, instant)];
  return DECLARATION_SERVICES.filter(({ closedOn }) => !isClosedFrom(closedOn, instant)).flatMap(({ code }) =>
    [...(was.get(code) ?? [])]
      .filter((siret) => !is.get(code)?.has(siret))
      .map((siret) => ({ service: code, siret })),
  );
};
