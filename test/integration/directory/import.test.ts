import { statSync } from 'node:fs';
import { ulid } from 'ulid';
import { describe, expect, test } from 'vitest';
import { isClosedAt } from '../../../shared/domain/directory/establishment.ts';
import { sirenSchema, siretSchema } from '../../../shared/domain/identifiers.ts';
import { toInstant } from '../../../shared/domain/instants.ts';
import type { FileProgress, RefusedRow } from '../../../shared/sirene/import-file.ts';
import { importStock } from '../../../shared/sirene/import-stock.ts';
import { loadSectorRule } from '../../../shared/sirene/sector-rule.ts';
import { getEstablishments, listEstablishments } from '../../../shared/table/directory/establishments.ts';
import { getOrganisation, getOrganisations } from '../../../shared/table/directory/organisations.ts';
import type { Table } from '../../../shared/table/table.ts';
import { sirenNumber, siretNumber } from '../../support/directory/luhn.ts';
import {
  establishment,
  establishmentsCsv,
  temporaryFile,
  unit,
  unitsCsv,
} from '../../support/directory/stock-files.ts';
import { createTestTable } from '../../support/local-table.ts';

const EXTRACTS = {
  unitsPath: 'test/data/sirene/StockUniteLegale_extrait.csv',
  establishmentsPath: 'test/data/sirene/StockEtablissement_extrait.csv',
};
const CLAMART = sirenSchema.parse('219200235');
const TOWN_HALL = siretSchema.parse('21920023500014');
const SUMMER_CAMP = siretSchema.parse('21920023500022');

const files = (units: string, establishments: string) => ({
  unitsPath: temporaryFile('units.csv', units),
  establishmentsPath: temporaryFile('establishments.csv', establishments),
});

const run = async (table: Table, paths: { unitsPath: string; establishmentsPath: string }) => {
  const refused: RefusedRow[] = [];
  const progress: FileProgress[] = [];
  const counts = await importStock(paths, {
    table,
    sector: loadSectorRule(),
    clock: () => toInstant('2026-11-23T08:00:00Z'),
    newId: () => ulid(),
    onRefused: (row) => refused.push(row),
    onProgress: (step) => progress.push(step),
  });
  return { ...counts, refused, progress };
};

const establishmentOf = async (table: Table, siret = TOWN_HALL) =>
  (await getEstablishments(table, [siret])).get(siret);

const allItems = async (table: Table) => {
  const sirens = ['130025265', '219200235', '419999073', '819999053', '259999068'].map((text) =>
    sirenSchema.parse(text),
  );
  const places = await Promise.all(sirens.map((siren) => listEstablishments(table, siren)));
  return JSON.stringify([[...(await getOrganisations(table, sirens)).values()], places]);
};

describe('the extracts of INSEE’s files', () => {
  test('are imported once, and a second run writes nothing', async () => {
    const table = await createTestTable();
    const first = await run(table, EXTRACTS);
    expect(first).toMatchObject({
      units: { read: 11, kept: 11, leftOut: 0, refused: 0, written: 11, unchanged: 0 },
      establishments: { read: 512, kept: 512, leftOut: 0, refused: 0, written: 512, unchanged: 0 },
    });
    expect(await run(table, EXTRACTS)).toMatchObject({
      units: { written: 0, unchanged: 11 },
      establishments: { written: 0, unchanged: 512 },
    });
  });

  test('give the closing date of a closed establishment, which was open until then', async () => {
    const table = await createTestTable();
    await run(table, EXTRACTS);
    const camp = await establishmentOf(table, SUMMER_CAMP);
    expect(camp).toMatchObject({ name: 'COMMUNE DE CLAMART', closures: [{ from: '2002-06-20' }] });
    expect(camp && isClosedAt(camp, toInstant('2002-06-19T23:30:00+02:00'))).toBe(false);
    expect(camp && isClosedAt(camp, toInstant('2002-06-20T00:00:00+02:00'))).toBe(true);
  });

  test('leave nothing in the table of what may not be shown', async () => {
    const table = await createTestTable();
    await run(table, EXTRACTS);
    const everything = await allItems(table);
    expect(everything).toContain('"name":"419999073"');
    expect(everything).not.toContain('ND]');
  });
});

describe('an import', () => {
  test('keeps only the public sector and the known mandataries', async () => {
    const table = await createTestTable();
    const privateSiren = sirenNumber(12_345_678);
    const { units, establishments } = await run(
      table,
      files(
        unitsCsv(
          unit({ siren: privateSiren, categorieJuridiqueUniteLegale: '5710' }),
          unit({ siren: '819999053', categorieJuridiqueUniteLegale: '5710' }),
        ),
        establishmentsCsv(
          establishment({ siren: privateSiren, siret: siretNumber(privateSiren, 1) }),
          establishment({ siren: '819999053', siret: '81999905300013' }),
          establishment(),
        ),
      ),
    );
    expect(units).toMatchObject({ read: 2, kept: 1, leftOut: 1, written: 1 });
    expect(establishments).toMatchObject({ read: 3, kept: 1, leftOut: 2, written: 1 });
    expect(await establishmentOf(table)).toBeUndefined();
  });

  test('takes back nothing of a unit by an older file, whichever is imported first', async () => {
    const table = await createTestTable();
    const at = (day: string, ceased: boolean) =>
      files(
        unitsCsv(
          unit({
            dateDernierTraitementUniteLegale: `${day}T08:00:00`,
            denominationUniteLegale: `COMMUNE DU ${day}`,
            ...(ceased && { etatAdministratifUniteLegale: 'C', dateDebut: '2026-10-01' }),
          }),
        ),
        establishmentsCsv(establishment()),
      );
    await run(table, at('2026-10-02', true));
    expect((await run(table, at('2026-09-01', false))).units).toMatchObject({ written: 0, unchanged: 1 });
    const stored = await getOrganisation(table, sirenSchema.parse('219200235'));
    expect(stored).toMatchObject({ name: 'COMMUNE DU 2026-10-02', closedOn: '2026-10-01' });
    await run(table, at('2026-11-01', false));
    const newer = await getOrganisation(table, sirenSchema.parse('219200235'));
    expect(newer).not.toHaveProperty('closedOn');
  });

  test('lists each refused row with its file, line and reason, and takes the others', async () => {
    const paths = files(
      unitsCsv(unit({ siren: '219200236' }), unit(), unit()),
      establishmentsCsv(
        establishment(),
        establishment({ siret: SUMMER_CAMP, siren: '130025265' }),
        'one,two',
        establishment({ siret: SUMMER_CAMP, etatAdministratifEtablissement: 'X' }),
        establishment({ siret: '21920023500030', dateDebut: 'hier' }),
      ),
    );
    const { units, establishments, refused } = await run(await createTestTable(), paths);
    expect(units).toMatchObject({ read: 3, kept: 1, refused: 2, written: 1 });
    expect(establishments).toMatchObject({ read: 5, kept: 1, refused: 4, written: 1 });
    expect(refused).toEqual([
      { path: paths.unitsPath, line: 2, reason: expect.stringContaining('SIREN "219200236"') },
      { path: paths.unitsPath, line: 4, reason: '219200235 is already on line 3' },
      {
        path: paths.establishmentsPath,
        line: 3,
        reason: expect.stringContaining('is not of SIREN 130025265'),
      },
      { path: paths.establishmentsPath, line: 4, reason: expect.stringContaining('malformed CSV (2 fields') },
      { path: paths.establishmentsPath, line: 5, reason: 'state "X" is neither A nor F' },
      { path: paths.establishmentsPath, line: 6, reason: 'dateDebut "hier" is not a date' },
    ]);
  });

  test('ends a closure when a later file shows the establishment open again, and keeps it', async () => {
    const table = await createTestTable();
    const importState = (etatAdministratifEtablissement: string, dateDebut: string) =>
      run(
        table,
        files(
          unitsCsv(unit()),
          establishmentsCsv(establishment({ etatAdministratifEtablissement, dateDebut })),
        ),
      );
    await importState('F', '2015-03-01');
    await importState('A', '2018-09-01');
    const { establishments } = await importState('F', '2024-01-01');
    expect(establishments).toMatchObject({ written: 1 });
    expect((await establishmentOf(table))?.closures).toEqual([
      { from: '2015-03-01', until: '2018-09-01' },
      { from: '2024-01-01' },
    ]);
    expect((await importState('F', '2024-01-01')).establishments).toMatchObject({ unchanged: 1 });
  });

  test('writes only what differs from the table', async () => {
    const table = await createTestTable();
    const sirets = Array.from({ length: 250 }, (_, rank) => siretNumber(CLAMART, rank));
    const importWith = (renamed: string) =>
      run(
        table,
        files(
          unitsCsv(unit()),
          establishmentsCsv(
            ...sirets.map((siret) =>
              establishment({
                siret,
                enseigne1Etablissement: siret === renamed ? 'NOUVELLE MAIRIE' : 'MAIRIE',
              }),
            ),
          ),
        ),
      );
    expect((await importWith('none')).establishments).toMatchObject({ written: 250, unchanged: 0 });
    expect((await importWith(sirets[120] ?? '')).establishments).toMatchObject({
      written: 1,
      unchanged: 249,
    });
  });

  test('gives an unnamed establishment the present name of its organisation', async () => {
    const table = await createTestTable();
    const importNamed = (denominationUniteLegale: string) =>
      run(
        table,
        files(
          unitsCsv(unit({ denominationUniteLegale })),
          establishmentsCsv(establishment({ enseigne1Etablissement: '' })),
        ),
      );
    await importNamed('COMMUNE DE CLAMART');
    expect((await establishmentOf(table))?.name).toBe('COMMUNE DE CLAMART');
    await importNamed('VILLE DE CLAMART');
    expect((await establishmentOf(table))?.name).toBe('VILLE DE CLAMART');
  });

  test('writes nothing when either file lacks a column', async () => {
    const table = await createTestTable();
    const swapped = files(unitsCsv(unit()), unitsCsv(unit()));
    await expect(run(table, swapped)).rejects.toThrow('it has no column siret, etablissementSiege');
    expect((await getOrganisations(table, [CLAMART])).size).toBe(0);
  });

  test('reports how far it is', async () => {
    const { progress } = await run(await createTestTable(), EXTRACTS);
    expect(progress.at(-1)).toMatchObject({
      path: EXTRACTS.establishmentsPath,
      bytesRead: statSync(EXTRACTS.establishmentsPath).size,
    });
  });
});
