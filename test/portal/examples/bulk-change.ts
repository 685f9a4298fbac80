import { routes } from '../../../functions/bulk-changes/contract.ts';
import type { AnswerOf } from '../../../portal/client/contract.ts';
import { refusal } from '../../support/portal/fake-register.ts';
import type { PageExamples } from '../support/page-example.ts';

const ONE = 'GET /organisations/{siren}/access-changes/{id}';
const LINES = 'GET /organisations/{siren}/access-changes/{id}/lines';
const LIST = 'GET /organisations/{siren}/access-changes';
const RUN = 'POST /organisations/{siren}/access-changes';

type Change = AnswerOf<typeof ONE>;
type Lines = AnswerOf<typeof LINES>;

const example = routes.getBulkChange.answer.example as unknown as Change;
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
        unreadable: { code: 'no-lines', detail: 'Ce fichier n’a aucune ligne.' },
      }),
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
      answers: is('undone', { kept: [{ personId: line.personId, why: 'card-changed' }] }),
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
};
