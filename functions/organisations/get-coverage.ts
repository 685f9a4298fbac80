import type { AccessCard } from '../../shared/domain/access/access-card.ts';
import type { PersonCaller } from '../../shared/http/caller.ts';
import type { Handle } from '../../shared/http/endpoint.ts';
import { nextCursor } from '../../shared/http/page.ts';
import { listCards } from '../../shared/table/access/access-cards.ts';
import { listEstablishments } from '../../shared/table/directory/establishments.ts';
import type { Table } from '../../shared/table/table.ts';
import {
  coverEstablishments,
  type Signatory,
} from '../../shared/use-cases/decisions/cover-establishments.ts';
import { loadMandated } from '../../shared/use-cases/mandates/load-mandated.ts';
import type { routes } from './contract.ts';
import { siretAfter } from './list-establishments.ts';

const signatoriesOf = (cards: readonly AccessCard[]) => {
  const byId = new Map(cards.map((card) => [card.personId, card.holder]));
  return (signatory: Signatory) => {
    const { familyName = '', givenName = '' } = byId.get(signatory.personId) ?? {};
    return { ...signatory, familyName, givenName };
  };
};

export const getCoverageEndpoint =
  (table: Table): Handle<typeof routes.getCoverage, PersonCaller> =>
  async ({ params, query, now }) => {
    const page = { limit: query.limit, after: siretAfter(query.cursor, params.siren) };
    const [cards, { establishments, next }] = await Promise.all([
      listCards(table, params.siren),
      listEstablishments(table, params.siren, page),
    ]);
    const show = signatoriesOf(cards);
    const accesses = await loadMandated(table, cards, now);
    return {
      body: {
        items: coverEstablishments(establishments, accesses, now).map(({ establishment, services }) => ({
          siret: establishment.siret,
          name: establishment.name,
          services: services.map(({ service, signatories }) => ({
            service,
            signatories: signatories.map(show),
          })),
        })),
        ...nextCursor(next),
      },
    };
  };
