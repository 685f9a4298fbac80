import { type AccessCard, isMemberCard, stageAt } from '../../domain/access/access-card.ts';
import { type EstablishmentScope, grantPhaseAt, isOwn } from '../../domain/access/grant.ts';
import { decide, type Question } from '../../domain/decisions/decide.ts';
import { DECLARATION_SERVICES } from '../../domain/declaration-services.ts';
import type { Establishment } from '../../domain/directory/establishment.ts';
import {
  type MandateId,
  mandatorOf,
  type PersonId,
  personIdSchema,
  type Siren,
  type Siret,
  sirenOf,
  siretSchema,
} from '../../domain/identifiers.ts';
import type { Instant } from '../../domain/instants.ts';
import { effectsAt } from '../../domain/mandates/mandated-grant.ts';
import { RIGHTS, type Right } from '../../domain/rights.ts';
import { getCards, listCardsFrom, listCardsOfPerson } from '../../table/access/access-cards.ts';
import { withHistory } from '../../table/access/card-history.ts';
import { getEstablishments, listEstablishments } from '../../table/directory/establishments.ts';
import { getMemberships } from '../../table/people/memberships.ts';
import type { TableView } from '../../table/table-view.ts';
import { loadMandated, type PersonAccess } from '../mandates/load-mandated.ts';
import { evaluateAccess } from './evaluate-access.ts';

/** One result of a search, and the mandate that it depends on, if any. */
export interface Found<T> {
  result: T;
  mandate?: MandateId | undefined;
}

/** As many cards as hold this many persons who may, judged by those read so far. */
const cardsFor = (wanted: number, { read, found }: { read: number; found: number }): number =>
  Math.ceil(Math.min(MOST_CARDS, Math.max(FEWEST_CARDS, (wanted * (read + 1)) / (found + 1))));
const FEWEST_CARDS = 10;
const MOST_CARDS = 500;

/**
 * The persons who may do that, by id, one at a time, so that the caller can stop when the page is full: of the cards
 * no more are read than it takes.
 * @param after the person to begin after, or ""
 * @param limit how many the caller will take
 */
export async function* searchSubjects(
  table: TableView,
  question: Question,
  { after, limit }: { after: string; limit: number },
): AsyncGenerator<Found<PersonId>> {
  const establishment = (await getEstablishments(table, [question.siret])).get(question.siret);
  const seen = { read: 0, found: 0 };
  const start = personIdSchema.safeParse(after);
  let last = start.success ? start.data : undefined;
  for (let isAll = false; !isAll; ) {
    const count = cardsFor(limit - seen.found, seen);
    const cards = await listCardsFrom(table, sirenOf(question.siret), { after: last }, count);
    for (const { card, mandated } of await loadMandated(table, cards, question.instant)) {
      if (card.personId <= after) continue;
      const complete = await withHistory(table, card, question.instant);
      const decision = decide(question, { card: complete, establishment, mandated });
      if (!decision.decision) continue;
      seen.found += 1;
      yield { result: card.personId, mandate: decision.mandate };
    }
    seen.read += cards.length;
    last = cards.at(-1)?.personId;
    isAll = cards.length < count;
  }
}

/** The rights that the person has there. */
export const searchActions = async (
  table: TableView,
  question: Omit<Question, 'right'> & { personId: PersonId },
): Promise<Found<Right>[]> => {
  const decisions = await evaluateAccess(
    table,
    RIGHTS.map((right) => ({ ...question, right })),
  );
  return RIGHTS.flatMap((result, index) => {
    const decision = decisions[index];
    return decision?.decision ? [{ result, mandate: decision.mandate }] : [];
  });
};

export interface Resource {
  siret: Siret;
  service: string;
}

interface ResourceSearch {
  personId: PersonId;
  right: Right;
  instant: Instant;
  /** How many the caller will take. */
  limit: number;
}

const SERVICE_CODES = DECLARATION_SERVICES.map(({ code }) => code).sort();
const FEWEST_ESTABLISHMENTS = 25;
const MOST_ESTABLISHMENTS = 500;

/** The establishments that the person's grants reach. Grants under mandates reach only as far as the mandates go. */
const scopesOf = ({ card, mandated }: PersonAccess, { instant }: ResourceSearch): EstablishmentScope[] => [
  ...card.grants
    .filter((grant) => isOwn(grant) && grantPhaseAt(grant, instant) === 'in-force')
    .map(({ establishments }) => establishments),
  ...mandated.flatMap(({ mandate, card: theirs }) =>
    effectsAt(theirs, mandate, instant).map(({ effect }) => effect.establishments),
  ),
];

/** The services that some grant of theirs names: no place gives more results. */
const servicesOf = ({ card, mandated }: PersonAccess): number =>
  new Set(
    [card, ...mandated.map((each) => each.card)].flatMap(({ grants }) =>
      grants.flatMap(({ services }) => Object.keys(services)),
    ),
  ).size;

/** The establishments that the person's grants reach, by SIRET from `from` on: first as many as fill a page, then some more. */
async function* reachedBy(
  table: TableView,
  access: PersonAccess,
  search: ResourceSearch,
  from: Siret | undefined,
): AsyncGenerator<Establishment[]> {
  const scopes = scopesOf(access, search);
  let count = Math.min(MOST_ESTABLISHMENTS, Math.ceil(search.limit / Math.max(1, servicesOf(access))) + 1);
  const more = Math.max(FEWEST_ESTABLISHMENTS, Math.ceil(count / 4));
  if (!scopes.includes('all')) {
    const listed = new Set(scopes.flatMap((scope) => (scope === 'all' ? [] : scope)));
    const sirets = [...listed].filter((siret) => from === undefined || siret >= from).sort();
    while (sirets.length > 0) {
      const found = await getEstablishments(table, sirets.splice(0, count));
      yield [...found.values()].sort((a, b) => (a.siret < b.siret ? -1 : 1));
      count = more;
    }
    return;
  }
  let after: Siret | undefined;
  do {
    const page = await listEstablishments(table, access.card.siren, {
      limit: count,
      after,
      from,
      consistent: true,
    });
    yield page.establishments;
    after = page.next;
    count = more;
  } while (after !== undefined);
}

/** Who acts under a mandate has a grant under it where they work, and so a card at the mandator. */
const mandatorsIn = (cards: readonly AccessCard[]): Siren[] =>
  cards.flatMap(({ grants }) =>
    grants.flatMap(({ mandateId }) => (mandateId ? [mandatorOf(mandateId)] : [])),
  );

/**
 * The person's cards from that organisation on, as they are now. The index may not show one of a moment ago, so that it
 * is joined by what is read consistently: where the person joined, and the mandators of the grants there. Of the cards
 * before, only those with such grants are read.
 */
const cardsFrom = async (table: TableView, personId: PersonId, from: string): Promise<AccessCard[]> => {
  const [listed, joined] = await Promise.all([
    listCardsOfPerson(table, personId),
    getMemberships(table, personId),
  ]);
  const wanted = listed.filter((card) => card.siren >= from || isMemberCard(card)).map(({ siren }) => siren);
  const known = new Set([...wanted, ...joined]);
  const cards = await getCards(table, personId, [...known]);
  const mandators = new Set(mandatorsIn(cards).filter((siren) => siren >= from && !known.has(siren)));
  return [
    ...cards.filter(({ siren }) => siren >= from),
    ...(await getCards(table, personId, [...mandators])),
  ];
};

const accessesOf = async (
  table: TableView,
  { personId, instant }: ResourceSearch,
  from: string,
): Promise<PersonAccess[]> => {
  const cards = (await cardsFrom(table, personId, from.slice(0, 9)))
    .filter((card) => stageAt(card, instant)?.status === 'active' || card.actsUnder !== undefined)
    .sort((a, b) => (a.siren < b.siren ? -1 : 1));
  return loadMandated(table, cards, instant);
};

/**
 * The resources on which the person may do that, by SIRET and then service, one at a time, so that the caller can
 * stop when the page is full. Every result is decided on consistently read cards and mandates.
 * @param after the `siret/service` to begin after, or ""
 */
export async function* searchResources(
  table: TableView,
  search: ResourceSearch,
  after: string,
): AsyncGenerator<Found<Resource>> {
  const start = siretSchema.safeParse(after.split('/')[0]);
  const from = start.success ? start.data : undefined;
  for (const { card, mandated } of await accessesOf(table, search, from ?? '')) {
    const complete = await withHistory(table, card, search.instant);
    for await (const establishments of reachedBy(table, { card: complete, mandated }, search, from)) {
      for (const establishment of establishments) {
        const { siret } = establishment;
        for (const service of SERVICE_CODES) {
          if (`${siret}/${service}` <= after) continue;
          const question = { right: search.right, siret, service, instant: search.instant };
          const decision = decide(question, { card: complete, establishment, mandated });
          if (decision.decision) yield { result: { siret, service }, mandate: decision.mandate };
        }
      }
    }
  }
}
