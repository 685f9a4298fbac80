import { DOMAIN_ROOMS, TABLE_ROOMS, USE_CASE_ROOMS } from './rooms.ts';

/**
 * What each folder below `shared/` may import, besides its own files. Floors stand on one another and have the same rooms;
 * docs/architecture.md shows both. `npm run lint:floors` writes these lists for the linter.
 */
export interface Folder {
  /** Below `shared/`; its own files, not those of folders in it. */
  path: string;
  /** Folders below `shared/`. With `/**` at the end, a whole floor. */
  folders: readonly string[];
  /** Packages, and modules of Node. */
  packages?: readonly string[];
}

const DYNAMODB = ['@aws-sdk/client-dynamodb', '@aws-sdk/lib-dynamodb', '@aws-sdk/util-dynamodb'];
const ZOD = 'zod/mini';

const on = (floor: string, rooms: readonly string[]): string[] => [
  floor,
  ...rooms.map((room) => `${floor}/${room}`),
];
const everyRoom = Object.keys(DOMAIN_ROOMS);
const DOMAIN = 'domain/**';
const TABLE = 'table/**';

const roomsOf = (
  rooms: Readonly<Record<string, readonly string[]>>,
  folderOf: (room: string, others: readonly string[]) => Folder,
): Folder[] => Object.entries(rooms).map(([room, others]) => folderOf(room, others));

const domain: Folder[] = [
  { path: 'domain', folders: [], packages: ['node:crypto', ZOD] },
  ...roomsOf(DOMAIN_ROOMS, (room, others) => ({
    path: `domain/${room}`,
    folders: on('domain', others),
    packages: ['node:crypto', ...(room === 'people' ? ['node:url'] : []), ZOD],
  })),
];

const table: Folder[] = [
  {
    path: 'table',
    folders: [DOMAIN, 'aws'],
    packages: [...DYNAMODB, 'node:crypto', 'node:timers/promises', 'node:zlib', ZOD],
  },
  ...roomsOf(TABLE_ROOMS, (room, others) => ({
    path: `table/${room}`,
    folders: [DOMAIN, ...on('table', others)],
    packages: [...DYNAMODB, 'ulid', ZOD],
  })),
];

const useCases: Folder[] = [
  { path: 'use-cases', folders: [DOMAIN, TABLE], packages: ['node:timers/promises'] },
  ...roomsOf(USE_CASE_ROOMS, (room, others) => ({
    path: `use-cases/${room}`,
    folders: [
      DOMAIN,
      TABLE,
      ...on('use-cases', others),
      ...(room === 'bulk-changes' ? ['bulk-changes/lines', 'files'] : []),
      ...(room === 'administrator-changes' ? ['administrator-changes/letters'] : []),
    ],
    packages: ['node:util', ZOD],
  })),
  // A room of its own: a notice may be about any other one.
  {
    path: 'use-cases/notices',
    folders: [DOMAIN, TABLE, ...on('use-cases', ['mandates', 'people']), 'notifications'],
  },
];

/** A hall that gathers its rooms. Each of them knows the hall, and its own room of the domain. */
const gathered = (floor: string, rooms: readonly string[]): Folder[] => [
  { path: floor, folders: [DOMAIN, ...rooms.map((room) => `${floor}/${room}`), 'wording'], packages: [ZOD] },
  ...rooms.map((room) => ({
    path: `${floor}/${room}`,
    folders: [floor, ...on('domain', [room]), 'wording'],
    packages: [ZOD],
  })),
];
const NOTICE_ROOMS = everyRoom.filter((room) => room !== 'decisions');
const EVENT_ROOMS = ['access', 'administrator-changes', 'directory', 'mandates'];

const HTTP_ROOMS = ['access', 'mandates', 'people', 'problem-texts'];
const http: Folder[] = [
  {
    path: 'http',
    folders: [
      DOMAIN,
      TABLE,
      ...on('use-cases', ['administrator-changes', 'people']),
      ...HTTP_ROOMS.map((room) => `http/${room}`),
      'observability',
      'wording',
    ],
    packages: [
      ...['aws-lambda', 'ulid', ZOD],
      ...[
        'node:crypto',
        'aws-jwt-verify',
        'aws-jwt-verify/error',
        'aws-jwt-verify/jwk',
        'aws-jwt-verify/jwt-model',
      ],
    ],
  },
  ...HTTP_ROOMS.map((room) => ({ path: `http/${room}`, folders: [DOMAIN, TABLE, 'http', 'wording'] })),
];

/** Each of these reaches something outside: a service of AWS, a format of files, INSEE. */
const edges: Folder[] = [
  {
    path: 'aws',
    folders: [],
    packages: [
      '@aws-sdk/client-sfn',
      '@smithy/core/**',
      '@smithy/node-http-handler',
      '@smithy/types',
      'aws4',
      'node:stream/consumers',
      ZOD,
    ],
  },
  { path: 'wording', folders: [DOMAIN] },
  { path: 'pdf', folders: [], packages: ['fontkit', 'node:fs', 'node:module', 'node:zlib', 'pdfkit', ZOD] },
  { path: 'secrets', folders: [], packages: ['@aws-sdk/client-secrets-manager', ZOD] },
  {
    path: 'files',
    folders: ['aws'],
    packages: ['@aws-sdk/client-s3', '@aws-sdk/s3-request-presigner', 'csv-stringify/sync', ZOD],
  },
  { path: 'observability', folders: ['domain'] },
  {
    path: 'stream',
    folders: ['domain', 'observability'],
    packages: ['@aws-sdk/client-dynamodb', '@aws-sdk/util-dynamodb', 'aws-lambda', ZOD],
  },
  {
    path: 'sirene',
    folders: [
      ...on('domain', ['directory']),
      ...on('table', ['directory']),
      ...on('use-cases', ['directory']),
    ],
    packages: ['csv-parse/sync', 'node:fs', 'node:timers/promises', 'node:url', 'node:util', ZOD],
  },
  {
    path: 'administrator-changes/letters',
    folders: [...on('domain', ['administrator-changes', 'directory']), 'aws', 'pdf', 'secrets', 'wording'],
    packages: ['@aws-sdk/client-secrets-manager'],
  },
  {
    path: 'administrator-changes/workflow',
    folders: [...on('domain', ['administrator-changes']), 'aws'],
    packages: ['@aws-sdk/client-sfn'],
  },
  {
    path: 'bulk-changes/lines',
    folders: [...on('domain', ['access', 'bulk-changes', 'people']), 'wording'],
    packages: [
      'csv-parse',
      'csv-parse/sync',
      'fflate',
      'node:zlib',
      'read-excel-file/universal',
      'write-excel-file/node',
      ZOD,
    ],
  },
];

export const FOLDERS: readonly Folder[] = [
  ...domain,
  ...table,
  ...useCases,
  ...http,
  ...gathered('notifications', NOTICE_ROOMS),
  ...gathered('public-events', EVENT_ROOMS),
  ...edges,
];
