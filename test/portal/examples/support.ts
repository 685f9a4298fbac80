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
    can: ['decide-as-support', 'stop'],
  } as Request,
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
