import type { SectorRule } from '../domain/directory/public-sector.ts';

/**
 * The sector in the words of INSEE's search: no more than what would be left out anyway is left to INSEE. Whether an
 * establishment is kept is decided by `belongsInRegister` alone.
 */
export const sectorQuery = ({ alsoPublic, mandataries }: SectorRule): string =>
  [
    ...['7*', '4*', '3110', '3210'].map((category) => `categorieJuridiqueUniteLegale:${category}`),
    ...[...alsoPublic, ...mandataries].map((siren) => `siren:${siren}`),
  ].join(' OR ');
