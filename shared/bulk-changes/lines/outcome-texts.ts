import type { Language, Text } from '../../wording/text.ts';
import { LINE_FAULT_TEXTS } from './fault-texts.ts';

/** Why a line was not applied although it could have been. Stable: clients switch on them. */
type OutcomeCode =
  | 'card-changed'
  | 'period-over'
  | 'taken-back'
  | 'last-administrator'
  | 'new-administrator'
  | 'one-removal-a-day'
  | 'administrator-protected'
  | 'power-contested'
  | 'card-full'
  | 'organisation-closed'
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
  'new-administrator': {
    fr: 'Qui appliquait la modification a été nommé depuis moins de sept jours, et n’écarte pas encore d’autre administrateur.',
    en: 'Whoever applied the change was appointed less than seven days ago, and removes no other administrator yet.',
  },
  'one-removal-a-day': {
    fr: 'Qui appliquait la modification a déjà écarté un autre administrateur depuis un jour : envoyez la ligne de nouveau demain.',
    en: 'Whoever applied the change removed another administrator within a day: send the line again tomorrow.',
  },
  'administrator-protected': {
    fr: 'L’assistance a rétabli ou nommé cet administrateur : elle seule peut l’écarter.',
    en: 'Support restored or appointed this administrator: only support can remove them.',
  },
  'power-contested': {
    fr: 'Un administrateur écarté conteste sa mise à l’écart : d’ici la décision de l’assistance, qui appliquait la modification n’écarte personne.',
    en: 'An administrator who was removed contests it: until support decides, whoever applied the change removes nobody.',
  },
  'card-full': {
    fr: 'Cette fiche porterait trop d’habilitations en cours : mettez fin à certaines, puis envoyez la ligne de nouveau.',
    en: 'This card would hold too many current grants: end some, then send the line again.',
  },
  'organisation-closed': {
    fr: 'L’organisme a cessé d’exister : on n’y invite plus personne et on n’y donne plus de droit.',
    en: 'The organisation has ceased to exist: nobody is invited to it and no right is given in it any more.',
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
