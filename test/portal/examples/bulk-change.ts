import { routes } from '../../../functions/bulk-changes/contract.ts';
import type { AnswerOf } from '../../../portal/client/contract.ts';
import { refusal } from '../../support/portal/fake-register.ts';
import type { PageExamples } from '../support/page-example.ts';

const ONE = 'GET /organisations/{siren}/access-changes/{id}';
const LINES = 'GET /organisations/{siren}/access-changes/{id}/lines';
const DIFFERENCES = 'GET /organisations/{siren}/access-changes/{id}/differences';
const LIST = 'GET /organisations/{siren}/access-changes';
const RUN = 'POST /organisations/{siren}/access-changes';

type Change = AnswerOf<typeof ONE>;
type Lines = AnswerOf<typeof LINES>;

const example = routes.getBulkChange.answer.example as unknown as Change;
const { items: differences } = routes.listDifferences.answer.example;
const { items } = routes.listLines.answer.example as unknown as Lines;
const at = `/organisations/219200235/access-changes/${example.id}`;
const page = '/organisations/:siren/access-changes/:id';

const is = (state: Change['state'], more: object = {}) => ({
  [ONE]: { ...example, can: [], ...more, state } as Change,
});
const progress = { total: 12, done: 5, applied: 5, refused: 0, unchanged: 0 };
const until = '2026-12-24T08:00:00.000Z';

const nadia = { email: 'nadia.roux@clamart.example', familyName: 'Roux', givenName: 'Nadia' };
const karim = { email: 'karim.benali@clamart.example', familyName: 'Benali', givenName: 'Karim' };
const [line] = items;
if (line === undefined) throw new Error('the contract shows a line');
const many: Lines = {
  items: [
    { ...line, cells: { action: 'remove', ...karim }, effect: 'ended' },
    ...['21920023500014', '21920023500022'].map((siret, rank) => ({
      ...line,
      line: rank + 3,
      cells: {
        action: 'add',
        ...nadia,
        siret,
        service: 'DSN',
        right: 'sign',
        until: '2027-08-31T22:00:00.000Z',
      },
      effect: 'added' as const,
    })),
    {
      ...line,
      line: 5,
      cells: { action: 'add', ...nadia, service: 'AER', right: 'consult' },
      effect: 'unchanged',
    },
    { ...line, line: 6, cells: { action: 'remove', email: 'personne@clamart.example' }, effect: 'unchanged' },
    {
      ...line,
      line: 7,
      cells: { action: 'remove', email: 'marie.durand@clamart.example' },
      effect: undefined,
      faults: [
        {
          column: 'email',
          value: 'marie.durand@clamart.example',
          code: 'last-administrator',
          detail: 'Un organisme garde toujours un administrateur.',
        },
      ],
      outcome: 'faulty',
    },
  ],
  nextCursor: 'abc',
} as Lines;

const large = {
  summary: {
    ...example.summary,
    ...{ lines: 240, faulty: 2, ended: 231, leaving: 22, people: 94, uncovered: 8 },
    firstUncovered: Array.from({ length: 8 }, () => ({ service: 'DSIJ', siret: '21920023500014' })),
  },
  places: [{ siret: '21920023500014', name: 'COMMUNE DE CLAMART' }],
  needsApproval: true,
};

export const examples: PageExamples = {
  '/organisations/:siren/access-changes': [
    {
      state: 'many',
      answers: { [LIST]: { items: [example, example], nextCursor: 'abc' } as AnswerOf<typeof LIST> },
    },
    { state: 'none', answers: { [LIST]: { items: [] } } },
    { state: 'not for a declarant', answers: { [LIST]: refusal('forbidden') }, status: 404 },
  ].map((each) => ({ at: '/organisations/219200235/access-changes', ...each })),
  [page]: [
    { state: 'before it is applied', at },
    {
      state: 'large, with refused lines',
      at,
      answers: { ...is('checked', { ...large, can: ['run-valid-lines'] }), [LINES]: many },
    },
    { state: 'being checked', at, answers: is('checking', { summary: undefined }) },
    {
      state: 'unreadable',
      at,
      answers: is('unreadable', {
        summary: undefined,
        unreadable: {
          code: 'unknown-column',
          line: 1,
          column: 'Matricule',
          detail: 'La colonne « Matricule » n’est pas connue : renommez-la ou supprimez-la.',
        },
      }),
    },
    {
      state: 'with every line to correct',
      at,
      answers: is('checked', { summary: { ...example.summary, faulty: 2, added: 0, ended: 0 } }),
    },
    {
      state: 'with nothing to do',
      at,
      answers: is('checked', { summary: { ...example.summary, added: 0, ended: 0 } }),
    },
    { state: 'outdated', at, answers: is('outdated') },
    { state: 'waiting for somebody else', at, answers: is('awaiting-approval', large) },
    { state: 'to be approved', at, answers: is('awaiting-approval', { ...large, can: ['decide'] }) },
    {
      state: 'neither approved nor refused',
      at,
      answers: is('awaiting-approval', { ...large, can: ['decide'] }),
      send: { reason: 'Trop de départs.' },
      status: 422,
    },
    { state: 'refused', at, answers: is('refused', { refusal: 'Trop de départs.' }) },
    { state: 'being applied', at, answers: is('running', { progress }) },
    { state: 'being taken back', at, answers: is('stopping', { progress }) },
    { state: 'stopped', at, answers: is('stopped') },
    {
      state: 'applied',
      at,
      answers: is('done', {
        ...large,
        progress: { ...progress, refused: 2 },
        undoBefore: until,
        can: ['undo'],
      }),
    },
    {
      state: 'stopped before its end',
      at,
      answers: is('interrupted', { undoBefore: until, can: ['run', 'undo'] }),
    },
    { state: 'its undoing to be approved', at, answers: is('awaiting-undo-approval', { can: ['decide'] }) },
    { state: 'being undone', at, answers: is('undoing', { progress }) },
    {
      state: 'undone',
      at,
      answers: is('undone', {
        kept: [
          { personId: line.personId, why: 'grant-since-given' },
          { personId: '01KB0ZTF3N5Q7R9S1T3V5X7Z9C', why: 'member-since-accepted' },
        ],
      }),
    },
    {
      state: 'too late',
      at,
      send: {},
      afterwards: { [RUN]: refusal('access-change-outdated') },
      status: 409,
    },
    { state: 'not for a declarant', at, answers: { [ONE]: refusal('forbidden') }, status: 404 },
  ],
  '/organisations/:siren/access-changes/new': [
    { state: 'before anything is sent', answers: { [LIST]: { items: [] } } },
    { state: 'after others', answers: { [LIST]: { items: [example, example] } as AnswerOf<typeof LIST> } },
    { state: 'without a file', send: {}, status: 422 },
    { state: 'not for a declarant', answers: { [LIST]: refusal('forbidden') }, status: 404 },
  ].map((each) => ({ at: '/organisations/219200235/access-changes/new', ...each })),
  '/organisations/:siren/access-changes/new/address': [
    {
      state: 'shows nothing: a script asks there where a file goes',
      at: '/organisations/219200235/access-changes/new/address',
      status: 404,
    },
  ],
  '/organisations/:siren/access-changes/:id/differences': [
    {
      state: 'with some',
      answers: {
        [DIFFERENCES]: {
          items: [
            ...differences,
            {
              ...{ email: nadia.email, place: '21920023500014', service: 'DSN', effect: 'changed' },
              before: { right: 'declare' },
              after: { right: 'sign', from: '2026-12-01T00:00:00.000Z', until: '2027-08-31T22:00:00.000Z' },
            },
          ],
          nextCursor: 'abc',
        } as AnswerOf<typeof DIFFERENCES>,
      },
    },
    { state: 'with none', answers: { [DIFFERENCES]: { items: [] } } },
    { state: 'not for a declarant', answers: { [DIFFERENCES]: refusal('forbidden') }, status: 404 },
  ].map((each) => ({ at: `${at}/differences`, ...each })),
  '/organisations/:siren/access-changes/:id/faulty-lines': [
    {
      state: 'with lines to correct',
      answers: {
        [LINES]: {
          items: [
            ...many.items.slice(-1),
            { ...line, outcome: 'refused' as const, detail: 'La fiche de cette personne a changé.' },
          ],
          nextCursor: 'abc',
        },
      },
    },
    { state: 'with none', answers: { [LINES]: { items: [] } } },
    { state: 'not for a declarant', answers: { [LINES]: refusal('forbidden') }, status: 404 },
    {
      state: 'not checked yet',
      answers: {
        [LINES]: refusal({
          code: 'access-change-not-ready',
          facts: { organisation: '219200235', bulkChange: example.id },
        }),
      },
      status: 409,
    },
  ].map((each) => ({ at: `${at}/faulty-lines`, ...each })),
};
