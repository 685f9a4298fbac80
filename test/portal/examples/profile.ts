import { routes } from '../../../functions/profile/contract.ts';
import type { AnswerOf } from '../../../portal/client/contract.ts';
import { refusal } from '../../support/portal/fake-register.ts';
import type { PageExamples } from '../support/page-example.ts';

type Me = AnswerOf<'GET /me'>;

const fresh = routes.correctMe.answer.example as unknown as Me;
const dueSoon = {
  ...fresh,
  phone: '01 46 62 35 35',
  profile: { status: 'due-soon', dueAt: '2026-12-12T08:00:00.000Z' },
} as Me;

export const examples: PageExamples = {
  '/profile': [
    { state: 'stale' },
    { state: 'confirmed', answers: { 'GET /me': fresh } },
    { state: 'due soon', answers: { 'GET /me': dueSoon } },
    { state: 'just confirmed', answers: { 'GET /me': fresh }, send: {} },
  ],
  '/profile/correct': [
    { state: 'as it is', answers: { 'GET /me': dueSoon } },
    { state: 'with faults', send: { givenName: '', familyName: 'a'.repeat(101), phone: 'abc' }, status: 422 },
    {
      state: 'refused by the register',
      send: { phone: '0000' },
      afterwards: {
        'PATCH /me': refusal('bad-input', [{ code: 'phone', pointer: '/phone' }]),
      },
      status: 422,
    },
  ],
  '/profile/done': [{ state: 'until when', answers: { 'GET /me': fresh } }],
};
