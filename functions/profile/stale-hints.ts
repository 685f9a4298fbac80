import type { StaleCause } from '../../shared/domain/people/profile-flag.ts';
import type { Text } from '../../shared/wording/text.ts';

/** Why a person must confirm their details, when they may not know: a mail to a dead address would bounce too. */
export const STALE_HINTS: Readonly<Record<StaleCause, Text>> = {
  unconfirmed: {
    fr: 'Vous n’avez pas confirmé vos coordonnées depuis un an.',
    en: 'You have not confirmed your contact details for a year.',
  },
  bounce: {
    fr: 'Les messages envoyés à votre adresse électronique reviennent : elle ne fonctionne pas. Si vous ne l’avez pas encore changée là où vous vous connectez, changez-la, puis confirmez vos coordonnées.',
    en: 'E-mails to your address come back: it does not work. If you have not changed it yet where you log in, change it, then confirm your contact details.',
  },
  inactivity: {
    fr: 'Vous ne vous étiez pas connecté depuis 180 jours : vérifiez vos coordonnées, puis confirmez-les.',
    en: 'You had not logged in for 180 days: check your contact details, then confirm them.',
  },
};
