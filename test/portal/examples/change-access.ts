import { routes } from '../../../functions/members/contract.ts';
import { routes as organisations } from '../../../functions/organisations/contract.ts';
import type { AnswerOf } from '../../../portal/client/contract.ts';
import { DECLARATION_SERVICES } from '../../../shared/domain/declaration-services.ts';
import { refusal } from '../../support/portal/fake-register.ts';
import type { PageExamples } from '../support/page-example.ts';

type Member = AnswerOf<'GET /organisations/{siren}/members/{personId}'>;
type Places = AnswerOf<'GET /organisations/{siren}/establishments'>;

const member = routes.getMember.answer.example as unknown as Member;
const [grant] = member.grants;
const [hall] = (organisations.listEstablishments.answer.example as unknown as Places).items;
const several = {
  items: [hall, { ...hall, siret: '21920023500022', name: 'ECOLE DES TILLEULS' }],
  nextCursor: 'abc',
} as Places;
const services = {
  'GET /services': {
    version: 'test',
    services: DECLARATION_SERVICES,
  } as unknown as AnswerOf<'GET /services'>,
};

const at = `/organisations/219200235/members/${member.personId}`;
const READ = 'GET /organisations/{siren}/members/{personId}';
const as = (more: object) => ({ [READ]: { ...member, ...more } as Member });
const SUSPEND = 'PUT /organisations/{siren}/members/{personId}/suspension';
const right = `${at}/grants/${grant?.id}?service=DSN`;

const SEND = 'POST /organisations/{siren}/members/{personId}/invitation';
const invited = as({
  status: 'invited',
  invitation: { id: '219200235-01KB0ZTF3N5Q7R9S1T3V5X7Z9B', expiresAt: '2026-12-24T08:00:00.000Z' },
  can: ['give-grant', 'send-again', 'withdraw'],
});
const sendAgain = { at: `${at}/invitation`, answers: invited };
const written = { email: 'karim.benali@clamart.example', givenName: 'Karim', familyName: 'Benali' };

const toConfirm = as({
  can: ['confirm', 'give-grant', 'suspend', 'end'],
  toConfirm: {
    until: '2026-12-20T08:00:00.000Z',
    familyName: 'Roux',
    givenName: 'Nadia',
    role: 'administrator',
  },
});

export const examples: PageExamples = {
  '/organisations/:siren/members/:personId/invitation': [
    { state: 'waiting', ...sendAgain },
    { state: 'no address', ...sendAgain, send: { ...written, email: 'karim' }, status: 422 },
    {
      state: 'sent a moment ago',
      ...sendAgain,
      send: written,
      afterwards: {
        [SEND]: refusal({
          code: 'invitation-just-sent',
          facts: { until: '2026-11-24T09:00:00.000Z' as Member['grants'][number]['from'] },
        }),
      },
      status: 422,
    },
    { state: 'sent', ...sendAgain, send: written, afterwards: { [SEND]: invited[READ] } },
  ],
  '/organisations/:siren/members/:personId/suspension': [
    { state: 'active', at: `${at}/suspension` },
    { state: 'suspended', at: `${at}/suspension`, answers: as({ status: 'suspended' }) },
    {
      state: 'changed meanwhile',
      at: `${at}/suspension`,
      send: { reason: 'Congé' },
      afterwards: { [SUSPEND]: refusal('stale-version') },
      status: 412,
    },
    {
      state: 'the only administrator',
      at: `${at}/suspension`,
      answers: { [SUSPEND]: refusal('last-administrator') },
      status: 409,
    },
  ],
  '/organisations/:siren/members/:personId/confirmation': [
    {
      state: 'another name',
      at: `${at}/confirmation`,
      answers: toConfirm,
    },
    {
      state: 'changed meanwhile',
      at: `${at}/confirmation`,
      answers: toConfirm,
      send: {},
      afterwards: {
        'POST /organisations/{siren}/members/{personId}/confirmation': refusal('stale-version'),
      },
      status: 412,
    },
  ],
  '/organisations/:siren/members/:personId/role': [
    { state: 'a declarant', at: `${at}/role` },
    {
      state: 'an administrator',
      at: `${at}/role`,
      answers: as({ role: 'administrator', can: ['give-grant', 'suspend', 'demote', 'end'] }),
    },
    {
      state: 'the only administrator',
      at: `${at}/role`,
      answers: as({ role: 'administrator', can: ['give-grant'] }),
      status: 409,
    },
    {
      state: 'changed meanwhile',
      at: `${at}/role`,
      send: {},
      afterwards: { 'PUT /organisations/{siren}/members/{personId}/role': refusal('stale-version') },
      status: 412,
    },
  ],
  '/organisations/:siren/members/:personId/grants/new': [
    { state: 'one establishment', at: `${at}/grants/new`, answers: services },
    {
      state: 'several establishments',
      at: `${at}/grants/new`,
      answers: { ...services, 'GET /organisations/{siren}/establishments': several },
    },
    { state: 'with faults', at: `${at}/grants/new`, answers: services, send: {}, status: 422 },
  ],
  '/organisations/:siren/members/:personId/grants/:grantId': [
    { state: 'to change', at: right, answers: services },
    { state: 'gone', at: `${at}/grants/gone`, answers: services, status: 404 },
    {
      state: 'refused',
      at: right,
      answers: services,
      send: {},
      afterwards: {
        'PUT /organisations/{siren}/members/{personId}/grants/{grantId}': refusal(
          { code: 'missing-prerequisite', facts: { service: 'DAT', required: 'COMPTE-ENTREPRISE' } },
          [
            {
              code: 'missing-prerequisite',
              facts: { service: 'DAT', required: 'COMPTE-ENTREPRISE' },
              pointer: '/services/DAT',
            },
          ],
        ),
      },
      status: 422,
    },
  ],
};
