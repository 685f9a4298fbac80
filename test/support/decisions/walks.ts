import { personIdSchema, type Siret, siretSchema } from '../../../shared/domain/identifiers.ts';
import { cardIndexAttributes, listCards } from '../../../shared/table/access/access-cards.ts';
import { batchPut } from '../../../shared/table/batch-put.ts';
import { establishmentItem, getEstablishments } from '../../../shared/table/directory/establishments.ts';
import { keys } from '../../../shared/table/keys.ts';
import type { Table } from '../../../shared/table/table.ts';
import { listMembers } from '../../../shared/use-cases/access/list-members.ts';
import { type ReportPosition, reportPage } from '../../../shared/use-cases/decisions/report-access.ts';
import { searchResources, searchSubjects } from '../../../shared/use-cases/decisions/search-access.ts';
import { cardOf, grantOf, on, rankedGrantId, SIREN, stage, TOWN_HALL } from '../access/cards.ts';
import { siretNumber } from '../directory/luhn.ts';

/** The results of a list from its first page to its last, and the read units of all pages. */
export interface Walk {
  results: string[];
  units: number;
}

const NOW = on('06-01');
const idOf = (rank: number) => personIdSchema.parse(`01BX5ZZKBKACTAV9WEVG${String(rank).padStart(6, '0')}`);
/** Has rights on a list of places. */
const BY_LIST = idOf(0);

const placesOf = (count: number): Siret[] =>
  Array.from({ length: count }, (_, rank) => siretSchema.parse(siretNumber(SIREN, 100 + rank)));

/** A body of so many members with two rights each, of whom one has a right on each of so many places. */
export const fillBody = async (table: Table, members: number, places: number): Promise<void> => {
  const common = { siren: SIREN, name: 'ECOLE', address: { lines: ['1 RUE DE L’ESSAI'] }, closures: [] };
  const establishments = [TOWN_HALL, ...placesOf(places)].map((siret, rank) =>
    establishmentItem({ ...common, siret, headOffice: rank === 0 }),
  );
  const cards = Array.from({ length: members }, (_, rank) =>
    cardOf({
      personId: idOf(rank),
      timeline: [stage(on('01-01'), 'active')],
      grants:
        rank === 0
          ? [grantOf({ services: { DAT: 'declare' }, establishments: placesOf(places) })]
          : [
              grantOf({ id: rankedGrantId(0), services: { DSN: 'sign' } }),
              grantOf({ id: rankedGrantId(1), services: { DSIJ: 'declare' } }),
            ],
    }),
  );
  await batchPut(table, [
    ...establishments,
    ...cards.map((card) => ({
      ...keys.card(card.siren, card.personId),
      ...cardIndexAttributes(card),
      ...card,
    })),
  ]);
};

/** Reads page after page of some list. */
type Pages = (table: Table, limit: number) => Promise<string[]>;

const subjects: Pages = async (table, limit) => {
  const question = { right: 'sign', siret: TOWN_HALL, service: 'DSN', instant: NOW } as const;
  const results: string[] = [];
  for (let hasMore = true; hasMore; ) {
    const end = results.length + limit;
    hasMore = false;
    const asked = { after: results.at(-1) ?? '', limit: limit + 1 };
    for await (const { result } of searchSubjects(table, question, asked)) {
      // The one too many tells that there is another page.
      hasMore = results.length === end;
      if (hasMore) break;
      results.push(result);
    }
  }
  return results;
};

const resources: Pages = async (table, limit) => {
  const search = { personId: BY_LIST, right: 'declare', instant: NOW, limit: limit + 1 } as const;
  const results: string[] = [];
  for (let hasMore = true; hasMore; ) {
    const end = results.length + limit;
    hasMore = false;
    for await (const { result } of searchResources(table, search, results.at(-1) ?? '')) {
      hasMore = results.length === end;
      if (hasMore) break;
      results.push(`${result.siret}/${result.service}`);
    }
  }
  return results;
};

const report: Pages = async (table, limit) => {
  const results: string[] = [];
  let after: ReportPosition | undefined;
  do {
    const page = await reportPage(table, SIREN, { at: NOW }, { limit, after });
    results.push(...page.rows.map(({ card, service }) => `${card.personId}/${service}`));
    after = page.next;
  } while (after !== undefined);
  return results;
};

const members: Pages = async (table, limit) => {
  const results: string[] = [];
  let after: NonNullable<Awaited<ReturnType<typeof listMembers>>>['next'];
  do {
    const page = await listMembers(table, SIREN, { now: NOW }, { limit, after });
    results.push(...(page?.cards ?? []).map(({ personId }) => personId));
    after = page?.next;
  } while (after !== undefined);
  return results;
};

const LISTS = { subjects, report, members, resources };
export type List = keyof typeof LISTS;

interface Consumed {
  ConsumedCapacity?: { CapacityUnits?: number } | { CapacityUnits?: number }[];
}

/** Counts on the table's own client, by DynamoDB's own count. */
const measured = async (table: Table, run: (table: Table) => Promise<string[]>): Promise<Walk> => {
  let units = 0;
  const { middlewareStack } = table.documents;
  middlewareStack.add(
    (next) => async (args) => {
      const result = await next({ ...args, input: { ...args.input, ReturnConsumedCapacity: 'TOTAL' } });
      const { ConsumedCapacity } = result.output as Consumed;
      for (const { CapacityUnits = 0 } of [ConsumedCapacity ?? []].flat()) units += CapacityUnits;
      return result;
    },
    { step: 'initialize', name: 'walk' },
  );
  try {
    const results = await run(table);
    return { results, units };
  } finally {
    middlewareStack.remove('walk');
  }
};

/** A list from end to end in pages of that many. */
export const walk = (table: Table, list: List, limit: number): Promise<Walk> =>
  measured(table, (watched) => LISTS[list](watched, limit));

/** What the list stands on, read once and whole: the cards, the index of members, or the places that are listed. */
export const onePass = async (table: Table, list: List, places: number): Promise<number> => {
  const read: Record<List, (watched: Table) => Promise<unknown>> = {
    subjects: (watched) => listCards(watched, SIREN),
    report: (watched) => listCards(watched, SIREN),
    members: (watched) => members(watched, 100_000),
    resources: (watched) => getEstablishments(watched, placesOf(places)),
  };
  const { units } = await measured(table, async (watched) => {
    await read[list](watched);
    return [];
  });
  return units;
};
