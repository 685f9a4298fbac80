import type { AccessCard } from '../../shared/domain/access/access-card.ts';
import { COVERAGE_STATES } from '../../shared/domain/decisions/coverage-state.ts';
import { searchFor } from '../../shared/domain/folded.ts';
import type { PersonCaller } from '../../shared/http/caller.ts';
import type { Handle } from '../../shared/http/endpoint.ts';
import { pageByRank } from '../../shared/http/page.ts';
import { MOST_SHOWN } from '../../shared/http/schemas.ts';
import { listCards } from '../../shared/table/access/access-cards.ts';
import { listEstablishments } from '../../shared/table/directory/establishments.ts';
import type { Table } from '../../shared/table/table.ts';
import {
  type Coverage,
  coverEstablishments,
  type Signatory,
} from '../../shared/use-cases/decisions/cover-establishments.ts';
import { sumUpCoverage, worstState } from '../../shared/use-cases/decisions/sum-up-coverage.ts';
import { loadMandated } from '../../shared/use-cases/mandates/load-mandated.ts';
import type { routes } from './contract.ts';

type Query = Parameters<Handle<typeof routes.getCoverage, PersonCaller>>[0]['query'];

const signatoriesOf = (cards: readonly AccessCard[]) => {
  const byId = new Map(cards.map((card) => [card.personId, card.holder]));
  return (signatory: Signatory) => {
    const { familyName = '', givenName = '' } = byId.get(signatory.personId) ?? {};
    return { ...signatory, familyName, givenName };
  };
};

const matches = (q: string): ((coverage: Coverage) => boolean) => {
  const isFound = searchFor(q);
  return ({ establishment: { name, siret, address } }) =>
    isFound([name, siret, ...address.lines, address.city].join(' '));
};

/** How many people a page names: with all else that it says, it stays below a megabyte. */
const MOST_NAMED = 1_500;

/** As many for each cell of the page as there is room for, the same for all. */
const namedOf = (page: readonly Coverage[]): number => {
  const cells = page.reduce((sum, { services }) => sum + services.length, 0);
  return Math.min(MOST_SHOWN, Math.max(1, Math.floor(MOST_NAMED / Math.max(1, cells))));
};

const rankOf = (coverage: Coverage): number => COVERAGE_STATES.indexOf(worstState(coverage));

/** What is asked for: the worst first, then by SIRET. */
const asked = (coverages: readonly Coverage[], { service, only, q, siret }: Query): Coverage[] =>
  coverages
    .filter(({ establishment }) => siret === undefined || establishment.siret === siret)
    .map(({ establishment, services }) => ({
      establishment,
      services: services.filter((each) => service === undefined || each.service === service),
    }))
    .filter(({ services }) => services.length > 0)
    .filter((coverage) => only === undefined || worstState(coverage) === only)
    .filter(q === undefined ? () => true : matches(q))
    .sort((a, b) => rankOf(a) - rankOf(b));

export const getCoverageEndpoint =
  (table: Table): Handle<typeof routes.getCoverage, PersonCaller> =>
  async ({ params, query, now }) => {
    const [cards, { establishments }] = await Promise.all([
      listCards(table, params.siren),
      listEstablishments(table, params.siren),
    ]);
    const all = coverEstablishments(establishments, await loadMandated(table, cards, now), now);
    const found = asked(all, query);
    const { items, ...next } = pageByRank(found, query);
    const show = signatoriesOf(cards);
    const named = namedOf(items);
    return {
      body: {
        totals: sumUpCoverage(all),
        found: found.length,
        items: items.map(({ establishment, services }) => ({
          siret: establishment.siret,
          name: establishment.name,
          address: establishment.address,
          state: worstState({ services }),
          services: services.map(({ service, signatories }) => ({
            service,
            count: signatories.length,
            signatories: signatories.slice(0, named).map(show),
          })),
          href: `/organisations/${params.siren}/access-report?siret=${establishment.siret}`,
        })),
        ...next,
      },
    };
  };
