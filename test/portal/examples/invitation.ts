import { routes } from '../../../functions/invitations/contract.ts';
import type { AnswerOf } from '../../../portal/client/contract.ts';
import { refusal } from '../../support/portal/fake-register.ts';
import type { PageExamples } from '../support/page-example.ts';

type Invitation = AnswerOf<'GET /invitations/{id}'>;
const invitation = routes.getInvitation.answer.example as unknown as Invitation;
const at = `/invitations/${invitation.id}`;
const READ = 'GET /invitations/{id}';
const as = (more: object) => ({ [READ]: { ...invitation, ...more } as Invitation });
const [grant] = invitation.grants;

export const examples: PageExamples = {
  '/invitations/:id': [
    { state: 'open', at },
    {
      state: 'several rights, somewhere, for a time',
      at,
      answers: as({
        grants: [
          { ...grant, establishments: ['21920023500014'], until: '2027-08-31T22:00:00.000Z' },
          { ...grant, services: { BPIJ: 'consult' }, establishments: ['1', '2', '3', '4', '5'] },
        ],
        places: [{ siret: '21920023500014', name: 'MAIRIE' }],
      }),
    },
    { state: 'to administer, without rights', at, answers: as({ role: 'administrator', grants: [] }) },
    { state: 'expired', at, answers: as({ status: 'expired', grants: [] }) },
    { state: 'closed', at, answers: as({ status: 'closed', grants: [] }) },
    { state: 'accepted', at, send: {}, afterwards: as({ status: 'accepted', grants: [] }) },
    { state: 'somebody else’s', at, answers: { [READ]: refusal('not-found') }, status: 404 },
    {
      state: 'with an address that is not verified',
      at,
      answers: { [READ]: refusal('email-not-verified') },
      status: 403,
    },
  ],
};
