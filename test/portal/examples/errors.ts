import { RegisterSilent } from '../../../portal/client/refusal.ts';
import { refusal } from '../../support/portal/fake-register.ts';
import type { PageExamples } from '../support/page-example.ts';

const silent = new RegisterSilent(new Error('connection refused'));
const slow = new RegisterSilent(new DOMException('too late', 'TimeoutError'));

/** Pages that no address leads to: what is shown when something is not as it was asked for. */
export const examples: PageExamples = {
  'not found': [
    { state: 'of a stranger', at: '/nowhere', as: 'stranger', status: 404 },
    { state: 'of somebody logged in', at: '/nowhere', status: 404 },
    {
      state: 'not for this person',
      at: '/profile',
      answers: { 'GET /me': refusal('not-found') },
      status: 404,
    },
  ],
  unavailable: [
    { state: 'when it is read', at: '/tasks', answers: { 'GET /me': silent }, status: 503 },
    {
      state: 'when it was sent',
      at: '/profile',
      send: {},
      afterwards: { 'POST /me/profile-confirmations': silent },
      status: 503,
    },
  ],
  slow: [{ state: 'when it is read', at: '/tasks', answers: { 'GET /me': slow }, status: 503 }],
  failed: [
    { state: 'when it is read', at: '/tasks', answers: { 'GET /me': refusal('internal') }, status: 500 },
  ],
  conflict: [
    {
      state: 'when it was sent',
      at: '/profile/correct',
      send: {},
      afterwards: { 'PATCH /me': refusal('stale-version') },
      status: 412,
    },
  ],
  refused: [
    {
      state: 'when it was sent',
      at: '/profile/correct',
      send: {},
      afterwards: { 'PATCH /me': refusal('last-administrator') },
      status: 409,
    },
    { state: 'when it is read', at: '/tasks', answers: { 'GET /me': refusal('suspended') }, status: 403 },
  ],
  'login failed': [{ state: 'of a stranger', at: '/callback?code=a&state=b', as: 'stranger', status: 400 }],
};
