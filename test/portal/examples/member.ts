import { routes } from '../../../functions/members/contract.ts';
import { routes as organisations } from '../../../functions/organisations/contract.ts';
import { routes as profile } from '../../../functions/profile/contract.ts';
import type { AnswerOf } from '../../../portal/client/contract.ts';
import { refusal } from '../../support/portal/fake-register.ts';
import type { PageExamples } from '../support/page-example.ts';

type Member = AnswerOf<'GET /organisations/{siren}/members/{personId}'>;
type Organisation = AnswerOf<'GET /organisations/{siren}'>;
type Events = AnswerOf<'GET /organisations/{siren}/events'>;
type Me = AnswerOf<'GET /me'>;

const member = routes.getMember.answer.example as unknown as Member;
const organisation = {
  ...(organisations.getOrganisation.answer.example as unknown as Organisation),
} as Organisation;
const declarant = { ...organisation, role: 'declarant' } as Organisation;
const events = organisations.listEvents.answer.example as unknown as Events;
const me = profile.correctMe.answer.example as unknown as Me;

const ID = '01KB0ZTF3N5Q7R9S1T3V5X7Z9B';
const at = `/organisations/219200235/members/${ID}`;
const own = '/organisations/219200235/members/me';

const card = (more: object): Member => ({ ...member, ...more }) as Member;
const read = (answer: Member) => ({ 'GET /organisations/{siren}/members/{personId}': answer });
const [grant] = member.grants;

const MANDATE = '219999018-219200235-01KB0ZVQ2X8M4S6T7V9W1Y3A5C';
const rich = card({
  profileStale: true,
  places: [{ siret: '21920023500014', name: 'MAIRIE' }],
  mandators: [{ mandateId: MANDATE, name: 'COMMUNE DE VILLENEUVE-LES-ESSAIS' }],
  grants: [
    grant,
    {
      ...grant,
      id: 'a',
      services: { PASRAU: 'declare', DPAE: 'consult' },
      establishments: ['21920023500014'],
      until: '2026-12-31T23:00:00.000Z',
    },
    {
      ...grant,
      id: 'b',
      services: { AER: 'consult' },
      establishments: ['1', '2', '3', '4'],
      from: '2027-01-01T08:00:00.000Z',
    },
    { ...grant, id: 'c', services: { DSN: 'sign' }, mandateId: MANDATE },
    {
      ...grant,
      id: 'd',
      services: { DAT: 'sign' },
      from: '2024-02-01T08:00:00.000Z',
      endedAt: '2026-03-01T08:00:00.000Z',
    },
  ],
  history: [
    { from: '2023-01-08T08:00:00.000Z', status: 'invited', role: 'declarant' },
    { from: '2023-01-12T08:00:00.000Z', status: 'active', role: 'declarant' },
    { from: '2025-02-14T08:00:00.000Z', status: 'suspended', role: 'declarant' },
    { from: '2025-07-07T08:00:00.000Z', status: 'active', role: 'declarant' },
  ],
});

const [event] = events.items;
const [told] = events.inWords;
const many = {
  items: [
    { ...event, id: 'a', reason: 'Congé de longue durée' },
    { ...event, id: 'b' },
  ],
  inWords: [
    { ...told, id: 'a', sentence: 'Marie Durand a suspendu l’accès de Karim Benali' },
    { ...told, id: 'b' },
  ],
  nextCursor: 'abc',
} as Events;

const asDeclarant = { 'GET /organisations/{siren}': declarant, 'GET /me': me };

export const examples: PageExamples = {
  '/organisations/:siren/members/:personId': [
    { state: 'one right', at },
    { state: 'many rights', at, answers: { ...read(rich), 'GET /organisations/{siren}/events': many } },
    {
      state: 'suspended',
      at,
      answers: read(card({ status: 'suspended', can: ['give-grant', 'reactivate', 'end'] })),
    },
    {
      state: 'to be confirmed',
      at,
      answers: read(
        card({
          can: ['confirm', 'give-grant', 'suspend', 'end'],
          toConfirm: { until: '2026-12-20T08:00:00.000Z', familyName: 'Roux', givenName: 'Nadia' },
        }),
      ),
    },
    {
      state: 'invited',
      at,
      answers: read(
        card({
          status: 'invited',
          can: ['give-grant', 'withdraw'],
          invitation: { id: 'a', email: 'karim@clamart.example', expiresAt: '2026-12-20T08:00:00.000Z' },
        }),
      ),
    },
    {
      state: 'an invitation that lapsed',
      at,
      answers: read(
        card({
          status: 'invited',
          can: [],
          invitation: { id: 'a', email: 'karim@clamart.example', expiresAt: '2026-10-20T08:00:00.000Z' },
        }),
      ),
    },
    {
      state: 'ended, nothing told',
      at,
      answers: {
        ...read(card({ status: 'ended', can: ['invite'], grants: [] })),
        'GET /organisations/{siren}/events': { items: [], inWords: [] },
      },
    },
    {
      state: 'the only administrator',
      at,
      answers: read(card({ role: 'administrator', can: ['give-grant'] })),
    },
    {
      state: 'a stranger’s',
      at,
      answers: { 'GET /organisations/{siren}': refusal('not-found') },
      status: 404,
    },
  ],
  '/organisations/:siren/members/me': [
    { state: 'a declarant’s', at: own, answers: { ...asDeclarant, ...read(card({ can: ['leave'] })) } },
    {
      state: 'a right that ends',
      at: own,
      answers: { ...asDeclarant, ...read(card({ ...rich, can: ['leave'] })) },
    },
    {
      state: 'one that has ended',
      at: own,
      answers: {
        'GET /me': {
          ...me,
          organisations: me.organisations.map((each) => ({ ...each, status: 'ended' })),
        } as Me,
        'GET /organisations/{siren}': refusal('not-found'),
        ...read(
          card({
            status: 'ended',
            can: [],
            grants: [],
            history: [
              ...rich.history,
              { from: '2026-11-20T08:00:00.000Z', status: 'ended', role: 'declarant' },
            ],
          }),
        ),
      },
    },
    { state: 'no right', at: own, answers: { ...asDeclarant, ...read(card({ grants: [], can: [] })) } },
  ],
  '/organisations/:siren/members/me/leave': [
    { state: 'before', at: `${own}/leave` },
    {
      state: 'refused',
      at: `${own}/leave`,
      send: { reason: 'Mutation' },
      afterwards: {
        'DELETE /organisations/{siren}/members/{personId}': refusal('last-administrator'),
        'GET /me': me,
      },
      status: 422,
    },
    {
      state: 'done',
      at: `${own}/leave`,
      send: {},
      afterwards: { 'GET /me': { ...me, organisations: [] } },
    },
  ],
  '/organisations/:siren/members/me/left': [
    { state: 'gone', at: `${own}/left`, answers: { 'GET /me': { ...me, organisations: [] } } },
  ],
};
