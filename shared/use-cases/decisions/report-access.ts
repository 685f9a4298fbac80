import { type AccessCard, maySignAt, stageAt } from '../../domain/access/access-card.ts';
import { covers, type Grant, grantPhaseAt, isOwn } from '../../domain/access/grant.ts';
import {
  type MandateId,
  mandatorOf,
  type PersonId,
  type Siren,
  type Siret,
  sirenOf,
} from '../../domain/identifiers.ts';
import type { Instant } from '../../domain/instants.ts';
import type { Mandate } from '../../domain/mandates/mandate.ts';
import type { Extent } from '../../domain/mandates/mandate-bounds.ts';
import { effectsAt } from '../../domain/mandates/mandated-grant.ts';
import type { Right } from '../../domain/rights.ts';
import { type CardsFrom, listCards, listCardsFrom } from '../../table/access/access-cards.ts';
import { withHistory } from '../../table/access/card-history.ts';
import { getMandates } from '../../table/mandates/mandates.ts';
import type { TableView } from '../../table/table-view.ts';
import { loadMandated } from '../mandates/load-mandated.ts';

/**
 * One service on which one person had a right at the instant of the report. Under a mandate, only as far as it went.
 */
export interface AccessRow {
  /** The person's card in their own organisation: under a mandate, the mandatary's. */
  card: AccessCard;
  grant: Grant;
  service: string;
  right: Right;
  establishments: Extent['establishments'];
  until: Instant | undefined;
}

export interface ReportFilter {
  at: Instant;
  siret?: Siret | undefined;
  service?: string | undefined;
}

/** The rows of a grant. `owner` is the organisation whose establishments it is about. */
const rowsOf = (
  card: AccessCard,
  owner: Siren,
  { grant, effect }: { grant: Grant; effect: Extent },
  { at, siret, service }: ReportFilter,
): AccessRow[] => {
  const { establishments, until } = effect;
  if (siret !== undefined && (sirenOf(siret) !== owner || !covers(establishments, siret))) return [];
  // Whoever is to be confirmed declares what they may not sign yet.
  const signs = maySignAt(card, at);
  return (
    Object.entries(effect.services)
      .filter(([code]) => service === undefined || code === service)
      // DynamoDB keeps no order in a map, and a page goes on after so many rows of a person.
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([code, named]) => {
        const right = named === 'sign' && !signs ? 'declare' : named;
        return { card, grant, service: code, right, establishments, until };
      })
  );
};

const ownRows = (card: AccessCard, filter: ReportFilter): AccessRow[] =>
  stageAt(card, filter.at)?.status === 'active'
    ? card.grants
        .filter((grant) => isOwn(grant) && grantPhaseAt(grant, filter.at) === 'in-force')
        .flatMap((grant) => rowsOf(card, card.siren, { grant, effect: grant }, filter))
    : [];

const mandatedRows = (card: AccessCard, mandate: Mandate, filter: ReportFilter): AccessRow[] =>
  effectsAt(card, mandate, filter.at).flatMap((each) => rowsOf(card, mandatorOf(mandate.id), each, filter));

const mandatesNamed = (cards: readonly AccessCard[]): MandateId[] =>
  cards.flatMap(({ grants }) => grants.flatMap(({ mandateId }) => mandateId ?? []));

/** The rows of each card: what its person does as a member, then what they do there under the organisation's own mandates. */
const rowsOfCards = async (
  table: TableView,
  listed: readonly AccessCard[],
  filter: ReportFilter,
): Promise<{ personId: PersonId; rows: AccessRow[] }[]> => {
  const cards = await Promise.all(listed.map((card) => withHistory(table, card, filter.at)));
  const [given, acting] = await Promise.all([
    getMandates(table, mandatesNamed(cards)),
    loadMandated(table, listed, filter.at),
  ]);
  return cards.map((card, index) => ({
    personId: card.personId,
    rows: [
      ...ownRows(card, filter),
      ...[...new Set(mandatesNamed([card]))].flatMap((id) => {
        const mandate = given.get(id);
        return mandate === undefined ? [] : mandatedRows(card, mandate, filter);
      }),
      ...(acting[index]?.mandated ?? []).flatMap(({ mandate, card: theirs }) =>
        mandatedRows(theirs, mandate, filter),
      ),
    ],
  }));
};

/** Who had which rights at that instant, by person, grant and service; under mandates too, on either side. */
export const reportAccess = async (
  table: TableView,
  siren: Siren,
  filter: ReportFilter,
): Promise<AccessRow[]> => {
  const found = await rowsOfCards(table, await listCards(table, siren), filter);
  return found.flatMap(({ rows }) => rows);
};

/** Where a page of the report ended. */
export interface ReportPosition {
  personId: PersonId;
  /** How many rows of that person stood on pages before. */
  shown: number;
  /** How many cards the page took: the next one reads as many at once. */
  cards: number;
}

/** What a first page takes people to have, until it is known. */
const ROWS_OF_A_PERSON = 2;
const MOST_CARDS = 500;
/** A row may name two thousand establishments: a page ends before its rows name more than these. */
const MOST_PLACES_NAMED = 30_000;

const placesNamed = ({ establishments }: AccessRow): number =>
  establishments === 'all' ? 0 : establishments.length;

/** One page of the report. It reads hardly more cards than its rows stand on. */
export const reportPage = async (
  table: TableView,
  siren: Siren,
  filter: ReportFilter,
  { limit, after }: { limit: number; after: ReportPosition | undefined },
): Promise<{ rows: AccessRow[]; next: ReportPosition | undefined }> => {
  const rows: AccessRow[] = [];
  let from: CardsFrom = { at: after?.personId };
  let last = after;
  let taken = 0;
  let named = 0;
  let count = after?.cards ?? Math.ceil(limit / ROWS_OF_A_PERSON) + 1;
  for (;;) {
    const cards = await listCardsFrom(table, siren, from, Math.min(count, MOST_CARDS));
    for (const { personId, rows: theirs } of await rowsOfCards(table, cards, filter)) {
      taken += 1;
      const before = personId === after?.personId ? after.shown : 0;
      for (const [index, row] of theirs.entries()) {
        if (index < before) continue;
        named += placesNamed(row);
        if (rows.length === limit || (rows.length > 0 && named > MOST_PLACES_NAMED))
          return { rows, next: last && { ...last, cards: Math.min(taken, MOST_CARDS) } };
        rows.push(row);
        last = { personId, shown: index + 1, cards: taken };
      }
    }
    if (cards.length < Math.min(count, MOST_CARDS)) return { rows, next: undefined };
    from = { after: cards.at(-1)?.personId };
    // As many more as the rest of the page takes, by those that were read.
    count = Math.ceil(((limit + 1 - rows.length) * taken) / Math.max(1, rows.length)) + 1;
  }
};
