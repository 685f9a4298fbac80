import { routes } from '../../../functions/members/contract.ts';
import { routes as organisations } from '../../../functions/organisations/contract.ts';
import { routes as reference } from '../../../functions/reference/contract.ts';
import type { AnswerOf } from '../../../portal/client/contract.ts';
import { DECLARATION_SERVICES } from '../../../shared/domain/declaration-services.ts';
import type { PageExamples } from '../support/page-example.ts';

type Member = AnswerOf<'GET /organisations/{siren}/members/{personId}'>;
type Places = AnswerOf<'GET /organisations/{siren}/establishments'>;

const member = routes.getMember.answer.example as unknown as Member;
const catalogue = {
  ...reference.listServices.answer.example,
  services: DECLARATION_SERVICES,
} as unknown as AnswerOf<'GET /services'>;
const [hall] = (organisations.listEstablishments.answer.example as unknown as Places).items;
const several = {
  items: [hall, { ...hall, siret: '21920023500022', name: 'ECOLE DES TILLEULS', address: { lines: [] } }],
  nextCursor: 'abc',
} as Places;

const at = '/organisations/219200235/members/new';
const who = { email: 'nadia.roux@clamart.example', givenName: 'Nadia', familyName: 'Roux' };
const GET_MEMBER = 'GET /organisations/{siren}/members/{personId}';
const services = { 'GET /services': catalogue };
const before = {
  ...member,
  status: 'ended',
  grants: member.grants.map((grant) => ({ ...grant, endedAt: '2026-11-24T08:00:00.000Z' })),
  history: [{ from: '2026-11-24T08:00:00.000Z', status: 'ended', role: 'declarant' }],
} as unknown as Member;
const invited = {
  ...member,
  status: 'invited',
  invitation: { id: 'a', email: member.email, expiresAt: '2026-12-24T08:00:00.000Z' },
} as Member;

export const examples: PageExamples = {
  '/organisations/:siren/members/new': [
    { state: 'empty', at },
    { state: 'to administer', at: `${at}?role=administrator` },
    {
      state: 'with faults',
      at,
      send: { email: 'nadia@clamart', givenName: '', familyName: 'a'.repeat(101) },
      status: 422,
    },
    {
      state: 'somebody who was there before',
      at: `${at}?again=${member.personId}`,
      answers: { [GET_MEMBER]: before },
    },
  ],
  '/organisations/:siren/members/new/rights': [
    { state: 'asked', at, answers: services, send: who },
    { state: 'without a draft', at: `${at}/rights` },
    {
      state: 'asked for an administrator',
      at: `${at}/rights?draft=example`,
      draft: { form: at, answers: { ...who, role: 'administrator' } },
      answers: services,
    },
  ],
  '/organisations/:siren/members/new/places': [
    { state: 'without a draft', at: `${at}/places` },
    { state: 'begun', at, send: who, afterwards: { 'GET /organisations/{siren}/establishments': several } },
  ],
  '/organisations/:siren/members/new/period': [
    { state: 'without a draft', at: `${at}/period` },
    { state: 'begun', at, send: who },
  ],
  '/organisations/:siren/members/new/check': [
    { state: 'without a draft', at: `${at}/check` },
    {
      state: 'of an administrator without rights',
      at: `${at}/check?draft=example`,
      draft: { form: at, answers: { ...who, role: 'administrator', where: 'all' } },
      answers: services,
    },
    { state: 'begun', at, send: who },
  ],
  '/organisations/:siren/members/:personId/invited': [
    {
      state: 'done',
      at: `/organisations/219200235/members/${member.personId}/invited`,
      answers: { [GET_MEMBER]: invited },
    },
  ],
};
