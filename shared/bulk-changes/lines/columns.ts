import { LINE_COLUMNS, type LineAction, type LineColumn } from '../../domain/bulk-changes/line.ts';
import type { Right } from '../../domain/rights.ts';

/** Removes accents, case and spaces, which spreadsheets and people write in any way. */
const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/[\p{Diacritic}\s_-]/gu, '')
    .toLowerCase();

/** Only letters and digits of a header count: N° SIRET, Jusqu'au and jusqu’au are all recognised. */
const foldHeader = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();

/** Other names that people give the template's columns. The French word comes first. */
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

/** Columns of the result file beside those of the template. People correct that file and send it back. */
export const RESULT_COLUMNS = ['line', 'effect', 'outcome', 'reason', 'explanation'] as const;
type ResultColumn = (typeof RESULT_COLUMNS)[number];

const byHeader = new Map<string, LineColumn | ResultColumn>([
  ...LINE_COLUMNS.flatMap((column) =>
    [column, ...OTHER_NAMES[column]].map((name): [string, LineColumn] => [foldHeader(name), column]),
  ),
  ...RESULT_COLUMNS.map((column): [string, ResultColumn] => [foldHeader(column), column]),
]);

/** The register's name of the column; undefined for an unknown one. */
export const columnOf = (header: string): LineColumn | ResultColumn | undefined =>
  byHeader.get(foldHeader(header));

/** Every column that a file can have, for messages to people. */
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
