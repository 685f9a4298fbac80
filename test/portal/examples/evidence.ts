import { routes as members } from '../../../functions/members/contract.ts';
import { routes } from '../../../functions/organisations/contract.ts';
import type { AnswerOf } from '../../../portal/client/contract.ts';
import { refusal } from '../../support/portal/fake-register.ts';
import type { PageExamples } from '../support/page-example.ts';

type Events = AnswerOf<'GET /organisations/{siren}/events'>;
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

const EVENTS = 'GET /organisations/{siren}/events';
const PEOPLE = 'GET /organisations/{siren}/members';
const at = (query = '') => `/organisations/219200235/events${query}`;
const told = (answer: Events) => ({ [EVENTS]: answer });
const named = (...items: unknown[]) => ({ [PEOPLE]: { items } as Members });
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
};
