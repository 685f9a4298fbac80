import type { Establishment } from '../domain/directory/establishment.ts';
import { joinShown, type RowCells } from './cells.ts';
import { STREET_TYPES } from './street-types.ts';

export const ADDRESS_COLUMNS = [
  'complementAdresseEtablissement',
  'numeroVoieEtablissement',
  'indiceRepetitionEtablissement',
  'typeVoieEtablissement',
  'libelleVoieEtablissement',
  'codePostalEtablissement',
  'libelleCommuneEtablissement',
  'libelleCommuneEtrangerEtablissement',
  'distributionSpecialeEtablissement',
  'codeCedexEtablissement',
  'libelleCedexEtablissement',
  'libellePaysEtrangerEtablissement',
] as const;

type AddressCells = RowCells<(typeof ADDRESS_COLUMNS)[number]>;

/** INSEE's one-letter repetition indexes. Others (A, D…) are written as they are. */
const REPETITIONS = new Map([
  ['B', 'BIS'],
  ['T', 'TER'],
  ['Q', 'QUATER'],
  ['C', 'QUINQUIES'],
]);

const expand = (words: ReadonlyMap<string, string>, text: string | undefined): string | undefined =>
  text === undefined ? undefined : (words.get(text) ?? text);

const streetLine = (cells: AddressCells): string | undefined => {
  const street = joinShown(
    expand(STREET_TYPES, cells('typeVoieEtablissement')),
    cells('libelleVoieEtablissement'),
  );
  // A number means nothing when its street may not be shown.
  return (
    street &&
    joinShown(
      cells('numeroVoieEtablissement'),
      expand(REPETITIONS, cells('indiceRepetitionEtablissement')),
      street,
    )
  );
};

const cityOf = (cells: AddressCells): string | undefined =>
  cells('libelleCedexEtablissement') ??
  cells('libelleCommuneEtablissement') ??
  joinShown(cells('libelleCommuneEtrangerEtablissement'), cells('libellePaysEtrangerEtablissement'));

/**
 * The address as on an envelope (AFNOR XP Z10-011): complement, street, special distribution. A CEDEX has its own
 * code and city.
 */
export const parseAddress = (cells: AddressCells): Establishment['address'] => {
  const lines = [
    cells('complementAdresseEtablissement'),
    streetLine(cells),
    cells('distributionSpecialeEtablissement'),
  ];
  const postalCode = cells('codeCedexEtablissement') ?? cells('codePostalEtablissement');
  const city = cityOf(cells);
  return {
    lines: lines.filter((line) => line !== undefined),
    ...(postalCode !== undefined && { postalCode }),
    ...(city !== undefined && { city }),
  };
};
