import type { Language, Text } from '../../wording/text.ts';
import { LINE_FAULT_TEXTS } from './fault-texts.ts';

/** Why a line was not applied although it could have been. Stable: clients switch on them. */
type OutcomeCode =
  | 'card-changed'
  | 'period-over'
  | 'taken-back'
  | 'last-administrator'
  | 'card-full'
  | 'forbidden';

/** What a person reads of such a line. */
export const OUTCOME_TEXTS: Readonly<Record<OutcomeCode, Text>> = {
  'card-changed': {
    fr: 'La fiche de cette personne a changé depuis le contrôle : envoyez la ligne de nouveau.',
    en: 'This person’s card has changed since the check: send the line again.',
  },
  'period-over': {
    fr: 'Une période de cette personne était déjà finie au moment d’appliquer : rien n’a changé pour elle. Envoyez la ligne avec une autre date.',
    en: 'A period of this person’s was over when it came to be applied: nothing has changed for them. Send the line with another date.',
  },
  'taken-back': {
    fr: 'Une autre ligne n’a pu être appliquée : aucune ne l’est. Corrigez-la, puis envoyez de nouveau les lignes.',
    en: 'Another line could not be applied: none is. Correct it, then send the lines again.',
  },
  'last-administrator': LINE_FAULT_TEXTS['last-administrator'],
  'card-full': {
    fr: 'Cette fiche porterait trop d’habilitations en cours : mettez fin à certaines, puis envoyez la ligne de nouveau.',
    en: 'This card would hold too many current grants: end some, then send the line again.',
  },
  forbidden: {
    fr: 'Qui appliquait la modification n’administre plus l’organisme : un autre administrateur peut envoyer la ligne de nouveau.',
    en: 'Whoever applied the change administers the organisation no more: another administrator can send the line again.',
  },
};

const isOutcomeCode = (code: string): code is OutcomeCode => code in OUTCOME_TEXTS;

/** Undefined for a code of a later version. */
export const outcomeText = (code: string | undefined, language: Language): string | undefined =>
  code !== undefined && isOutcomeCode(code) ? OUTCOME_TEXTS[code][language] : undefined;
