import { routes } from '../../../functions/members/contract.ts';
import type { AnswerOf } from '../../../portal/client/contract.ts';
import { refusal } from '../../support/portal/fake-register.ts';
import type { PageExamples } from '../support/page-example.ts';

type Ending = AnswerOf<'DELETE /organisations/{siren}/members/{personId}'>;
type Member = AnswerOf<'GET /organisations/{siren}/members/{personId}'>;
type List = AnswerOf<'GET /organisations/{siren}/members'>;

const ending = routes.endMember.answer.example as unknown as Ending;
const member = routes.getMember.answer.example as unknown as Member;
const [listed] = (routes.listMembers.answer.example as unknown as List).items;

const at = `/organisations/219200235/members/${member.personId}/end`;
const END = 'DELETE /organisations/{siren}/members/{personId}';
const MEMBER = 'GET /organisations/{siren}/members/{personId}';
const LIST = 'GET /organisations/{siren}/members';

const nothing = { known: true, count: 0, first: [], href: '/organisations/219200235/coverage' };
const ended = (more: object): Ending => ({ ...ending, ...more }) as Ending;
const NAMES = [
  { givenName: 'Claire', familyName: 'Vasseur' },
  { givenName: 'Yann', familyName: 'Le Goff' },
  { givenName: 'Nadia', familyName: 'Roux' },
];
const people = (n: number): List =>
  ({
    items: Array.from({ length: n }, (_, rank) => ({
      ...listed,
      personId: `P${rank}`,
      ...NAMES[rank % NAMES.length],
    })),
  }) as List;

const place = (rank: number) => ({ siret: '21920023500014', service: 'DSN', name: `ECOLE ${rank}` });
const large = ended({
  uncovered: { ...nothing, count: 500, first: Array.from({ length: 50 }, (_, rank) => place(rank)) },
  single: nothing,
});

const past = (status: string) =>
  ({
    ...member,
    status: 'ended',
    history: [
      { from: '2026-11-23T08:00:00.000Z', status, role: 'declarant' },
      { from: '2026-11-24T09:31:00.000Z', status: 'ended', role: 'declarant' },
    ],
  }) as unknown as Member;

export const examples: PageExamples = {
  '/organisations/:siren/members/:personId/end': [
    { state: 'something stays uncovered', at, answers: { [LIST]: people(3) } },
    {
      state: 'a large body',
      at,
      answers: { [END]: large, [LIST]: { ...people(40), nextCursor: 'a' } as List },
    },
    {
      state: 'nothing stays uncovered',
      at,
      answers: { [END]: ended({ uncovered: nothing, single: nothing }) },
    },
    {
      state: 'too large to look at',
      at,
      answers: {
        [END]: ended({ uncovered: { ...nothing, known: false }, single: { ...nothing, known: false } }),
      },
    },
    { state: 'changed meanwhile', at: `${at}?changed=1`, answers: { [LIST]: people(3) } },
    {
      state: 'an invitation',
      at,
      answers: { [END]: ended({ member: { ...member, status: 'invited' } }) },
    },
    { state: 'the only administrator', at, answers: { [END]: refusal('last-administrator') }, status: 409 },
    { state: 'gone on from', at, answers: { [LIST]: people(3) }, send: { reason: 'Mutation' } },
  ],
  '/organisations/:siren/members/:personId/end/check': [
    { state: 'without a draft', at: `${at}/check`, answers: { [LIST]: people(3) } },
    { state: 'before', at, send: { reason: 'Mutation' } },
  ],
  '/organisations/:siren/members/:personId/ended': [
    { state: 'an access', at: at.replace(/end$/, 'ended'), answers: { [MEMBER]: past('active') } },
    { state: 'an invitation', at: at.replace(/end$/, 'ended'), answers: { [MEMBER]: past('invited') } },
  ],
};
