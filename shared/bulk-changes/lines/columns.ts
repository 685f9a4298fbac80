import { LINE_COLUMNS, type LineAction, type LineColumn } from '../../domain/bulk-changes/line.ts';
import { foldText } from '../../domain/folded.ts';
import type { Right } from '../../domain/rights.ts';

/** Only letters and digits count: N° SIRET, Jusqu'au and jusqu’au are all recognised. */
const fold = (text: string): string => foldText(text).replaceAll(' ', '');

/** Other names that people give the template's columns. The first one is that of the files made here. */
const OTHER_NAMES: Record<LineColumn, readonly [string, ...string[]]> = {
  action: ['action', 'opération'],
  email: [
    'adresse électronique',
    'courriel',
    'mél',
    'mail',
    'adresse e-mail',
    'adresse mail',
    'adresse mél',
    'adresse courriel',
  ],
  familyName: ['nom', 'nom de famille'],
  givenName: ['prénom', 'prénoms'],
  siret: [
    ...([
      'SIRET',
      'établissement',
      'n° SIRET',
      'no SIRET',
      'num SIRET',
      'numéro SIRET',
      'n° de SIRET',
    ] as const),
    ...['numéro de SIRET', 'code SIRET', 'SIRET établissement', 'SIRET de l’établissement'],
  ],
  service: ['service', 'déclaration', 'téléservice', 'code service', 'code du service'],
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
const LINE = ['line', 'ligne'] as const;
const OUTCOME = [
  ['effect', 'effet'],
  ['outcome', 'résultat'],
  ['reason', 'code'],
  ['explanation', 'explication'],
] as const;
type ResultColumn = (typeof LINE | (typeof OUTCOME)[number])[0];

const titled = <C extends string>(key: C, name: string) => ({
  key,
  header: name.charAt(0).toUpperCase() + name.slice(1),
});

/** The columns of the template, with French titles. */
export const TEMPLATE_COLUMNS = LINE_COLUMNS.map((column) => titled(column, OTHER_NAMES[column][0]));

/** The columns of the result file: the line, its cells, and what came of it. */
export const RESULT_COLUMNS = [
  titled(...LINE),
  ...TEMPLATE_COLUMNS,
  ...OUTCOME.map(([column, name]) => titled(column, name)),
];

const byHeader = new Map<string, LineColumn | ResultColumn>([
  ...LINE_COLUMNS.flatMap((column) =>
    [column, ...OTHER_NAMES[column]].map((name): [string, LineColumn] => [fold(name), column]),
  ),
  ...[LINE, ...OUTCOME].flatMap(([column, name]): [string, ResultColumn][] => [
    [fold(column), column],
    [fold(name), column],
  ]),
]);

/** The register's name of the column; undefined for an unknown one. */
export const columnOf = (header: string): LineColumn | ResultColumn | undefined => byHeader.get(fold(header));

/** Every column that a file can have, for messages to people. */
export const KNOWN_COLUMNS = {
  fr: TEMPLATE_COLUMNS.map(({ header }) => header).join(', '),
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
  ['retrait', 'remove'],
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
