import { LINE_COLUMNS, type LineAction, type LineColumn } from '../../domain/bulk-changes/line.ts';
import type { Right } from '../../domain/rights.ts';

/** Without accents, case or spaces: spreadsheets and people write them as they come. */
const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/[\p{Diacritic}\s_-]/gu, '')
    .toLowerCase();

/** Of a header letters and digits count alone: N° SIRET, Jusqu'au and jusqu’au are what they look like. */
const foldHeader = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();

/** What people call the template's columns; the French word first. */
const OTHER_NAMES: Record<LineColumn, readonly [string, ...string[]]> = {
  action: ['opération'],
  email: ['courriel', 'mail', 'adresse e-mail', 'adresse mail', 'adresse électronique', 'adresse courriel'],
  familyName: ['nom', 'nom de famille'],
  givenName: ['prénom', 'prénoms'],
  siret: [
    ...(['établissement', 'n° SIRET', 'no SIRET', 'num SIRET', 'numéro SIRET', 'n° de SIRET'] as const),
    ...['numéro de SIRET', 'code SIRET', 'SIRET établissement', 'SIRET de l’établissement'],
  ],
  service: ['déclaration', 'téléservice', 'code service', 'code du service'],
  right: ['droit', 'niveau de droit'],
  from: [
    ...(['début', 'du', 'date de début', 'date début', 'date d’effet', 'à partir de'] as const),
    ...['à partir du', 'à compter de', 'à compter du', 'valable du'],
  ],
  until: [
    ...(['fin', 'au', 'date de fin', 'date fin', 'jusqu’à', 'jusqu’au', 'valable jusqu’au'] as const),
    ...['échéance', 'date d’échéance', 'expiration', 'date d’expiration'],
  ],
};

/** What the result file has beside the columns of the template: people correct it and send it back. */
export const RESULT_COLUMNS = ['line', 'effect', 'outcome', 'reason', 'explanation'] as const;
type ResultColumn = (typeof RESULT_COLUMNS)[number];

const byHeader = new Map<string, LineColumn | ResultColumn>([
  ...LINE_COLUMNS.flatMap((column) =>
    [column, ...OTHER_NAMES[column]].map((name): [string, LineColumn] => [foldHeader(name), column]),
  ),
  ...RESULT_COLUMNS.map((column): [string, ResultColumn] => [foldHeader(column), column]),
]);

/** The name of the column as the register calls it; undefined for one that it does not know. */
export const columnOf = (header: string): LineColumn | ResultColumn | undefined =>
  byHeader.get(foldHeader(header));

/** Every column that a file can have, as people are told of them. */
export const KNOWN_COLUMNS = {
  fr: LINE_COLUMNS.map((column) => `${column} (${OTHER_NAMES[column][0]})`).join(', '),
  en: LINE_COLUMNS.join(', '),
};

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
export const actionInCell = (text: string): LineAction | undefined => ACTIONS.get(fold(text));

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
export const rightInCell = (text: string): Right | undefined => RIGHTS.get(fold(text));
