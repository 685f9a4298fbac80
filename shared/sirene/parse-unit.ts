import type { Organisation } from '../domain/directory/organisation.ts';
import { type Siren, sirenSchema } from '../domain/identifiers.ts';
import { dateCell, joinShown, processedAt, quote, type RowCells, RowRefused } from './cells.ts';

/** The columns that the register reads of StockUniteLegale (INSEE, "Dessin du fichier StockUniteLegale"). */
export const UNIT_COLUMNS = [
  'siren',
  'sigleUniteLegale',
  'prenom1UniteLegale',
  'prenomUsuelUniteLegale',
  'dateDebut',
  'etatAdministratifUniteLegale',
  'nomUniteLegale',
  'nomUsageUniteLegale',
  'denominationUniteLegale',
  'denominationUsuelle1UniteLegale',
  'categorieJuridiqueUniteLegale',
  'dateDernierTraitementUniteLegale',
] as const;

type UnitCells = RowCells<(typeof UNIT_COLUMNS)[number]>;
type UnitIdentity = Pick<Organisation, 'siren'> & { legalCategory: string };

/** @throws RowRefused */
export const sirenCell = (text: string | undefined): Siren => {
  const siren = sirenSchema.safeParse(text);
  if (siren.success) return siren.data;
  throw new RowRefused(`SIREN ${quote(text)} is not 9 digits with a valid check digit`);
};

/** The fields that decide whether the unit is in the sector, read before the rest. @throws RowRefused */
export const identifyUnit = (cells: UnitCells): UnitIdentity => {
  const siren = sirenCell(cells('siren'));
  const legalCategory = cells('categorieJuridiqueUniteLegale');
  if (legalCategory === undefined || !/^\d{4}$/.test(legalCategory))
    throw new RowRefused(`legal category ${quote(legalCategory)} is not 4 digits`);
  return { siren, legalCategory };
};

/** An organisation has a denomination; a natural person (a mandatary may be one) has a given and a family name. */
const nameOf = (cells: UnitCells): string | undefined => {
  const familyName = cells('nomUsageUniteLegale') ?? cells('nomUniteLegale');
  const givenName = cells('prenomUsuelUniteLegale') ?? cells('prenom1UniteLegale');
  return (
    cells('denominationUniteLegale') ??
    (familyName && joinShown(givenName, familyName)) ??
    cells('denominationUsuelle1UniteLegale')
  );
};

const closedOn = (cells: UnitCells): Pick<Organisation, 'closedOn'> => {
  const state = cells('etatAdministratifUniteLegale');
  const since = dateCell('dateDebut', cells('dateDebut'));
  if (state === 'A') return {};
  if (state !== 'C') throw new RowRefused(`state ${quote(state)} is neither A nor C`);
  if (since === undefined) throw new RowRefused('ceased, but dateDebut is empty');
  return { closedOn: since };
};

/** @throws RowRefused */
export const parseUnitRow = (cells: UnitCells, { siren, legalCategory }: UnitIdentity): Organisation => {
  const acronym = cells('sigleUniteLegale');
  return {
    siren,
    name: nameOf(cells) ?? siren,
    ...(acronym !== undefined && { acronym }),
    legalCategory,
    ...closedOn(cells),
    ...processedAt('dateDernierTraitementUniteLegale', cells),
  };
};
