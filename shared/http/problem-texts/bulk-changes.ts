import type { BulkChangeErrorCode } from '../../domain/errors.ts';
import type { ProblemTexts } from './problem-texts.ts';

/** Refusals of a bulk change. */
export const BULK_CHANGE_PROBLEMS: Record<BulkChangeErrorCode, ProblemTexts> = {
  'access-change-not-ready': {
    status: 409,
    fr: {
      title: 'Ce n’est pas le moment',
      detail: 'La modification est dans l’état « {status} » : consultez-la pour savoir ce qui est possible.',
    },
    en: {
      title: 'Not now',
      detail: 'The change stands at “{status}”: read it to know what can be done.',
    },
  },
  'access-change-outdated': {
    status: 409,
    fr: {
      title: 'Ce contrôle est trop ancien',
      detail: 'Les fiches ont pu changer depuis : envoyez de nouveau les lignes pour les faire contrôler.',
    },
    en: {
      title: 'This check is too old',
      detail: 'Cards may have changed since: send the lines again to have them checked.',
    },
  },
  'access-change-faulty': {
    status: 409,
    fr: {
      title: 'Des lignes sont fautives',
      detail:
        '{faulty} ligne(s) ne peuvent être appliquées. Corrigez-les, ou demandez à n’appliquer que les autres (mode « valid-lines »).',
    },
    en: {
      title: 'Some lines are faulty',
      detail:
        '{faulty} line(s) cannot be applied. Correct them, or ask for the others alone (mode “valid-lines”).',
    },
  },
  'undo-too-late': {
    status: 409,
    fr: {
      title: 'Trop tard pour annuler',
      detail: 'Une modification s’annule dans les 30 jours. Envoyez une modification qui fait l’inverse.',
    },
    en: {
      title: 'Too late to undo',
      detail: 'A change can be undone within 30 days. Send one that does the contrary.',
    },
  },
};
