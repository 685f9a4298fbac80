import type { PageExamples } from '../support/page-example.ts';

export const examples: PageExamples = {
  '/': [{ state: 'of anybody', as: 'stranger' }],
  '/help': [{ state: 'of anybody', as: 'stranger' }, { state: 'of somebody logged in' }],
  '/help/administrators': [{ state: 'of anybody', as: 'stranger' }],
  '/help/declarants': [{ state: 'of anybody', as: 'stranger' }],
  '/help/candidates': [{ state: 'of anybody', as: 'stranger' }],
  '/accessibility': [{ state: 'of anybody', as: 'stranger' }],
  '/login': [{ state: 'of a stranger', at: '/login?return=%2Fprofile', as: 'stranger' }],
  '/session-expired': [
    {
      state: 'with a form that was kept',
      at: '/session-expired?return=%2Fprofile%2Fcorrect%3Fkept%3Da',
      as: 'stranger',
    },
    { state: 'with nothing kept', at: '/session-expired?return=%2Ftasks', as: 'stranger' },
  ],
  '/logged-out': [{ state: 'of a stranger', as: 'stranger' }],
  '/confirm-identity': [
    { state: 'before a form that was kept', at: '/confirm-identity?return=%2Fprofile%3Fkept%3Da' },
  ],
};
