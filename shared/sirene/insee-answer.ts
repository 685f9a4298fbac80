import * as z from 'zod/mini';
import { ADDRESS_COLUMNS } from './parse-address.ts';

/** What INSEE does not know or show is null, or left out. */
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

/** As much of an establishment as is read (INSEE, API Sirene 3.11, "Etablissement"). */
export const inseeEstablishmentSchema = z.object({
  siren: z.string(),
  siret: z.string(),
  etablissementSiege: z.boolean(),
  dateDernierTraitementEtablissement: text(),
  uniteLegale: z.object({ categorieJuridiqueUniteLegale: text() }),
  adresseEtablissement: z.object(Object.fromEntries(ADDRESS_COLUMNS.map((column) => [column, text()]))),
  periodesEtablissement: z.array(periodSchema),
});

/**
 * One page of a search. Its establishments are checked one by one, so that one out of form holds up no other. The next
 * page begins at `curseurSuivant`; on the last one that is `curseur` again.
 */
export const inseePageSchema = z.object({
  header: z.object({
    statut: z.number(),
    curseur: z.string(),
    curseurSuivant: text(),
  }),
  etablissements: z.array(z.unknown()),
});

/** How a search that finds nothing is answered, with the status 404. */
export const inseeNothingSchema = z.object({ header: z.object({ statut: z.literal(404) }) });
