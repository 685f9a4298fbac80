import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { ESTABLISHMENT_COLUMNS } from '../../../shared/sirene/parse-establishment.ts';
import { UNIT_COLUMNS } from '../../../shared/sirene/parse-unit.ts';

/** Cells by column name. Others are empty. */
export type Row = Record<string, string>;

const csv = (columns: readonly string[], rows: readonly (Row | string)[]): string =>
  [
    columns.join(','),
    ...rows.map((row) =>
      typeof row === 'string' ? row : columns.map((column) => row[column] ?? '').join(','),
    ),
  ]
    .map((line) => `${line}\n`)
    .join('');

/** Rows given as text are written as they are. */
export const unitsCsv = (...rows: (Row | string)[]): string => csv(UNIT_COLUMNS, rows);
export const establishmentsCsv = (...rows: (Row | string)[]): string => csv(ESTABLISHMENT_COLUMNS, rows);

/** A file in the system's temporary folder, kept until the test is over. */
export const temporaryFile = (name: string, content: string | Buffer): string => {
  const folder = mkdtempSync(join(tmpdir(), 'trousseau-stock-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

export const unit = (row: Row = {}): Row => ({
  siren: '219200235',
  dateDebut: '1980-01-01',
  etatAdministratifUniteLegale: 'A',
  denominationUniteLegale: 'COMMUNE DE CLAMART',
  categorieJuridiqueUniteLegale: '7210',
  ...row,
});

export const establishment = (row: Row = {}): Row => ({
  siren: '219200235',
  siret: '21920023500014',
  etablissementSiege: 'true',
  dateDebut: '2008-01-01',
  etatAdministratifEtablissement: 'A',
  enseigne1Etablissement: 'MAIRIE',
  ...row,
});
