import type { DirectoryErrorCode } from '../../domain/errors.ts';
import type { Problems } from './text-types.ts';

/** What people read when an organisation or an establishment is unknown or closed. */
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
  'establishment-not-closed': {
    status: 409,
    title: { fr: 'Établissement ouvert', en: 'Establishment open' },
    detail: {
      fr: ({ siret }) =>
        `L’établissement ${siret} n’est pas fermé d’après le répertoire Sirene : les droits y valent, il n’y a rien à reporter.`,
      en: ({ siret }) =>
        `The establishment ${siret} is not closed according to Sirene: rights hold there, there is nothing to carry over.`,
    },
  },
  'organisation-closed': {
    status: 409,
    title: { fr: 'Organisme fermé', en: 'Organisation closed' },
    detail: {
      fr: 'Cet organisme a cessé d’exister : on n’y invite plus personne, on n’y donne plus de droit ni de mandat et on n’y ouvre plus de revue. Les accès peuvent toujours prendre fin.',
      en: 'This organisation has ceased to exist: nobody is invited to it, no right or mandate is given in it and no review is opened any more. Access can still be ended.',
    },
  },
};
