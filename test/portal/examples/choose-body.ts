import { routes } from '../../../functions/profile/contract.ts';
import type { AnswerOf } from '../../../portal/client/contract.ts';
import type { PageExamples } from '../support/page-example.ts';

type Me = AnswerOf<'GET /me'>;
const me = routes.correctMe.answer.example as unknown as Me;
const body = (siren: string, name: string) => ({ siren, name, role: 'administrator', status: 'active' });
const administering = (...organisations: object[]) => ({ 'GET /me': { ...me, organisations } as Me });
const several = administering(
  body('219200235', 'COMMUNE DE CLAMART'),
  body('269900422', 'CENTRE HOSPITALIER DE VALBRUNE'),
);

export const examples: PageExamples = {
  '/add-declarant': [
    { state: 'several bodies', answers: several },
    { state: 'none', answers: administering() },
  ],
  '/remove-declarant': [
    { state: 'several bodies', answers: several },
    { state: 'one body', answers: administering(body('219200235', 'COMMUNE DE CLAMART')) },
    {
      state: 'none',
      answers: administering({ ...body('219200235', 'COMMUNE DE CLAMART'), role: 'declarant' }),
    },
  ],
};
