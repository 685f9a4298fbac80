import type { Unreadable } from '../../domain/bulk-changes/bulk-change.ts';
import type { LineFault } from '../../domain/bulk-changes/line.ts';
import { say } from '../../wording/say.ts';
import type { Language, Text } from '../../wording/text.ts';
import { KNOWN_COLUMNS } from './columns.ts';

type LineFaultCode = LineFault['code'];

/** What `about` of a fault is: another line, or a service that is needed. */
interface About {
  'other-name': 'line';
  contradiction: 'line';
  'missing-prerequisite': 'required';
}
type NamedBy<Code extends LineFaultCode> = Code extends keyof About ? About[Code] : never;

/** What a person reads of a line that cannot be applied. */
export const LINE_FAULT_TEXTS: { readonly [Code in LineFaultCode]: Text<NamedBy<Code>> } = {
  'unreadable-cell': {
    fr: 'Cette cellule contient des caractères de contrôle : saisissez-la de nouveau.',
    en: 'This cell holds control characters: type it again.',
  },
  'wrong-cell-count': {
    fr: 'Cette ligne a une cellule dans une colonne que l’en-tête ne nomme pas : vérifiez les séparateurs.',
    en: 'This line has a cell in a column that the header does not name: check the separators.',
  },
  'unknown-action': {
    fr: 'L’action est ajouter, modifier ou retirer : corrigez cette cellule.',
    en: 'The action is add, change or remove: correct this cell.',
  },
  'bad-email': {
    fr: 'L’adresse électronique manque ou est incorrecte : saisissez-la, par exemple prenom.nom@mairie.fr.',
    en: 'The e-mail address is missing or wrong: type it, for example jane.doe@town.example.',
  },
  'ambiguous-email': {
    fr: 'Cette adresse peut désigner plusieurs personnes : faites ce changement depuis la fiche du membre.',
    en: 'This address may mean several people: make this change on the member’s own page.',
  },
  'bad-name': {
    fr: 'Ce n’est pas un nom : des lettres, des espaces, des apostrophes et des traits d’union, en 60 caractères au plus.',
    en: 'This is no name: letters, spaces, apostrophes and hyphens, 60 characters at most.',
  },
  'missing-name': {
    fr: 'Cette personne n’est pas membre de l’organisme : donnez son nom, et son prénom si elle en a un, pour l’inviter.',
    en: 'This person is not a member of the organisation: give the family name, and the given name if they have one, to invite them.',
  },
  'other-name': {
    fr: ({ line }) => `La ligne ${line} donne un autre nom à la même adresse : gardez l’un des deux.`,
    en: ({ line }) => `Line ${line} gives another name to the same address: keep one of the two.`,
  },
  'bad-siret': {
    fr: 'Un SIRET est formé de 14 chiffres, dont le dernier vérifie les autres. Laissez cette cellule vide pour tous les établissements.',
    en: 'A SIRET has 14 digits, the last of which checks the others. Leave this cell empty for all establishments.',
  },
  'siret-shortened': {
    fr: 'Excel a raccourci ce SIRET, et ses derniers chiffres sont perdus : donnez à la colonne le format « Texte », puis saisissez de nouveau les 14 chiffres.',
    en: 'Excel has shortened this SIRET, and its last digits are lost: format the column as “Text”, then type the 14 digits again.',
  },
  'unknown-establishment': {
    fr: 'Cet établissement n’est pas de l’organisme : vérifiez le SIRET.',
    en: 'This establishment is not one of the organisation’s: check the SIRET.',
  },
  'establishment-closed': {
    fr: 'Cet établissement est fermé : choisissez un établissement ouvert.',
    en: 'This establishment is closed: choose an open one.',
  },
  'missing-service': {
    fr: 'Indiquez un service ; seul un retrait peut les viser tous.',
    en: 'Name a service; only a removal can mean all of them.',
  },
  'unknown-service': {
    fr: 'Ce service n’est pas au catalogue : choisissez-en un qui y est.',
    en: 'This service is not in the catalogue: choose one that is.',
  },
  'service-closed': {
    fr: 'Ce service est fermé : choisissez un service ouvert.',
    en: 'This service is closed: choose an open one.',
  },
  'missing-right': {
    fr: 'Indiquez un droit : consulter, déclarer ou signer.',
    en: 'Name a right: consult, declare or sign.',
  },
  'unknown-right': {
    fr: 'Le droit est consulter, déclarer ou signer : corrigez cette cellule.',
    en: 'The right is consult, declare or sign: correct this cell.',
  },
  'right-not-offered': {
    fr: 'Ce service ne propose pas ce droit : choisissez-en un autre.',
    en: 'This service does not offer this right: choose another one.',
  },
  'not-for-a-removal': {
    fr: 'Un retrait est immédiat et vaut pour tous les droits : laissez cette cellule vide.',
    en: 'A removal is immediate and for every right: leave this cell empty.',
  },
  'bad-date': {
    fr: 'Une date s’écrit 31/12/2026 ou 2026-12-31, entre 1900 et 2999 : corrigez cette cellule.',
    en: 'A date is written 31/12/2026 or 2026-12-31, between 1900 and 2999: correct this cell.',
  },
  'from-in-the-past': {
    fr: 'Une habilitation ne commence pas dans le passé : choisissez une date à venir, ou laissez cette cellule vide.',
    en: 'A grant does not begin in the past: choose a date to come, or leave this cell empty.',
  },
  'until-not-after-from': {
    fr: 'La fin vient après le début, et n’est pas passée : corrigez cette cellule.',
    en: 'The end comes after the beginning, and is not over: correct this cell.',
  },
  contradiction: {
    fr: ({ line }) => `Cette ligne contredit la ligne ${line} : gardez l’une des deux.`,
    en: ({ line }) => `This line contradicts line ${line}: keep one of the two.`,
  },
  'nothing-to-change': {
    fr: 'Cette personne n’a aucun droit à modifier là : ajoutez-le plutôt.',
    en: 'This person holds nothing to change there: add it instead.',
  },
  'not-a-member': {
    fr: 'Cette adresse n’est celle d’aucun membre de l’organisme : vérifiez-la.',
    en: 'No member of the organisation has this address: check it.',
  },
  'missing-prerequisite': {
    fr: ({ required }) =>
      `Ce service suppose aussi ${required}, au même endroit et au moins aussi longtemps : ajoutez une ligne.`,
    en: ({ required }) =>
      `This service needs ${required} too, at the same place and at least as long: add a line.`,
  },
  'too-many-periods': {
    fr: 'Cette personne a trop de périodes différentes : 100 au plus.',
    en: 'This person has too many different periods: 100 at most.',
  },
  'card-full': {
    fr: 'Cette personne aurait trop d’habilitations en cours : regroupez plusieurs services ou tous les établissements, ou retirez-en d’abord.',
    en: 'This person would hold too many current grants: merge several services or all establishments, or remove some first.',
  },
  'last-administrator': {
    fr: 'Cette personne est le dernier administrateur : nommez-en d’abord un autre.',
    en: 'This person is the last administrator: appoint another one first.',
  },
};

export const lineFaultText = ({ code, about }: LineFault, language: Language): string =>
  say(LINE_FAULT_TEXTS[code], about === undefined ? {} : { line: about, required: about }, language);

/** What a person reads of a file that could not be read. It may name the header that it is about. */
export const UNREADABLE_TEXTS: Readonly<Record<Unreadable['code'], Text<'column'>>> = {
  'not-uploaded': {
    fr: 'Le fichier n’est pas arrivé : envoyez-le à l’adresse donnée, puis recommencez.',
    en: 'The file has not arrived: send it to the address given, then begin again.',
  },
  'too-large': {
    fr: 'Le fichier dépasse 20 Mo : envoyez-le en plusieurs fois.',
    en: 'The file is over 20 MB: send it in several parts.',
  },
  'too-many-lines': {
    fr: 'Le fichier dépasse 100 000 lignes : envoyez-le en plusieurs fois.',
    en: 'The file has over 100,000 lines: send it in several parts.',
  },
  'not-text': {
    fr: 'Ce n’est ni un fichier CSV ni un classeur Excel : enregistrez la feuille au format « Classeur Excel (.xlsx) » ou « CSV UTF-8 ».',
    en: 'This is neither a CSV file nor an Excel workbook: save the sheet as “Excel Workbook (.xlsx)” or “CSV UTF-8”.',
  },
  'no-header': {
    fr: 'Aucune des premières lignes ne nomme les deux colonnes « Action » et « Adresse électronique » : ajoutez ces titres au-dessus des colonnes.',
    en: 'None of the first lines names both columns, “Action” and “Email”: add these titles above the columns.',
  },
  'unknown-column': {
    fr: ({ column }) =>
      `La colonne « ${column} » n’est pas connue : renommez-la ou supprimez-la. Les colonnes sont : ${KNOWN_COLUMNS.fr}.`,
    en: ({ column }) =>
      `The column “${column}” is not known: rename it or leave it out. The columns are: ${KNOWN_COLUMNS.en}.`,
  },
  'duplicate-column': {
    fr: ({ column }) => `La colonne « ${column} » dit la même chose qu’une autre : gardez l’une des deux.`,
    en: ({ column }) => `The column “${column}” says the same as another one: keep one of the two.`,
  },
  'bad-encoding': {
    fr: 'Les accents de la ligne indiquée ne se lisent pas avec certitude : dans Excel, enregistrez de nouveau la feuille au format « CSV UTF-8 ».',
    en: 'The accents of the line named cannot be read for certain: in Excel, save the sheet again as “CSV UTF-8”.',
  },
  'line-too-long': {
    fr: 'La ligne indiquée est bien trop longue : vérifiez les guillemets et les séparateurs.',
    en: 'The line named is far too long: check quotes and separators.',
  },
  'quote-not-closed': {
    fr: 'Un guillemet est ouvert sur la ligne indiquée, et n’est pas fermé : fermez-le ou supprimez-le.',
    en: 'A quote is opened on the line named, and not closed: close it or leave it out.',
  },
  'not-csv': {
    fr: 'La ligne indiquée ne se lit pas : vérifiez les guillemets.',
    en: 'The line named cannot be read: check the quotes.',
  },
  'workbook-damaged': {
    fr: 'Le classeur ne s’ouvre pas, ou une de ses cellules ne se lit pas : ouvrez-le dans votre tableur et enregistrez-le de nouveau au format « Classeur Excel (.xlsx) ».',
    en: 'The workbook does not open, or one of its cells cannot be read: open it in your spreadsheet and save it again as “Excel Workbook (.xlsx)”.',
  },
  'workbook-too-large': {
    fr: 'Une fois ouvert, le classeur est trop grand : copiez les colonnes utiles dans un nouveau classeur et envoyez celui-ci.',
    en: 'Once opened, the workbook is too large: copy the columns that matter into a new workbook and send that one.',
  },
  'several-sheets': {
    fr: 'Le classeur a plusieurs feuilles, peut-être masquées : gardez seulement celle des lignes.',
    en: 'The workbook has several sheets, some perhaps hidden: keep only the one with the lines.',
  },
  'external-parts': {
    fr: 'Le classeur a des liens vers d’autres fichiers, des connexions ou des macros : copiez les valeurs dans un nouveau classeur et envoyez celui-ci.',
    en: 'The workbook has links to other files, connections or macros: copy the values into a new workbook and send that one.',
  },
  'workbook-entities': {
    fr: 'Le classeur contient des définitions qu’aucun tableur n’écrit : copiez les valeurs dans un nouveau classeur et envoyez celui-ci.',
    en: 'The workbook holds definitions that no spreadsheet writes: copy the values into a new workbook and send that one.',
  },
  unforeseen: {
    fr: 'Ces lignes n’ont pas pu être contrôlées, pour une raison imprévue qui est signalée : envoyez-les de nouveau.',
    en: 'These lines could not be checked, for an unforeseen reason that has been reported: send them again.',
  },
  'no-lines': {
    fr: 'Il n’y a aucune ligne sous l’en-tête : ajoutez-en.',
    en: 'There is no line below the header: add some.',
  },
};

export const unreadableText = ({ code, column }: Unreadable, language: Language): string =>
  say(UNREADABLE_TEXTS[code], column === undefined ? {} : { column }, language);
