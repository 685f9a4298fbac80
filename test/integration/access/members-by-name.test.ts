import { beforeAll, describe, expect, it } from 'vitest';
import type { MemberStatus } from '../../../shared/domain/access/access-card.ts';
import { personIdSchema, sirenSchema } from '../../../shared/domain/identifiers.ts';
import { cardIndexAttributes, carryHolder } from '../../../shared/table/access/access-cards.ts';
import { batchPut } from '../../../shared/table/batch-put.ts';
import { keys } from '../../../shared/table/keys.ts';
import { BY_DEADLINE_INDEX } from '../../../shared/table/schema.ts';
import type { Table } from '../../../shared/table/table.ts';
import {
  countMembers,
  listMembers,
  type MemberFilter,
} from '../../../shared/use-cases/access/list-members.ts';
import { cardOf, grantOf, on, SCHOOL, SIREN, stage, TOWN_HALL } from '../../support/access/cards.ts';
import { createTestTable } from '../../support/local-table.ts';
import { storeWrites } from '../../support/store-writes.ts';
import { watchCalls } from '../../support/watch-calls.ts';

const NOW = on('06-01');
let table: Table;

/** As ULIDs are written. */
const idOf = (rank: number) => personIdSchema.parse(`01BX5ZZKBKACTAV9WEVG${String(rank).padStart(6, '0')}`);

interface Kept {
  familyName: string;
  givenName?: string;
  status?: MemberStatus;
  more?: Parameters<typeof cardOf>[0];
}

const cardsOf = (siren: string, people: readonly Kept[]) =>
  people.map(({ familyName, givenName = 'Anne', status = 'active', more = {} }, rank) =>
    cardOf({
      siren: sirenSchema.parse(siren),
      personId: idOf(people.length - rank),
      holder: {
        email: `${givenName}.${familyName}@mairie.example`.toLowerCase(),
        familyName,
        givenName,
        freshness: familyName === 'Zola' ? [] : [{ from: on('01-01'), until: on('12-01') }],
        version: 1,
      },
      timeline: [stage(on('01-01'), status)],
      ...more,
    }),
  );

const keep = (cards: ReturnType<typeof cardsOf>) =>
  batchPut(
    table,
    cards.map((card) => ({ ...keys.card(card.siren, card.personId), ...cardIndexAttributes(card), ...card })),
  );

const FEW = cardsOf(SIREN, [
  { familyName: 'Étienne', givenName: 'Pauline', status: 'invited' },
  { familyName: 'Zola' },
  { familyName: 'Le Goff', givenName: 'Yann', more: { grants: [grantOf({ establishments: [SCHOOL] })] } },
  { familyName: 'Leblanc', status: 'suspended', more: { grants: [grantOf({ services: { DAT: 'sign' } })] } },
  { familyName: 'Aubry', status: 'ended' },
  { familyName: 'Durand', givenName: 'Zoé' },
  {
    familyName: 'durand',
    givenName: 'Anne',
    more: { timeline: [stage(on('01-01'), 'active', 'administrator')] },
  },
  { familyName: 'Only a mandate', more: { timeline: [] } },
]);

const MANY = '219999018';
const PLENTY = 1_250;

beforeAll(async () => {
  table = await createTestTable();
  await keep(FEW);
  await keep(
    cardsOf(
      MANY,
      Array.from({ length: PLENTY }, (_, rank) => ({ familyName: `Nom ${String(rank).padStart(4, '0')}` })),
    ),
  );
});

const namesOf = async (
  filter: Partial<MemberFilter>,
  { siren = SIREN, limit = 50 }: { siren?: string; limit?: number } = {},
): Promise<string[][]> => {
  const pages: string[][] = [];
  let after: NonNullable<Awaited<ReturnType<typeof listMembers>>>['next'];
  do {
    const asked = { ...filter, now: NOW };
    const page = await listMembers(table, sirenSchema.parse(siren), asked, { limit, after });
    pages.push(page?.cards.map(({ holder }) => `${holder.familyName} ${holder.givenName}`) ?? ['nowhere']);
    after = page?.next;
  } while (after !== undefined);
  return pages;
};

const CURRENT = ['durand Anne', 'Durand Zoé', 'Étienne Pauline', 'Le Goff Yann', 'Leblanc Anne', 'Zola Anne'];

describe('members', () => {
  it('come by name, whatever its case and accents, those whose access is over last', async () => {
    expect(await namesOf({})).toEqual([[...CURRENT, 'Aubry Anne']]);
    expect(await namesOf({ status: 'current' })).toEqual([CURRENT]);
  });

  it('come in pages without anybody twice or left out', async () => {
    expect(await namesOf({}, { limit: 2 })).toEqual([
      CURRENT.slice(0, 2),
      CURRENT.slice(2, 4),
      CURRENT.slice(4, 6),
      ['Aubry Anne'],
    ]);
  });

  it.each([
    [{ status: 'invited' }, ['Étienne Pauline']],
    [{ status: 'ended' }, ['Aubry Anne']],
    [{ role: 'administrator' }, ['durand Anne']],
    [{ q: 'ETIENNE' }, ['Étienne Pauline']],
    [{ q: 'goff yann' }, ['Le Goff Yann']],
    [{ service: 'DAT' }, ['Leblanc Anne']],
    [{ siret: SCHOOL }, ['Le Goff Yann', 'Leblanc Anne']],
    [{ siret: TOWN_HALL }, ['Leblanc Anne']],
    [{ isStale: true }, ['Zola Anne']],
  ] as const)('are found by %j', async (filter, names) => {
    expect(await namesOf(filter)).toEqual([names]);
  });

  it('come once each where some stand under a former folding', async () => {
    const siren = '219999026';
    const cards = cardsOf(
      siren,
      ['Lecoq', 'Lecœur', 'Leduc', 'D’Auvergne'].map((familyName) => ({ familyName })),
    );
    await batchPut(
      table,
      cards.map((card) => ({
        ...keys.card(card.siren, card.personId),
        ...cardIndexAttributes(card),
        [BY_DEADLINE_INDEX.sort]: `${card.holder.familyName.toLowerCase()}#anne#${card.personId}`,
        ...card,
      })),
    );
    const pages = await namesOf({}, { siren, limit: 1 });
    expect(pages.flat().toSorted()).toEqual(['D’Auvergne Anne', 'Lecoq Anne', 'Lecœur Anne', 'Leduc Anne']);
    expect(await namesOf({ q: "d'auvergne" }, { siren })).toEqual([['D’Auvergne Anne']]);
    expect(await namesOf({ q: 'lecoeur' }, { siren })).toEqual([['Lecœur Anne']]);
  });

  it('are counted, those alone whose access is not over', async () => {
    expect(await countMembers(table, SIREN, NOW)).toEqual({
      known: true,
      current: 6,
      active: 4,
      invited: 1,
      suspended: 1,
      administrators: 1,
    });
  });

  it('stand by their new name as soon as they have corrected it', async () => {
    const [, zola] = FEW;
    if (zola === undefined) throw new Error('nobody');
    const renamed = { ...zola.holder, familyName: 'Abel', version: 2 };
    await storeWrites(table, [carryHolder(table, zola, renamed)]);
    expect((await namesOf({ status: 'current' }))[0]?.[0]).toBe('Abel Anne');
    await storeWrites(table, [carryHolder(table, zola, { ...zola.holder, version: 3 })]);
  });
});

describe('a body of more than a thousand', () => {
  it('is read no further than the page that is given', async () => {
    const watched = watchCalls(table);
    const asked = { status: 'current', now: NOW } as const;
    const page = await listMembers(watched.table, sirenSchema.parse(MANY), asked, {
      limit: 50,
      after: undefined,
    });
    expect(page?.cards).toHaveLength(50);
    expect(watched.calls).toHaveLength(1);
    expect(watched.calls[0]?.units).toBeLessThanOrEqual(5);
  });

  it('is searched a thousand at a time, and found in the end', async () => {
    const pages = await namesOf({ q: 'nom 12' }, { siren: MANY, limit: 100 });
    expect(pages.map(({ length }) => length)).toEqual([0, 50]);
  });

  it('is counted no further, and says so', async () => {
    expect(await countMembers(table, sirenSchema.parse(MANY), NOW)).toMatchObject({
      known: false,
      current: 1_000,
    });
  });
});
