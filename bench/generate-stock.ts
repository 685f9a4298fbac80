import { once } from 'node:events';
import { createWriteStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sirenNumber, siretNumber } from '../test/support/directory/luhn.ts';

const ESTABLISHMENTS_PER_UNIT = 10;

/** The header of INSEE's own extract: all columns, also those that the import does not read. */
const columnsOf = (extract: string): string[] =>
  readFileSync(new URL(`../test/data/sirene/${extract}`, import.meta.url), 'utf8')
    .split('\n', 1)
    .join()
    .split(',');

const UNIT_COLUMNS = columnsOf('StockUniteLegale_extrait.csv');
const ESTABLISHMENT_COLUMNS = columnsOf('StockEtablissement_extrait.csv');

const csvLine = (columns: readonly string[], row: Readonly<Record<string, string>>): string =>
  `${columns.map((column) => row[column] ?? '').join(',')}\n`;

const unitRow = (siren: string, rank: number) => ({
  siren,
  dateDebut: '1983-03-01',
  etatAdministratifUniteLegale: 'A',
  denominationUniteLegale: `COMMUNE D'ESSAI NUMERO ${rank}`,
  categorieJuridiqueUniteLegale: '7210',
});

const establishmentRow = (siren: string, place: number) => ({
  siren,
  siret: siretNumber(siren, place),
  etablissementSiege: String(place === 0),
  numeroVoieEtablissement: String(place + 1),
  typeVoieEtablissement: 'RUE',
  libelleVoieEtablissement: 'DE LA REPUBLIQUE',
  codePostalEtablissement: '99000',
  libelleCommuneEtablissement: 'CHEF-LIEU-ESSAI',
  dateDebut: '2008-01-01',
  etatAdministratifEtablissement: place === 9 ? 'F' : 'A',
  // Half of them have no name, so that their organisation is read too.
  enseigne1Etablissement: place % 2 === 0 ? '' : `SERVICE MUNICIPAL ${place}`,
});

function* unitLines(units: number): Generator<string> {
  yield `${UNIT_COLUMNS.join(',')}\n`;
  for (let rank = 1; rank <= units; rank += 1) yield csvLine(UNIT_COLUMNS, unitRow(sirenNumber(rank), rank));
}

function* establishmentLines(units: number): Generator<string> {
  yield `${ESTABLISHMENT_COLUMNS.join(',')}\n`;
  for (let rank = 1; rank <= units; rank += 1)
    for (let place = 0; place < ESTABLISHMENTS_PER_UNIT; place += 1)
      yield csvLine(ESTABLISHMENT_COLUMNS, establishmentRow(sirenNumber(rank), place));
}

const writeLines = async (path: string, lines: Iterable<string>): Promise<string> => {
  const file = createWriteStream(path);
  for (const line of lines) if (!file.write(line)) await once(file, 'drain');
  file.end();
  await once(file, 'finish');
  return path;
};

/** Two stock files of communes that do not exist, all in the public sector, with ten establishments each. */
export const generateStock = async (folder: string, establishments: number) => {
  const units = Math.ceil(establishments / ESTABLISHMENTS_PER_UNIT);
  return {
    unitsPath: await writeLines(join(folder, 'units.csv'), unitLines(units)),
    establishmentsPath: await writeLines(join(folder, 'establishments.csv'), establishmentLines(units)),
  };
};
