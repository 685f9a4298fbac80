import type { ReviewErrorCode } from '../../domain/errors.ts';
import type { ProblemTexts } from './problem-texts.ts';

/** What people read when something of a periodic review is refused. */
export const REVIEW_PROBLEMS: Record<ReviewErrorCode, ProblemTexts> = {
  'review-already-open': {
    status: 409,
    fr: {
      title: 'Une revue est déjà ouverte',
      detail: 'Menez-la à son terme avant d’en ouvrir une autre : {href}.',
    },
    en: { title: 'A review is already open', detail: 'Finish it before opening another one: {href}.' },
  },
  'review-closed': {
    status: 409,
    fr: {
      title: 'Cette revue est close',
      detail:
        'Elle a été signée, ou son délai est passé. Changez la fiche du membre directement, ou ouvrez une nouvelle revue.',
    },
    en: {
      title: 'This review is closed',
      detail: 'It was signed, or its time is over. Change the member’s card itself, or open a new review.',
    },
  },
  'review-incomplete': {
    status: 409,
    fr: {
      title: 'Des fiches restent à revoir',
      detail: 'Il en reste {count}, indiquées ci-dessous : confirmez chacune ou mettez-y fin, puis signez.',
    },
    en: {
      title: 'Cards are left to review',
      detail: '{count} are left, listed below: confirm or end each of them, then sign.',
    },
  },
  'not-in-review': {
    status: 409,
    fr: {
      title: 'Fiche hors de cette revue',
      detail:
        'La revue porte sur les membres présents à son ouverture. Vérifiez l’identifiant de la personne.',
    },
    en: {
      title: 'Card not in this review',
      detail: 'The review is of the members there were when it opened. Check the person’s id.',
    },
  },
  'already-reviewed': {
    status: 409,
    fr: {
      title: 'Fiche déjà revue',
      detail: 'La décision prise demeure. Pour changer l’accès depuis, modifiez la fiche du membre.',
    },
    en: {
      title: 'Card already reviewed',
      detail: 'The decision made stays. To change the access since, change the member’s card.',
    },
  },
  'own-card': {
    status: 409,
    fr: {
      title: 'Votre propre fiche',
      detail:
        'Personne ne revoit sa propre fiche tant qu’un autre administrateur peut le faire : demandez-le-lui.',
    },
    en: {
      title: 'Your own card',
      detail: 'Nobody reviews their own card as long as another administrator can: ask them.',
    },
  },
};
