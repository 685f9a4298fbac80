import { routes } from '../../../functions/members/contract.ts';
import { routes as reference } from '../../../functions/reference/contract.ts';
import type { AnswerOf } from '../../../portal/client/contract.ts';
import { DECLARATION_SERVICES } from '../../../shared/domain/declaration-services.ts';
import { refusal } from '../../support/portal/fake-register.ts';
import type { PageExamples } from '../support/page-example.ts';

type List = AnswerOf<'GET /organisations/{siren}/members'>;
type Listed = List['items'][number];

const { items, counts } = routes.listMembers.answer.example as unknown as List;
const [one] = items;
if (one === undefined || counts === undefined) throw new Error('the contract shows a member and counts');

const listed = (familyName: string, more: object = {}): Listed => ({ ...one, familyName, ...more }) as Listed;

const many: List = {
  items: [
    listed('Aubry', {
      givenName: 'Thérèse',
      role: 'administrator',
      services: ['DAT', 'DSIJ', 'DSN', 'PASRAU'],
      establishments: { count: 12 },
    }),
    listed('Benoît', { givenName: 'Luc', profileStale: true }),
    listed('Caron', {
      givenName: 'Jean-Baptiste',
      status: 'suspended',
      establishments: { count: 1, siret: '21920023500014', name: 'POLE GERIATRIE' },
    }),
    listed('Étienne', {
      givenName: 'Pauline',
      status: 'invited',
      invitation: { id: 'a', email: 'pauline@clamart.example', expiresAt: '2026-12-18T10:00:00.000Z' },
    }),
    listed('Ferrand', {
      givenName: 'Nadia',
      status: 'invited',
      services: [],
      establishments: { count: 0 },
      invitation: { id: 'b', email: 'nadia@clamart.example', expiresAt: '2026-11-18T10:00:00.000Z' },
    }),
    listed('Garnier', { givenName: 'Hervé', establishments: { count: 0 } }),
  ],
  counts: { ...counts, current: 214, known: true },
  nextCursor: 'abc',
};

const at = '/organisations/219200235/members';
const several = `${at}/several/grants`;
const ticked = { email: 'nadia@clamart.example', familyName: 'Ferrand', givenName: 'Nadia' };
const catalogue = {
  ...reference.listServices.answer.example,
  services: DECLARATION_SERVICES,
} as unknown as AnswerOf<'GET /services'>;
const list = (answer: List) => ({ 'GET /organisations/{siren}/members': answer });

export const examples: PageExamples = {
  '/organisations/:siren/members': [
    { state: 'one', at },
    { state: 'many', at, answers: list(many) },
    {
      state: 'the last page of many',
      at: `${at}?cursor=abc&from=51&of=214`,
      answers: list({ items: many.items }),
    },
    {
      state: 'more than are counted',
      at,
      answers: list({ ...many, counts: { ...counts, current: 1000, known: false } }),
    },
    {
      state: 'filtered in every way',
      at: `${at}?q=n&status=stale&role=declarant&service=DSN&siret=21920023500014`,
      answers: list({ items: many.items, nextCursor: 'abc' }),
    },
    { state: 'nobody found', at: `${at}?q=ferand`, answers: list({ items: [] }) },
    { state: 'nobody found yet', at: `${at}?q=ferand`, answers: list({ items: [], nextCursor: 'abc' }) },
    {
      state: 'somebody ticked who has gone since',
      at,
      send: { who: one.personId },
      afterwards: list({ items: [listed('Aubry', { personId: 'P1' })] }),
      status: 422,
    },
    {
      state: 'not for a declarant',
      at,
      answers: { 'GET /organisations/{siren}/members': refusal('forbidden') },
      status: 404,
    },
  ],
  '/organisations/:siren/members/several/grants': [
    { state: 'without anybody', at: several },
    {
      state: 'for two',
      at: `${several}?draft=example`,
      draft: { form: several, answers: ticked },
      answers: { 'GET /services': catalogue },
    },
    {
      state: 'nothing chosen',
      at: `${several}?draft=example`,
      draft: { form: several, answers: ticked },
      answers: { 'GET /services': catalogue },
      send: {},
      status: 422,
    },
  ],
};
