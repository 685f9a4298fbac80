import { belongsInRegister, type SectorRule } from '../domain/directory/public-sector.ts';
import type { Instant } from '../domain/instants.ts';
import type { Table } from '../table/table.ts';
import { type ImportCounts, type ImportListener, importFile } from './import-file.ts';
import {
  ESTABLISHMENT_COLUMNS,
  identifyEstablishment,
  parseEstablishmentRow,
} from './parse-establishment.ts';
import { identifyUnit, parseUnitRow, UNIT_COLUMNS } from './parse-unit.ts';
import { readStock } from './read-stock.ts';
import { createSirenSet } from './siren-set.ts';
import { storeEstablishments } from './store-establishments.ts';
import { storeUnits } from './store-units.ts';

export interface ImportOptions extends ImportListener {
  table: Table;
  sector: SectorRule;
  clock: () => Instant;
  newId: () => string;
}

const IMPORT = { type: 'machine', id: 'import' } as const;

export interface StockFiles {
  unitsPath: string;
  establishmentsPath: string;
}

const checkHeader = async (path: string, columns: readonly string[]): Promise<void> => {
  for await (const _rows of readStock(path, columns)) return;
};

/**
 * Brings the table to the state of INSEE's StockUniteLegale and StockEtablissement, for the public sector and known
 * mandataries. Nothing is deleted, unchanged items are not written, and memory does not grow with the files.
 * @throws StockFileRefused before anything is written, when a file cannot be read or lacks a column
 */
export const importStock = async (
  { unitsPath, establishmentsPath }: StockFiles,
  { table, sector, clock, newId, ...listener }: ImportOptions,
): Promise<{ units: ImportCounts; establishments: ImportCounts }> => {
  await checkHeader(unitsPath, UNIT_COLUMNS);
  await checkHeader(establishmentsPath, ESTABLISHMENT_COLUMNS);
  const inRegister = createSirenSet();
  const context = { table, clock, newId, actor: IMPORT, requestId: newId() };
  const units = await importFile(
    {
      path: unitsPath,
      columns: UNIT_COLUMNS,
      parse: (cells) => {
        const identity = identifyUnit(cells);
        if (!belongsInRegister(identity, sector)) return undefined;
        const organisation = parseUnitRow(cells, identity);
        inRegister.add(organisation.siren);
        return organisation;
      },
      keyOf: ({ siren }) => siren,
      store: (organisations) => storeUnits(table, organisations),
    },
    listener,
  );
  const establishments = await importFile(
    {
      path: establishmentsPath,
      columns: ESTABLISHMENT_COLUMNS,
      parse: (cells) => {
        const identity = identifyEstablishment(cells);
        return inRegister.has(identity.siren) ? parseEstablishmentRow(cells, identity) : undefined;
      },
      keyOf: ({ siret }) => siret,
      store: (rows) => storeEstablishments(context, rows),
    },
    listener,
  );
  return { units, establishments };
};
