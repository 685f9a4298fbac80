import type { Unreadable } from '../../domain/bulk-changes/bulk-change.ts';
import type { LineFault } from '../../domain/bulk-changes/line.ts';
import { KNOWN_COLUMNS } from './columns.ts';

interface Text {
  fr: string;
  en: string;
}

/** What a person reads of a line that cannot be applied. `{about}` is another line, or a service. */
export const FAULT_TEXTS: Record<LineFault['code'], Text> = {
  'unreadable-cell': {
    fr: 'Cette cellule contient des caractères de contrôle : saisissez-la de nouveau.',
    en: 'This cell holds control characters: type it again.',
  },
  'wrong-cell-count': {
    fr: 'Cette ligne a une cellule dans une colonne que l’en-tête ne nomme pas : vérifiez les séparateurs.',
    en: 'This line has a cell in a column that the header does not name: check the separators.',
  },
  'unknown-action': {
    fr: 'L’action est add, change ou remove (ajouter, modifier, retirer).',
    en: 'The action is add, change or remove.',
  },
  'bad-email': { fr: 'Adresse électronique absente ou incorrecte.', en: 'E-mail address missing or wrong.' },
  'ambiguous-email': {
    fr: 'Cette adresse peut désigner plusieurs personnes : faites ce changement depuis la fiche du membre.',
    en: 'This address may mean several people: make this change on the member’s own page.',
  },
  'bad-name': { fr: 'Nom incorrect : 100 caractères au plus.', en: 'Wrong name: 100 characters at most.' },
  'missing-name': {
    fr: 'Nom et prénom sont nécessaires pour inviter une personne qui n’est pas membre de l’organisme.',
    en: 'Both names are needed to invite somebody who is no member of the organisation.',
  },
  'other-name': {
    fr: 'La ligne {about} donne un autre nom à la même adresse.',
    en: 'Line {about} gives another name to the same address.',
  },
  'bad-siret': {
    fr: 'Un SIRET est formé de 14 chiffres et d’une clé valide ; vide, il vaut pour tous les établissements.',
    en: 'A SIRET has 14 digits and a valid check digit; empty means all establishments.',
  },
  'unknown-establishment': {
    fr: 'Cet établissement n’est pas de l’organisme.',
    en: 'This establishment is not one of the organisation’s.',
  },
  'establishment-closed': { fr: 'Cet établissement est fermé.', en: 'This establishment is closed.' },
  'missing-service': {
    fr: 'Nommez un service ; seul un retrait peut les viser tous.',
    en: 'Name a service; only a removal can mean all of them.',
  },
  'unknown-service': {
    fr: 'Ce service n’est pas au catalogue.',
    en: 'This service is not in the catalogue.',
  },
  'service-closed': { fr: 'Ce service est fermé.', en: 'This service is closed.' },
  'missing-right': {
    fr: 'Nommez un droit : consult, declare ou sign.',
    en: 'Name a right: consult, declare or sign.',
  },
  'unknown-right': {
    fr: 'Le droit est consult, declare ou sign (consulter, déclarer, signer).',
    en: 'The right is consult, declare or sign.',
  },
  'right-not-offered': {
    fr: 'Ce service ne connaît pas ce droit.',
    en: 'This service does not offer that right.',
  },
  'not-for-a-removal': {
    fr: 'Un retrait est immédiat et vaut pour tous les droits : laissez cette cellule vide.',
    en: 'A removal is immediate and for every right: leave this cell empty.',
  },
  'bad-date': {
    fr: 'Une date s’écrit 2026-12-31 ou 31/12/2026.',
    en: 'A date is written 2026-12-31 or 31/12/2026.',
  },
  'from-in-the-past': {
    fr: 'Une habilitation ne commence pas dans le passé.',
    en: 'A grant does not begin in the past.',
  },
  'until-not-after-from': { fr: 'La fin vient après le début.', en: 'The end comes after the beginning.' },
  contradiction: {
    fr: 'Cette ligne contredit la ligne {about} : gardez l’une des deux.',
    en: 'This line contradicts line {about}: keep one of the two.',
  },
  'nothing-to-change': {
    fr: 'Cette personne n’a aucun droit à modifier là : utilisez add.',
    en: 'This person holds nothing to change there: use add.',
  },
  'not-a-member': {
    fr: 'Cette adresse n’est celle d’aucun membre de l’organisme.',
    en: 'This address is no member’s.',
  },
  'missing-prerequisite': {
    fr: 'Ce service demande d’avoir aussi {about}, au même endroit et aussi longtemps.',
    en: 'This service requires {about} too, at the same place and for as long.',
  },
  'too-many-periods': {
    fr: 'Trop de périodes différentes pour une seule personne (100 au plus).',
    en: 'Too many different periods for one person (100 at most).',
  },
  'last-administrator': {
    fr: 'Cette personne est le dernier administrateur : nommez-en d’abord un autre.',
    en: 'This person is the last administrator: appoint another one first.',
  },
};

export const faultText = ({ code, about = '' }: LineFault, language: 'fr' | 'en'): string =>
  FAULT_TEXTS[code][language].replaceAll('{about}', about);

/** What a person reads of a file that could not be read. `{column}` is the header that it is about. */
const UNREADABLE_TEXTS: Record<Unreadable['code'], Text> = {
  'not-uploaded': {
    fr: 'Le fichier n’est pas arrivé : envoyez-le à l’adresse donnée, puis recommencez.',
    en: 'The file has not arrived: send it to the address given, then begin again.',
  },
  'too-large': { fr: 'Le fichier dépasse 20 Mo.', en: 'The file is over 20 MB.' },
  'too-many-lines': { fr: 'Le fichier dépasse 100 000 lignes.', en: 'The file has over 100,000 lines.' },
  'not-text': {
    fr: 'Ce n’est pas un fichier CSV : enregistrez la feuille « au format CSV ».',
    en: 'This is no CSV file: save the sheet as CSV.',
  },
  'no-header': {
    fr: 'La première ligne doit nommer les colonnes, dont action et email : partez du modèle.',
    en: 'The first line must name the columns, action and email among them: begin with the template.',
  },
  'unknown-column': {
    fr: `La colonne « {column} » n’est pas connue : renommez-la ou supprimez-la. Les colonnes sont : ${KNOWN_COLUMNS.fr}.`,
    en: `The column “{column}” is not known: rename it or leave it out. The columns are: ${KNOWN_COLUMNS.en}.`,
  },
  'duplicate-column': {
    fr: 'La colonne « {column} » dit la même chose qu’une autre : gardez l’une des deux.',
    en: 'The column “{column}” says the same as another one: keep one of the two.',
  },
  'bad-encoding': {
    fr: 'La ligne indiquée contient un caractère abîmé : enregistrez de nouveau la feuille au format « CSV UTF-8 ».',
    en: 'The line named holds a broken character: save the sheet again as “CSV UTF-8”.',
  },
  'line-too-long': {
    fr: 'La ligne indiquée est bien trop longue : vérifiez les guillemets et les séparateurs.',
    en: 'The line named is far too long: check quotes and separators.',
  },
  'quote-not-closed': {
    fr: 'Un guillemet est ouvert sur la ligne indiquée, et n’est pas fermé.',
    en: 'A quote is opened on the line named, and not closed.',
  },
  'not-csv': {
    fr: 'La ligne indiquée ne se lit pas : vérifiez les guillemets.',
    en: 'The line named cannot be read: check the quotes.',
  },
  'no-lines': { fr: 'Aucune ligne sous l’en-tête.', en: 'There is no line below the header.' },
};

export const unreadableText = ({ code, column = '' }: Unreadable, language: 'fr' | 'en'): string =>
  UNREADABLE_TEXTS[code][language].replaceAll('{column}', () => column);
