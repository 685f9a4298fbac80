import type { DirectoryErrorCode } from '../../domain/errors.ts';
import type { Problems } from './text-types.ts';

/** What people read when an establishment cannot be named. */
export const DIRECTORY_PROBLEMS: Problems<DirectoryErrorCode> = {
  'unknown-establishment': {
    status: 400,
    title: { fr: 'Établissement inconnu', en: 'Unknown establishment' },
    detail: {
      fr: ({ siret }) =>
        `Le SIRET ${siret} n’est pas celui d’un établissement de cet organisme. Vérifiez-le, puis recommencez.`,
      en: ({ siret }) =>
        `The SIRET ${siret} is not one of this organisation’s establishments. Check it, then retry.`,
    },
  },
  'establishment-closed': {
    status: 409,
    title: { fr: 'Établissement fermé', en: 'Establishment closed' },
    detail: {
      fr: ({ siret }) => `L’établissement ${siret} est fermé : choisissez un établissement ouvert.`,
      en: ({ siret }) => `The establishment ${siret} is closed: choose an open one.`,
    },
  },
};
