import { type AccessCard, stageAt } from '../domain/access-card.ts';
import { decide, type Question } from '../domain/decide.ts';
import { DECLARATION_SERVICES } from '../domain/declaration-services.ts';
import type { Establishment } from '../domain/establishment.ts';
import { grantPhaseAt } from '../domain/grant.ts';
import { type PersonId, type Siren, type Siret, sirenOf } from '../domain/identifiers.ts';
import type { Instant } from '../domain/instants.ts';
import { RIGHTS, type Right } from '../domain/rights.ts';
import { getCards, listCards, listCardsOfPerson } from '../table/access-cards.ts';
import { getEstablishments, listEstablishments } from '../table/establishments.ts';
import type { Table } from '../table/table.ts';
import { evaluateAccess } from './evaluate-access.ts';
import { withHistory } from './with-history.ts';

/** The persons who may do that, by id. */
export const searchSubjects = async (
  table: Table,
  question: Question,
  after: string,
): Promise<PersonId[]> => {
  const establishment = (await getEstablishments(table, [question.siret])).get(question.siret);
  const found: PersonId[] = [];
  for (const card of await listCards(table, sirenOf(question.siret))) {
    if (card.personId <= after) continue;
    const complete = await withHistory(table, card, question.instant);
    if (decide(question, { card: complete, establishment }).decision) found.push(card.personId);
  }
  return found;
};

/** The rights that the person has there. */
export const searchActions = async (
  table: Table,
  question: Omit<Question, 'right'> & { personId: PersonId },
): Promise<Right[]> => {
  const decisions = await evaluateAccess(
    table,
    RIGHTS.map((right) => ({ ...question, right })),
  );
  return RIGHTS.filter((_, index) => decisions[index]?.decision);
};

export interface Resource {
  siret: Siret;
  service: string;
}

interface ResourceSearch {
  personId: PersonId;
  right: Right;
  instant: Instant;
}

const SERVICE_CODES = DECLARATION_SERVICES.map(({ code }) => code).sort();
const ESTABLISHMENTS_PER_PAGE = 100;

/** The establishments that the card's grants reach, by SIRET from `from` on, some at a time. */
async function* reachedBy(
  table: Table,
  card: AccessCard,
  { instant }: ResourceSearch,
  from: string,
): AsyncGenerator<Establishment[]> {
  const scopes = card.grants
    .filter((grant) => grantPhaseAt(grant, instant) === 'in-force')
    .map(({ establishments }) => establishments);
  if (!scopes.includes('all')) {
    const sirets = scopes.flatMap((scope) => (scope === 'all' ? [] : scope)).filter((siret) => siret >= from);
    const found = await getEstablishments(table, sirets);
    yield [...found.values()].sort((a, b) => (a.siret < b.siret ? -1 : 1));
    return;
  }
  let after: Siret | undefined;
  do {
    const page = await listEstablishments(table, card.siren, { limit: ESTABLISHMENTS_PER_PAGE, after });
    yield page.establishments.filter(({ siret }) => siret >= from);
    after = page.next;
  } while (after !== undefined);
}

const cardsOf = async (
  table: Table,
  { personId, instant }: ResourceSearch,
  from: string,
): Promise<AccessCard[]> => {
  const listed = await listCardsOfPerson(table, personId);
  const sirens: Siren[] = listed.map(({ siren }) => siren).filter((siren) => siren >= from.slice(0, 9));
  const cards = await getCards(table, personId, sirens);
  return cards
    .filter((card) => stageAt(card, instant)?.status === 'active')
    .sort((a, b) => (a.siren < b.siren ? -1 : 1));
};

/**
 * What the person may do that on, by SIRET then service, one at a time, so that whoever asks stops when the page is
 * full. The index only names the organisations; every result is decided on a consistently read card.
 * @param after the `siret/service` to begin after, or ""
 */
export async function* searchResources(
  table: Table,
  search: ResourceSearch,
  after: string,
): AsyncGenerator<Resource> {
  const [from = ''] = after.split('/');
  for (const card of await cardsOf(table, search, from)) {
    const complete = await withHistory(table, card, search.instant);
    for await (const establishments of reachedBy(table, complete, search, from)) {
      for (const establishment of establishments) {
        const { siret } = establishment;
        for (const service of SERVICE_CODES) {
          if (`${siret}/${service}` <= after) continue;
          const question = { right: search.right, siret, service, instant: search.instant };
          if (decide(question, { card: complete, establishment }).decision) yield { siret, service };
        }
      }
    }
  }
}
