import type { LineAction, LineColumn } from '../domain/access-line.ts';
import type { Right } from '../domain/rights.ts';

/** Without accents, case or spaces: spreadsheets and people write them as they come. */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/[\p{Diacritic}\s_-]/gu, '')
    .toLowerCase();

/** The template's headers first; then what people call the columns in French. */
const HEADERS: Record<LineColumn, readonly string[]> = {
  action: ['action', 'operation'],
  email: ['email', 'adressee-mail', 'adressemail', 'adresseelectronique', 'courriel', 'mail'],
  familyName: ['familyname', 'nom', 'nomdefamille'],
  givenName: ['givenname', 'prenom'],
  siret: ['siret', 'etablissement'],
  service: ['service', 'declaration'],
  right: ['right', 'droit'],
  from: ['from', 'debut', 'du', 'datededebut'],
  until: ['until', 'fin', 'au', 'jusquau', 'datedefin'],
};

const byHeader = new Map(
  Object.entries(HEADERS).flatMap(([column, names]) => names.map((name) => [fold(name), column])),
);

/** The name of the column as the register calls it; undefined for one that it does not know. */
export const columnOf = (header: string): string | undefined =>
  byHeader.get(fold(header).replaceAll('’', ''));

const ACTIONS = new Map<string, LineAction>([
  ['add', 'add'],
  ['ajouter', 'add'],
  ['ajout', 'add'],
  ['change', 'change'],
  ['modifier', 'change'],
  ['modification', 'change'],
  ['remove', 'remove'],
  ['retirer', 'remove'],
  ['supprimer', 'remove'],
  ['suppression', 'remove'],
]);
export const actionOf = (text: string): LineAction | undefined => ACTIONS.get(fold(text));

const RIGHTS = new Map<string, Right>([
  ['consult', 'consult'],
  ['consulter', 'consult'],
  ['consultation', 'consult'],
  ['declare', 'declare'],
  ['declarer', 'declare'],
  ['declaration', 'declare'],
  ['sign', 'sign'],
  ['signer', 'sign'],
  ['signature', 'sign'],
]);
export const rightOf = (text: string): Right | undefined => RIGHTS.get(fold(text));
