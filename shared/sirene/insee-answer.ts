import * as z from 'zod/mini';
import { ADDRESS_COLUMNS } from './parse-address.ts';

/** A value that INSEE does not know or show is null, or left out. */
const text = () => z.optional(z.nullable(z.string()));

const periodSchema = z.object({
  dateDebut: text(),
  dateFin: text(),
  etatAdministratifEtablissement: text(),
  enseigne1Etablissement: text(),
  enseigne2Etablissement: text(),
  enseigne3Etablissement: text(),
  denominationUsuelleEtablissement: text(),
});

/** The fields of an establishment that the register reads (INSEE, API Sirene 3.11, "Etablissement"). */
export const inseeEstablishmentSchema = z.object({
  siren: z.string(),
  siret: z.string(),
  dateCreationEtablissement: text(),
  etablissementSiege: z.boolean(),
  dateDernierTraitementEtablissement: text(),
  uniteLegale: z.object({ categorieJuridiqueUniteLegale: text() }),
  adresseEtablissement: z.object(Object.fromEntries(ADDRESS_COLUMNS.map((column) => [column, text()]))),
  periodesEtablissement: z.array(periodSchema),
});

/**
 * One page of a search. Its establishments are checked one by one, so that a malformed one holds up no other. The
 * next page begins at `curseurSuivant`, which equals `curseur` on the last page.
 */
export const inseePageSchema = z.object({
  header: z.object({
    statut: z.number(),
    curseur: z.string(),
    curseurSuivant: text(),
  }),
  etablissements: z.array(z.unknown()),
});

/** The answer to a search that finds nothing, with status 404. */
export const inseeNothingSchema = z.object({ header: z.object({ statut: z.literal(404) }) });
