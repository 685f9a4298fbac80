import type { SectorRule } from '../domain/directory/public-sector.ts';

/**
 * The sector in INSEE's query language. INSEE leaves out only what would be left out anyway; `belongsInRegister`
 * alone decides whether an establishment is kept.
 */
export const sectorQuery = ({ alsoPublic, mandataries }: SectorRule): string =>
  [
    ...['7*', '4*', '3110', '3210'].map((category) => `categorieJuridiqueUniteLegale:${category}`),
    ...[...alsoPublic, ...mandataries].map((siren) => `siren:${siren}`),
  ].join(' OR ');
