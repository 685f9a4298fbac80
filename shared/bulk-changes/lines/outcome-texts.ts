/** Why a line was not applied although it could have been. Stable: clients switch on them. */
type OutcomeCode = 'card-changed' | 'period-over' | 'taken-back';

/** What a person reads of such a line. */
const OUTCOME_TEXTS: Record<OutcomeCode, { fr: string; en: string }> = {
  'card-changed': {
    fr: 'La fiche de cette personne a changé depuis le contrôle : envoyez la ligne de nouveau.',
    en: 'This person’s card has changed since the check: send the line again.',
  },
  'period-over': {
    fr: 'Une période de cette personne était déjà finie au moment d’appliquer : rien n’a changé pour elle.',
    en: 'A period of this person’s was over when it came to be applied: nothing has changed for them.',
  },
  'taken-back': {
    fr: 'Une autre ligne n’a pu être appliquée : rien ne l’est.',
    en: 'Another line could not be applied: none is.',
  },
};

const isOutcomeCode = (code: string): code is OutcomeCode => code in OUTCOME_TEXTS;

/** Undefined for a refusal that the rules themselves tell, by its own code. */
export const outcomeText = (code: string | undefined, language: 'fr' | 'en'): string | undefined =>
  code !== undefined && isOutcomeCode(code) ? OUTCOME_TEXTS[code][language] : undefined;
