import { refusal } from '../../support/portal/fake-register.ts';
import type { PageExamples } from '../support/page-example.ts';

export const examples: PageExamples = {
  '/support/administrator-changes': [
    { state: 'one' },
    { state: 'empty', answers: { 'GET /support/administrator-changes': { items: [] } } },
    {
      state: 'not for this person',
      answers: { 'GET /support/administrator-changes': refusal('forbidden') },
      status: 404,
    },
  ],
  '/support/orphan-risks': [
    { state: 'one' },
    { state: 'empty', answers: { 'GET /support/orphan-risks': { items: [] } } },
  ],
};
