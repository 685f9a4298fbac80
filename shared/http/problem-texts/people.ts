import type { PersonErrorCode } from '../../domain/errors.ts';
import type { Problems } from './text-types.ts';

/** What people read when something about themselves stands in the way. */
export const PERSON_PROBLEMS: Problems<PersonErrorCode> = {
  suspended: {
    status: 403,
    title: { fr: 'Accès suspendu', en: 'Access suspended' },
    detail: {
      fr: 'Votre accès à cet organisme est suspendu. Demandez à l’un de ses administrateurs de le rétablir.',
      en: 'Your access to this organisation is suspended. Ask one of its administrators to restore it.',
    },
  },
  'email-not-verified': {
    status: 403,
    title: { fr: 'Adresse électronique non vérifiée', en: 'E-mail not verified' },
    detail: {
      fr: 'Vérifiez votre adresse auprès de votre fournisseur d’identité, reconnectez-vous, puis recommencez.',
      en: 'Verify your address with your identity provider, log in again and retry.',
    },
  },
};
