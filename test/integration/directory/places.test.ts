import { beforeEach, describe, expect, it } from 'vitest';
import type { Establishment } from '../../../shared/domain/directory/establishment.ts';
import { sectorRuleSchema } from '../../../shared/domain/directory/public-sector.ts';
import { type Siret, sirenSchema, siretSchema } from '../../../shared/domain/identifiers.ts';
import { dateSchema, toInstant } from '../../../shared/domain/instants.ts';
import { batchPut } from '../../../shared/table/batch-put.ts';
import { establishmentItem } from '../../../shared/table/directory/establishments.ts';
import { organisationItem } from '../../../shared/table/directory/organisations.ts';
import type { Table } from '../../../shared/table/table.ts';
import {
  findPlacesAt,
  findPlacesOf,
  type PlaceSearch,
} from '../../../shared/use-cases/administrator-changes/find-places.ts';
import { sirenNumber, siretNumber } from '../../support/directory/luhn.ts';
import { createTestTable } from '../../support/local-table.ts';

const NOW = toInstant('2026-11-23T08:00:00Z');
const ACCOUNTANT = sirenSchema.parse(sirenNumber(2));
const sector = sectorRuleSchema.parse({ alsoPublic: [], notPublic: [], mandataries: [ACCOUNTANT] });
const TOWN = { lines: ['1 PLACE'], postalCode: '92160', city: 'ANTONY' };

let table: Table;
beforeEach(async () => {
  table = await createTestTable();
});

const store = async (rank: number, legalCategory: string, places: readonly Partial<Establishment>[]) => {
  const siren = sirenSchema.parse(sirenNumber(rank));
  const establishment = { siren, headOffice: false, address: TOWN, closures: [], name: 'MAIRIE' };
  await batchPut(table, [
    organisationItem({ siren, name: `COMMUNE ${rank}`, legalCategory }),
    ...places.map((place, index) => {
      const siret = siretSchema.parse(siretNumber(siren, index + 1));
      return establishmentItem({ ...establishment, siret, ...place });
    }),
  ]);
  return siren;
};

const searching = (more: Partial<PlaceSearch> = {}): PlaceSearch => ({
  limit: 50,
  after: undefined,
  now: NOW,
  sector,
  ...more,
});

/** Every page of this many. */
const namesAt = async (postalCode: string, limit = 50): Promise<string[]> => {
  const names: string[] = [];
  let after: Siret | undefined;
  do {
    const { places, next } = await findPlacesAt(table, postalCode, searching({ limit, after }));
    names.push(...places.map(({ establishment }) => establishment.name));
    after = next;
  } while (after !== undefined);
  return names;
};

describe('the places with a postal code', () => {
  it('come by name, without case and accents, on as many pages as they need', async () => {
    await store(1, '7210', [{ name: 'MAIRIE' }, { name: 'École Jules-Ferry' }, { name: 'ECOLE DES LILAS' }]);
    await store(3, '7361', [{ name: 'CCAS' }, { name: 'MAIRIE' }]);
    const all = ['CCAS', 'ECOLE DES LILAS', 'École Jules-Ferry', 'MAIRIE', 'MAIRIE'];
    for (const limit of [1, 2, 50]) expect(await namesAt('92160', limit)).toEqual(all);
    expect(await namesAt('92161')).toEqual([]);
  });

  it('are those that are open, and that INSEE shows', async () => {
    const ended = dateSchema.parse('2026-01-01');
    await store(1, '7210', [
      { name: 'CLOSED', closures: [{ from: ended }] },
      { name: 'REOPENED', closures: [{ from: ended, until: dateSchema.parse('2026-02-01') }] },
      { name: 'HIDDEN', address: { lines: [], city: 'ANTONY' } },
    ]);
    expect(await namesAt('92160')).toEqual(['REOPENED']);
  });

  it('are the public sector’s alone: who acts for it is not listed', async () => {
    await store(2, '5710', [{ name: 'CABINET' }]);
    await store(1, '7210', [{}]);
    expect(await namesAt('92160')).toEqual(['MAIRIE']);
    expect((await findPlacesOf(table, ACCOUNTANT, searching())).places).toEqual([]);
  });

  it('follow an establishment that moves or closes', async () => {
    const siren = await store(1, '7210', [{}]);
    await store(1, '7210', [{ address: { ...TOWN, postalCode: '92140' } }]);
    expect([await namesAt('92160'), await namesAt('92140')]).toEqual([[], ['MAIRIE']]);
    expect((await findPlacesOf(table, siren, searching())).places).toHaveLength(1);
    await store(1, '7210', [{ closures: [{ from: dateSchema.parse('2026-01-01') }] }]);
    expect(await namesAt('92140')).toEqual([]);
    expect((await findPlacesOf(table, siren, searching())).places).toEqual([]);
  });
});
