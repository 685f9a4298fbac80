import { routes as members } from '../../../functions/members/contract.ts';
import { routes } from '../../../functions/organisations/contract.ts';
import type { AnswerOf } from '../../../portal/client/contract.ts';
import { refusal } from '../../support/portal/fake-register.ts';
import type { PageExamples } from '../support/page-example.ts';

type Events = AnswerOf<'GET /organisations/{siren}/events'>;
type Report = AnswerOf<'GET /organisations/{siren}/access-report'>;
type Members = AnswerOf<'GET /organisations/{siren}/members'>;

const {
  items: [event],
} = routes.listEvents.answer.example as unknown as Events;
const {
  items: [listed],
} = members.listMembers.answer.example as unknown as Members;

const SENTENCES = [
  ['Claire Vasseur a mis fin à l’accès de Yann Le Goff', 'Mutation ou nouveau poste'],
  ['Claire Vasseur a donné à Claire Vasseur : DSIJ, signer ; DSN, déclarer', 'Relève de Yann Le Goff'],
  ['Claire Vasseur a invité Nadia Ferrand'],
  ['Inès Moreau a demandé à administrer l’organisme', 'Poste de secrétaire de mairie'],
  ['Un agent de l’assistance a ouvert l’organisme, pour instruire une demande'],
  ['La revue annuelle est ouverte'],
];

const many = {
  items: Array.from({ length: 50 }, (_, index) => ({
    ...event,
    id: String(index),
    occurredAt: new Date(Date.UTC(2026, 10, 24, 9, 31) - index * 17_000_000).toISOString(),
    reason: SENTENCES[index % SENTENCES.length]?.[1],
  })),
  inWords: Array.from({ length: 50 }, (_, index) => ({
    id: String(index),
    sentence: SENTENCES[index % SENTENCES.length]?.[0],
    actor: 'Claire Vasseur',
  })),
  nextCursor: 'abc',
} as unknown as Events;

const report = routes.getAccessReport.answer.example as unknown as Report;
const [row] = report.items;
const PEOPLE_THEN = [
  { givenName: 'Marc', familyName: 'Delorme', from: '2019-05-06T08:00:00.000Z' },
  { givenName: 'Claire', familyName: 'Vasseur', from: '2021-01-11T08:00:00.000Z' },
  { givenName: 'Yann', familyName: 'Le Goff', right: 'declare', establishments: ['21920023500014'] },
  { givenName: 'Sara', familyName: 'Moulin', mandateId: 'm', until: '2027-01-01T23:00:00.000Z' },
];
const several = {
  ...report,
  items: PEOPLE_THEN.map((person, index) => ({ ...row, personId: String(index), ...person })),
} as unknown as Report;

const EVENTS = 'GET /organisations/{siren}/events';
const PEOPLE = 'GET /organisations/{siren}/members';
const at = (query = '') => `/organisations/219200235/events${query}`;
const told = (answer: Events) => ({ [EVENTS]: answer });
const named = (...items: unknown[]) => ({ [PEOPLE]: { items } as Members });
const REPORT = 'GET /organisations/{siren}/access-report';
const then = (query = '') => `/organisations/219200235/access-report${query}`;
const ASKED = '?siret=21920023500014&service=DSN&day=2026-11-23&hour=09:00';
const NOTHING: Events = { items: [], inWords: [] };
const PERSON = `personId=${listed?.personId}`;

export const examples: PageExamples = {
  '/organisations/:siren/events': [
    { state: 'many', at: at(), answers: told(many) },
    { state: 'one', at: at() },
    { state: 'further on', at: at('?cursor=abc&from=51'), answers: told(many) },
    {
      state: 'filtered by all that there is',
      at: at(`?${PERSON}&type=grant.given&siret=219+200+235+00014&since=2026-11-01&until=2026-11-30`),
    },
    { state: 'nothing yet', at: at(), answers: told(NOTHING) },
    { state: 'nothing found', at: at('?type=mandate.ended'), answers: told(NOTHING) },
    {
      state: 'nothing found in this part',
      at: at('?type=mandate.ended'),
      answers: told({ ...NOTHING, nextCursor: 'abc' }),
    },
    { state: 'a name that one has', at: at('?q=benali'), answers: named(listed) },
    {
      state: 'a name that several have',
      at: at('?q=ben'),
      answers: named(listed, { ...listed, familyName: 'Bénard', givenName: 'Luc' }),
    },
    { state: 'a name that nobody has', at: at('?q=zoo'), answers: named() },
    {
      state: 'a place and days that are none',
      at: at('?siret=123&since=2026-02-30&until=2026-01-01'),
      status: 422,
    },
    { state: 'an end before its beginning', at: at('?since=2026-02-03&until=2026-01-01'), status: 422 },
    { state: 'refused', at: at(), answers: { [EVENTS]: refusal('forbidden') }, status: 404 },
  ],
  '/organisations/:siren/access-report': [
    { state: 'several people', at: then(ASKED), answers: { [REPORT]: several } },
    { state: 'before anything is asked', at: then() },
    { state: 'one person, everywhere', at: then('?siret=&service=&day=2026-11-23&hour=') },
    { state: 'many', at: then(ASKED), answers: { [REPORT]: { ...several, nextCursor: 'abc' } } },
    {
      state: 'further on',
      at: then(`${ASKED}&cursor=abc&from=51`),
      answers: { [REPORT]: several },
    },
    { state: 'nobody', at: then(ASKED), answers: { [REPORT]: { ...report, items: [] } } },
    {
      state: 'nobody who could sign',
      at: then(ASKED),
      answers: { [REPORT]: { ...several, items: several.items.slice(2, 3) } },
    },
    { state: 'nothing that can be asked', at: then('?siret=12&day=&hour=25:00'), status: 422 },
    { state: 'a day to come', at: then('?day=2038-01-01&hour=09:00'), status: 422 },
    { state: 'refused', at: then(ASKED), answers: { [REPORT]: refusal('forbidden') }, status: 404 },
  ],
};
