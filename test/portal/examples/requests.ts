import { routes } from '../../../functions/administrator-changes/contract.ts';
import { routes as profile } from '../../../functions/profile/contract.ts';
import type { AnswerOf } from '../../../portal/client/contract.ts';
import { refusal } from '../../support/portal/fake-register.ts';
import type { PageExamples } from '../support/page-example.ts';

type Request = AnswerOf<'GET /administrator-changes/{id}'>;
type Me = AnswerOf<'GET /me'>;

const example = routes.getAdministratorChange.answer.example as unknown as Request;
const me = profile.getMe.answer.example as unknown as Me;
const candidate = {
  'GET /me': { ...me, personId: example.candidate.personId, organisations: [] } satisfies Me,
};
const { id } = example;
const at = (rest = '') => `/administrator-changes/${id}${rest}`;
const given = (request: Partial<Request>) => ({
  'GET /administrator-changes/{id}': { ...example, ...request },
});
const can = (...actions: Request['can']) => ({ can: actions });
const letter = {
  number: 1,
  orderedAt: '2026-11-24T08:00:00.000Z',
  expiresAt: '2026-12-24T08:00:00.000Z',
  triesLeft: 4,
} as Request['letters'][number];
const instant = (text: string) => text as Request['requestedAt'];

const over = (state: Request['state'], more: Partial<Request> = {}) => ({
  ...candidate,
  ...given({
    state,
    deadlines: [],
    history: [
      { status: 'pending', at: instant('2026-11-23T08:00:00.000Z') },
      { status: 'escalated', at: instant('2026-11-28T08:00:00.000Z') },
      { status: state, at: instant('2026-11-29T08:00:00.000Z') },
    ],
    ...can(),
    ...more,
  }),
});

const NEW = '/administrator-changes/new';
const answers = (more: Record<string, string> = {}) => ({
  form: NEW,
  answers: {
    search: '219 200 235 00014',
    situation: 'replace',
    email: 'marie.durand@clamart.example',
    access: 'end',
    type: 'order',
    reference: '2026-87',
    'date-day': '16',
    'date-month': '11',
    'date-year': '2026',
    'effective-day': '1',
    'effective-month': '12',
    'effective-year': '2026',
    reason: 'Je prends le poste de secrétaire de mairie le 1er décembre.',
    ...more,
  },
});
const inDraft = (page = '') => `${NEW}${page}?draft=example`;
type Place = AnswerOf<'GET /establishments'>['items'][number];
const {
  items: [place],
} = routes.findEstablishments.answer.example as unknown as { items: [Place] };
const { letterTo: _, ...unreachable } = place;
const first = { ...unreachable, hasAdministrator: false };
const many = {
  'GET /establishments': {
    items: [place, { ...place, siret: '21920023500022', name: 'ECOLE DES TILLEULS' } as Place],
    nextCursor: 'MjE5',
  },
};
const notTold = { 'GET /establishments': refusal({ code: 'too-many-look-ups-today', facts: { max: 20 } }) };
const dated = (day: string) => ({
  reference: '2026-87',
  'date-day': day,
  'date-month': '2',
  'date-year': '2026',
  'effective-day': '1',
  'effective-month': '12',
  'effective-year': '2026',
  reason: 'Élue maire.',
});
const requested = { 'POST /administrator-changes': example, ...candidate };

export const examples: PageExamples = {
  [NEW]: [
    { state: 'empty' },
    { state: 'no number', send: { search: '219 200' }, status: 422 },
    {
      state: 'unknown',
      send: { search: '219 200 235 00014' },
      answers: { 'GET /establishments': { items: [] } },
      status: 422,
    },
    {
      state: 'closed',
      send: { search: '219 200 235 00014' },
      answers: { 'GET /establishments': { items: [{ ...place, status: 'closed' }] } },
      status: 422,
    },
    { state: 'goes on', send: { search: '219 200 235 00014' } },
    { state: 'goes on to a list', send: { search: '92140' } },
  ],
  [`${NEW}/places`]: [
    { state: 'without a draft: from the beginning' },
    { state: 'one', at: inDraft('/places'), draft: answers({ search: '219 200 235' }) },
    { state: 'many', at: inDraft('/places'), draft: answers({ search: '92140' }), answers: many },
    {
      state: 'empty',
      at: inDraft('/places'),
      draft: answers({ search: '92140' }),
      answers: { 'GET /establishments': { items: [] } },
    },
    {
      state: 'nothing chosen',
      at: inDraft('/places'),
      draft: answers({ search: '92140' }),
      answers: many,
      send: {},
      status: 422,
    },
    { state: 'goes on', at: inDraft('/places'), draft: answers({ search: '219 200 235' }), send: {} },
  ],
  [`${NEW}/situation`]: [
    { state: 'without a draft: from the beginning' },
    { state: 'asked', at: inDraft('/situation'), draft: answers() },
    {
      state: 'the first one, whom no letter reaches',
      at: inDraft('/situation'),
      draft: answers(),
      answers: { 'GET /establishments': { items: [first] } },
    },
    { state: 'not told any more', at: inDraft('/situation'), draft: answers(), answers: notTold },
    {
      state: 'nothing chosen',
      at: inDraft('/situation'),
      draft: answers({ situation: '' }),
      send: {},
      status: 422,
    },
    { state: 'goes on', at: inDraft('/situation'), draft: answers(), send: {} },
  ],
  [`${NEW}/outgoing`]: [
    { state: 'asked', at: inDraft('/outgoing'), draft: answers({ email: '' }) },
    {
      state: 'no address',
      at: inDraft('/outgoing'),
      draft: answers(),
      send: { email: 'marie' },
      status: 422,
    },
    { state: 'goes on', at: inDraft('/outgoing'), draft: answers(), send: { email: 'marie@mairie.fr' } },
  ],
  [`${NEW}/deed`]: [
    { state: 'asked', at: inDraft('/deed'), draft: answers({ situation: 'join' }) },
    { state: 'no such day', at: inDraft('/deed'), draft: answers(), send: dated('31'), status: 422 },
    { state: 'goes on', at: inDraft('/deed'), draft: answers(), send: dated('2') },
  ],
  [`${NEW}/check`]: [
    { state: 'without a draft: from the beginning' },
    { state: 'replacing', at: inDraft('/check'), draft: answers() },
    { state: 'joining', at: inDraft('/check'), draft: answers({ situation: 'join' }) },
    {
      state: 'the first one',
      at: inDraft('/check'),
      draft: answers({ situation: 'join' }),
      answers: { 'GET /establishments': { items: [{ ...place, hasAdministrator: false }] } },
    },
    { state: 'not told any more', at: inDraft('/check'), draft: answers(), answers: notTold },
    { state: 'sent', at: inDraft('/check'), draft: answers(), send: {}, answers: requested },
    {
      state: 'refused by the register',
      at: inDraft('/check'),
      draft: answers(),
      send: {},
      answers: { 'POST /administrator-changes': refusal('already-administrator') },
      status: 422,
    },
  ],
  '/administrator-changes/:id': [
    {
      state: 'of a candidate',
      at: at(),
      answers: { ...candidate, ...given(can('cancel', 'order-activation-key')) },
    },
    {
      state: 'of a candidate with a letter',
      at: at(),
      answers: { ...candidate, ...given({ letters: [letter], ...can('activate', 'cancel') }) },
    },
    { state: 'that came back once', at: at(), answers: { ...candidate, ...given({ returns: 1 }) } },
    { state: 'that only support approves now', at: at(), answers: given({ returns: 2, ...can() }) },
    { state: 'of an administrator', at: at() },
    {
      state: 'of an administrator who may object',
      at: at(),
      answers: given({ state: 'contestable', ...can('object') }),
    },
    {
      state: 'of the administrator who approved',
      at: at(),
      answers: given({ state: 'contestable', ...can('object', 'withdraw') }),
    },
    { state: 'read-only', at: at(), answers: given(can()) },
    { state: 'nothing chosen', at: at(), send: {}, status: 422 },
    { state: 'refused', at: at(), answers: over('refused', { refusal: 'un administrateur a refusé' }) },
    { state: 'expired', at: at(), answers: over('expired') },
    { state: 'contested', at: at(), answers: over('contested') },
    {
      state: 'done',
      at: at(),
      answers: over('approved', { appliedAt: instant('2026-12-01T08:00:00.000Z') }),
    },
    {
      state: 'not for this person',
      at: at(),
      answers: { 'GET /administrator-changes/{id}': refusal('not-found') },
      status: 404,
    },
  ],
  '/administrator-changes/:id/key': [
    { state: 'asked', at: at('/key') },
    { state: 'nothing typed', at: at('/key'), send: { key: '' }, status: 422 },
    {
      state: 'wrong',
      at: at('/key'),
      send: { key: 'ACDEF-GHJKM' },
      answers: {
        'POST /administrator-changes/{id}/activation': {
          ...(routes.activateAdministratorChange.answer
            .example as unknown as AnswerOf<'POST /administrator-changes/{id}/activation'>),
          accepted: false,
          answer: 'wrong',
          triesLeft: 4,
        },
      },
      status: 422,
    },
    {
      state: 'the head office has changed',
      at: at('/key'),
      send: { key: 'ACDEF-GHJKM' },
      answers: {
        'POST /administrator-changes/{id}/activation': {
          ...(routes.activateAdministratorChange.answer
            .example as unknown as AnswerOf<'POST /administrator-changes/{id}/activation'>),
          accepted: false,
          answer: 'head-office-changed',
        },
      },
      status: 422,
    },
    { state: 'right', at: at('/key'), send: { key: 'ACDEF-GHJKM' }, answers: candidate },
  ],
  '/administrator-changes/:id/key/order': [
    {
      state: 'asked for from the request',
      at: at(),
      answers: { ...candidate, ...given(can('order-activation-key')) },
      send: {},
    },
  ],
  '/administrator-changes/:id/cancel': [
    { state: 'asked', at: at('/cancel'), answers: given(can('cancel')) },
    { state: 'too late: back to the request', at: at('/cancel'), answers: { ...candidate, ...given(can()) } },
    { state: 'done', at: at('/cancel'), answers: { ...given(can('cancel')), ...candidate }, send: {} },
  ],
  '/administrator-changes/:id/approve': [
    { state: 'asked', at: at('/approve') },
    { state: 'done', at: at('/approve'), send: {} },
    { state: 'no more: back to the request', at: at('/approve'), answers: given(can()) },
  ],
  '/administrator-changes/:id/refuse': [
    { state: 'asked', at: at('/refuse') },
    { state: 'no reason', at: at('/refuse'), send: { reason: '' }, status: 422 },
    { state: 'done', at: at('/refuse'), send: { reason: 'Cette délibération n’existe pas.' } },
  ],
  '/administrator-changes/:id/object': [
    { state: 'asked', at: at('/object'), answers: given(can('object')) },
    {
      state: 'done',
      at: at('/object'),
      answers: given(can('object')),
      send: { reason: 'Cette délibération n’existe pas.' },
    },
  ],
  '/administrator-changes/:id/withdraw': [
    { state: 'asked', at: at('/withdraw'), answers: given(can('withdraw')) },
    {
      state: 'no reason',
      at: at('/withdraw'),
      answers: given(can('withdraw')),
      send: { reason: '' },
      status: 422,
    },
    {
      state: 'done',
      at: at('/withdraw'),
      answers: given(can('withdraw')),
      send: { reason: 'La délibération a été retirée.' },
    },
    { state: 'no more: back to the request', at: at('/withdraw'), answers: given(can('object')) },
  ],
  '/organisations/:siren/administrator-changes': [
    { state: 'one', at: '/organisations/219200235/administrator-changes' },
    {
      state: 'many',
      at: '/organisations/219200235/administrator-changes',
      answers: { 'GET /administrator-changes': { items: [example, example, example], nextCursor: 'MjU' } },
    },
    {
      state: 'empty',
      at: '/organisations/219200235/administrator-changes',
      answers: { 'GET /administrator-changes': { items: [] } },
    },
  ],
};
