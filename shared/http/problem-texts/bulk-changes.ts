import type { BulkChangeErrorCode } from '../../domain/errors.ts';
import type { Problems } from './text-types.ts';

const pathOf = ({ organisation, bulkChange }: { organisation: string; bulkChange: string }): string =>
  `/organisations/${organisation}/access-changes/${bulkChange}`;

/** What people read when a bulk change is refused. */
export const BULK_CHANGE_PROBLEMS: Problems<BulkChangeErrorCode> = {
  'access-change-not-ready': {
    status: 409,
    title: { fr: 'Pas à cette étape', en: 'Not at this step' },
    detail: {
      fr: 'La modification en est à une autre étape : consultez-la pour savoir ce qui est possible.',
      en: 'The change is at another step: read it to see what can be done.',
    },
    href: pathOf,
  },
  'access-change-outdated': {
    status: 409,
    title: { fr: 'Ce contrôle est trop ancien', en: 'This check is too old' },
    detail: {
      fr: 'Les fiches ont pu changer depuis : envoyez de nouveau les lignes pour les faire contrôler.',
      en: 'Cards may have changed since: send the lines again to have them checked.',
    },
  },
  'access-change-faulty': {
    status: 409,
    title: { fr: 'Des lignes sont fautives', en: 'Some lines are faulty' },
    detail: {
      fr: ({ count }) =>
        `Lignes qui ne peuvent être appliquées : ${count}. Corrigez-les, ou demandez à n’appliquer que les autres.`,
      en: ({ count }) => `Lines that cannot be applied: ${count}. Correct them, or ask for the others alone.`,
    },
    href: (ids) => `${pathOf(ids)}/lines?only=refused`,
  },
  'second-eyes-too-new': {
    status: 403,
    title: { fr: 'Administrateur depuis peu', en: 'Administrator too recently' },
    detail: {
      fr: ({ until }) =>
        `Vous administrez l’organisme depuis trop peu de temps : vous pourrez approuver à partir du ${until}. Un autre administrateur ou l’assistance le peut avant.`,
      en: ({ until }) =>
        `You have not administered the organisation for long enough: you can approve from ${until} on. Another administrator or support can before.`,
    },
  },
  'no-successor': {
    status: 409,
    title: { fr: 'Nouvel établissement à indiquer', en: 'New establishment to be named' },
    detail: {
      fr: 'Le répertoire Sirene ne dit pas quel établissement a pris la suite : indiquez son SIRET (`successor`).',
      en: 'Sirene does not say which establishment has taken over: name its SIRET (`successor`).',
    },
  },
  'nothing-to-carry-over': {
    status: 409,
    title: { fr: 'Rien à reporter', en: 'Nothing to carry over' },
    detail: {
      fr: 'Personne n’a sur l’établissement fermé de droit qui manque sur le nouveau.',
      en: 'Nobody has a right on the closed establishment that is missing on the new one.',
    },
  },
  'undo-too-late': {
    status: 409,
    title: { fr: 'Trop tard pour annuler', en: 'Too late to undo' },
    detail: {
      fr: 'Une modification s’annule dans les 30 jours. Envoyez une modification qui fait l’inverse.',
      en: 'A change can be undone within 30 days. Send one that does the contrary.',
    },
  },
};
