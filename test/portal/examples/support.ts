import { routes } from '../../../functions/administrator-changes/contract.ts';
import type { AnswerOf } from '../../../portal/client/contract.ts';
import { refusal } from '../../support/portal/fake-register.ts';
import type { PageExamples } from '../support/page-example.ts';

type Request = AnswerOf<'GET /administrator-changes/{id}'>;
const request = routes.getAdministratorChange.answer.example as unknown as Request;
const dealt = {
  'GET /administrator-changes/{id}': {
    ...request,
    state: 'contested',
    isOpposed: true,
    objections: [{ at: request.requestedAt, reason: 'Cette délibération n’a jamais eu lieu.' }],
    stops: [],
    file: {
      place: {
        siret: '21920023500014',
        name: 'MAIRIE',
        address: { lines: ['1 PLACE MAURICE GUNSBOURG'], postalCode: '92140', city: 'CLAMART' },
      },
      administrators: [
        { familyName: 'Durand', givenName: 'Marie', lastLoginAt: '2026-03-02T08:00:00.000Z' },
        { familyName: 'Petit', givenName: 'Léa' },
      ],
      remindedAt: ['2026-11-26T08:00:00.000Z', '2026-11-30T08:00:00.000Z'],
      answered: [{ name: 'Agnès Support', at: '2026-12-04T08:00:00.000Z' }],
      earlier: [
        {
          id: request.id,
          kind: 'additional',
          requestedAt: '2026-05-04T08:00:00.000Z',
          state: 'refused',
        },
      ],
    },
    can: ['decide-as-support', 'stop'],
  } as unknown as Request,
};
const at = (rest = '') => `/administrator-changes/${request.id}${rest}`;

const [quota] = (routes.listQuotasReached.answer.example as unknown as AnswerOf<'GET /support/quotas'>).items;
const quotas = [
  { ...quota, quota: 'look-ups-today', max: 20 },
  { ...quota, quota: 'open-requests', max: 3 },
  ...Array.from({ length: 10 }, () => ({ ...quota })),
] as AnswerOf<'GET /support/quotas'>['items'];

export const examples: PageExamples = {
  '/support/administrator-changes': [
    { state: 'one' },
    { state: 'none for this agent', at: '/support/administrator-changes?none' },
    { state: 'deals a case', send: {}, answers: dealt },
    { state: 'deals none', send: {}, answers: { 'POST /support/cases': {} } },
    { state: 'empty', answers: { 'GET /support/administrator-changes': { items: [] } } },
    {
      state: 'not for this person',
      answers: { 'GET /support/administrator-changes': refusal('forbidden') },
      status: 404,
    },
  ],
  '/administrator-changes/:id': [{ state: 'of an agent', at: at(), answers: dealt }],
  '/administrator-changes/:id/decide-as-support': [
    { state: 'asked', at: at('/decide-as-support'), answers: dealt },
    {
      state: 'of a body that nobody administers',
      at: at('/decide-as-support'),
      answers: {
        'GET /administrator-changes/{id}': {
          ...dealt['GET /administrator-changes/{id}'],
          file: { administrators: [], remindedAt: [], answered: [], earlier: [] },
        } as unknown as Request,
      },
    },
    { state: 'nothing chosen', at: at('/decide-as-support'), answers: dealt, send: {}, status: 422 },
    { state: 'not dealt: back to the request', at: at('/decide-as-support') },
  ],
  '/administrator-changes/:id/stop': [
    { state: 'asked', at: at('/stop'), answers: dealt },
    { state: 'no reason', at: at('/stop'), answers: dealt, send: { reason: '' }, status: 422 },
    { state: 'done', at: at('/stop'), answers: dealt, send: { reason: 'La mairie ne la connaît pas.' } },
  ],
  '/support/orphan-risks': [
    { state: 'one' },
    { state: 'empty', answers: { 'GET /support/orphan-risks': { items: [] } } },
  ],
  '/support/quotas': [
    { state: 'one' },
    { state: 'many', answers: { 'GET /support/quotas': { items: quotas, nextCursor: 'next' } } },
    { state: 'empty', answers: { 'GET /support/quotas': { items: [] } } },
    {
      state: 'not for this person',
      answers: { 'GET /support/quotas': refusal('forbidden') },
      status: 404,
    },
  ],
};
