import type { ReviewErrorCode } from '../../domain/errors.ts';
import type { FaultTexts, Problems } from './text-types.ts';

const pathOf = ({ organisation, review }: { organisation: string; review: string }): string =>
  `/organisations/${organisation}/reviews/${review}`;

/** What people read when something of a periodic review is refused. */
export const REVIEW_PROBLEMS: Problems<ReviewErrorCode> = {
  'review-already-open': {
    status: 409,
    title: { fr: 'Une revue est déjà ouverte', en: 'A review is already open' },
    detail: {
      fr: 'Menez la revue ouverte à son terme avant d’en ouvrir une autre.',
      en: 'Finish the open review before you open another one.',
    },
    href: pathOf,
  },
  'review-closed': {
    status: 409,
    title: { fr: 'Cette revue est close', en: 'This review is closed' },
    detail: {
      fr: 'Elle est signée, ou son délai est passé. Changez la fiche du membre directement, ou ouvrez une nouvelle revue.',
      en: 'It is signed, or its time is over. Change the member’s card itself, or open a new review.',
    },
  },
  'review-incomplete': {
    status: 409,
    title: { fr: 'Des fiches restent à revoir', en: 'Cards are left to review' },
    detail: {
      fr: ({ count }) =>
        `Fiches qui restent à revoir : ${count}. Confirmez chacune ou mettez-y fin, puis signez.`,
      en: ({ count }) => `Cards left to review: ${count}. Confirm or end each of them, then sign.`,
    },
    href: (ids) => `${pathOf(ids)}/cards?standing=outstanding`,
  },
  'not-in-review': {
    status: 409,
    title: { fr: 'Fiche hors de cette revue', en: 'Card not in this review' },
    detail: {
      fr: 'La revue porte sur les membres présents à son ouverture. Choisissez une fiche de la revue.',
      en: 'The review is of the members there were when it opened. Choose a card of the review.',
    },
  },
  'already-reviewed': {
    status: 409,
    title: { fr: 'Fiche déjà revue', en: 'Card already reviewed' },
    detail: {
      fr: 'La décision prise demeure. Pour changer l’accès depuis, modifiez la fiche du membre.',
      en: 'The decision made stays. To change the access since, change the member’s card.',
    },
  },
  'own-card': {
    status: 409,
    title: { fr: 'Votre propre fiche', en: 'Your own card' },
    detail: {
      fr: 'Personne ne revoit sa propre fiche tant qu’un autre administrateur peut le faire : demandez-le-lui.',
      en: 'Nobody reviews their own card as long as another administrator can: ask them.',
    },
  },
};

export const REVIEW_FAULTS: FaultTexts<'card-not-reviewed'> = {
  'card-not-reviewed': {
    fr: 'Cette fiche reste à revoir.',
    en: 'This card is left to review.',
  },
};

/** Where the card is. */
export const cardPath = ({ organisation, person }: { organisation: string; person: string }): string =>
  `/organisations/${organisation}/members/${person}`;
