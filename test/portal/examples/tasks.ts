import { routes } from '../../../functions/profile/contract.ts';
import type { AnswerOf } from '../../../portal/client/contract.ts';
import type { PageExamples } from '../support/page-example.ts';

type Me = AnswerOf<'GET /me'>;

const example = routes.correctMe.answer.example as unknown as Me;
const body = (siren: string, name: string) =>
  ({ siren, name }) as NonNullable<Me['tasks'][number]['organisation']>;
const clamart = body('219200235', 'COMMUNE DE CLAMART');
const hospital = body('269900422', 'CENTRE HOSPITALIER DE VALBRUNE');

const task = (kind: Me['tasks'][number]['kind'], href: string, dueAt: string, more = {}) =>
  ({ kind, href, dueAt, ...more }) as Me['tasks'][number];

const ID = '01KB0ZTF3N5Q7R9S1T3V5X7Z9B';

const busy: Me = {
  ...example,
  organisations: [
    { ...clamart, role: 'administrator', status: 'active', warnings: ['single-administrator'] },
    { ...hospital, role: 'administrator', status: 'suspended', warnings: [] },
    {
      ...body('229900155', 'DEPARTEMENT DE LA HAUTE-BRENNE'),
      role: 'declarant',
      status: 'active',
      warnings: [],
    },
    {
      ...body('289900089', 'Centre de gestion de la Haute-Brenne'),
      role: 'declarant',
      status: 'ended',
      warnings: [],
    },
  ],
  actsFor: Array.from({ length: 14 }, (_, index) => ({
    ...body('219901378', `COMMUNE DE SAINT-AUBIN ${index}`),
    mandate: `219901378-289900089-${ID}` as Me['actsFor'][number]['mandate'],
    through: body('229900155', 'DEPARTEMENT DE LA HAUTE-BRENNE'),
  })),
  tasks: [
    task('access-review', `/organisations/269900422/reviews/${ID}/decisions`, '2026-12-23T10:00:00.000Z', {
      organisation: hospital,
    }),
    task(
      'administrator-change-decision',
      `/administrator-changes/${ID}/decision`,
      '2026-11-29T08:04:00.000Z',
      {
        organisation: clamart,
      },
    ),
    task('mandate-proposal', `/mandates/${ID}/acceptance`, '2026-11-30T10:00:00.000Z', {
      organisation: clamart,
    }),
    task(
      'access-change-decision',
      `/organisations/269900422/access-changes/${ID}/decision`,
      '2026-12-01T10:00:00.000Z',
      {
        organisation: hospital,
      },
    ),
    task(
      'succession',
      '/organisations/219200235/establishments/21920023500014/succession',
      '2026-11-20T23:00:00.000Z',
      { organisation: clamart },
    ),
    task(
      'administrator-change-objection',
      `/administrator-changes/${ID}/objection`,
      '2026-11-24T10:00:00.000Z',
      {
        organisation: clamart,
      },
    ),
    task(
      'administrator-change-activation',
      `/administrator-changes/${ID}/activation`,
      '2026-12-19T10:00:00.000Z',
      {
        organisation: clamart,
      },
    ),
    task(
      'administrator-change-support',
      `/administrator-changes/${ID}/support-decision`,
      '2026-11-23T10:00:00.000Z',
      {
        organisation: clamart,
      },
    ),
    task('invitation', `/invitations/${ID}/acceptance`, '2026-12-24T10:00:00.000Z', {
      organisation: hospital,
    }),
    task('profile-confirmation', '/me/profile-confirmations', '2027-01-12T08:00:00.000Z'),
  ],
};

export const examples: PageExamples = {
  '/tasks': [
    { state: 'one body, nothing to do', answers: { 'GET /me': example } },
    { state: 'a stale profile' },
    { state: 'every kind of task, bodies in every state', answers: { 'GET /me': busy } },
    {
      state: 'an agent of support',
      answers: { 'GET /me': { ...example, isSupport: true, organisations: [], tasks: [] } },
    },
    { state: 'no body yet', answers: { 'GET /me': { ...example, organisations: [], tasks: [] } } },
    {
      state: 'no body yet, invited',
      answers: { 'GET /me': { ...example, organisations: [], tasks: busy.tasks.slice(-2) } },
    },
  ],
};
