import type { Establishment } from '../domain/directory/establishment.ts';
import type { CurrentPeriod } from '../domain/directory/record-state.ts';
import { type Siren, type Siret, sirenOf, siretSchema } from '../domain/identifiers.ts';
import { dateCell, joinShown, processedAt, quote, type RowCells, RowRefused } from './cells.ts';
import { ADDRESS_COLUMNS, parseAddress } from './parse-address.ts';
import { sirenCell } from './parse-unit.ts';

/** The columns that the register reads of StockEtablissement (INSEE, "Dessin du fichier StockEtablissement"). */
export const ESTABLISHMENT_COLUMNS = [
  'siren',
  'siret',
  'etablissementSiege',
  ...ADDRESS_COLUMNS,
  'dateDebut',
  'etatAdministratifEtablissement',
  'enseigne1Etablissement',
  'enseigne2Etablissement',
  'enseigne3Etablissement',
  'denominationUsuelleEtablissement',
  'dateCreationEtablissement',
  'dateDernierTraitementEtablissement',
] as const;

type EstablishmentCells = RowCells<(typeof ESTABLISHMENT_COLUMNS)[number]>;
type EstablishmentIdentity = { siret: Siret; siren: Siren };

/** A row by itself. The name may still come from the organisation, and a stock file has the current period only. */
export type EstablishmentRow = Omit<
  Establishment,
  'name' | 'opensOn' | 'closures' | 'formerClosures' | 'knownFrom'
> & {
  ownName: string | undefined;
  /** Oldest first. */
  earlierPeriods?: readonly CurrentPeriod[];
  period: CurrentPeriod;
};

/** @throws RowRefused */
export const identifyEstablishment = (cells: EstablishmentCells): EstablishmentIdentity => {
  const siret = siretSchema.safeParse(cells('siret'));
  if (!siret.success)
    throw new RowRefused(`SIRET ${quote(cells('siret'))} is not 14 digits with a valid check digit`);
  const siren = sirenCell(cells('siren'));
  if (sirenOf(siret.data) !== siren) throw new RowRefused(`SIRET ${siret.data} is not of SIREN ${siren}`);
  return { siret: siret.data, siren };
};

type PeriodCells = RowCells<'dateDebut' | 'etatAdministratifEtablissement'>;

/** @throws RowRefused */
export const inseePeriodOf = (cells: PeriodCells): CurrentPeriod => {
  const state = cells('etatAdministratifEtablissement');
  const since = dateCell('dateDebut', cells('dateDebut'));
  if (state === 'A') return { state: 'open', since };
  if (state !== 'F') throw new RowRefused(`state ${quote(state)} is neither A nor F`);
  if (since === undefined) throw new RowRefused('closed, but dateDebut is empty');
  return { state: 'closed', since };
};

const headOfficeOf = (cells: EstablishmentCells): boolean => {
  const text = cells('etablissementSiege');
  if (text !== 'true' && text !== 'false')
    throw new RowRefused(`etablissementSiege ${quote(text)} is neither true nor false`);
  return text === 'true';
};

/** @throws RowRefused */
const createdOnOf = (cells: EstablishmentCells): Pick<EstablishmentRow, 'createdOn'> => {
  const createdOn = dateCell('dateCreationEtablissement', cells('dateCreationEtablissement'));
  return createdOn === undefined ? {} : { createdOn };
};

/** @throws RowRefused */
export const parseEstablishmentRow = (
  cells: EstablishmentCells,
  identity: EstablishmentIdentity,
): EstablishmentRow => ({
  ...identity,
  ownName:
    joinShown(
      cells('enseigne1Etablissement'),
      cells('enseigne2Etablissement'),
      cells('enseigne3Etablissement'),
    ) ?? cells('denominationUsuelleEtablissement'),
  headOffice: headOfficeOf(cells),
  address: parseAddress(cells),
  period: inseePeriodOf(cells),
  ...createdOnOf(cells),
  ...processedAt('dateDernierTraitementEtablissement', cells),
});
