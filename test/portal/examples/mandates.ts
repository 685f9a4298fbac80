import { routes } from '../../../functions/mandates/contract.ts';
import { routes as members } from '../../../functions/members/contract.ts';
import { routes as organisations } from '../../../functions/organisations/contract.ts';
import { routes as profile } from '../../../functions/profile/contract.ts';
import { routes as reference } from '../../../functions/reference/contract.ts';
import type { AnswerOf } from '../../../portal/client/contract.ts';
import { DECLARATION_SERVICES } from '../../../shared/domain/declaration-services.ts';
import { refusal } from '../../support/portal/fake-register.ts';
import type { PageExamples } from '../support/page-example.ts';

const LIST = 'GET /organisations/{siren}/mandates';
const ONE = 'GET /mandates/{id}';
const PEOPLE = 'GET /mandates/{id}/people';
const PLACES = 'GET /organisations/{siren}/establishments';
const MEMBERS = 'GET /organisations/{siren}/members';
const COVERAGE = 'GET /organisations/{siren}/coverage';
const PROPOSE = 'POST /organisations/{siren}/mandates';

type Mandate = AnswerOf<typeof ONE>;
type Listed = AnswerOf<typeof LIST>['items'][number];
type Me = AnswerOf<'GET /me'>;
type Places = AnswerOf<typeof PLACES>;
type People = AnswerOf<typeof PEOPLE>;

const active = routes.getMandate.answer.example as unknown as Mandate;
const proposed = {
  ...active,
  ...(routes.proposeMandate.answer.example as unknown as Mandate),
};
const { mandator, mandatary } = active;
const me = profile.getMe.answer.example as unknown as Me;
const catalogue = {
  ...reference.listServices.answer.example,
  services: DECLARATION_SERVICES,
} as unknown as AnswerOf<'GET /services'>;
const services = { 'GET /services': catalogue };

const administers = (siren: string, name: string) => ({
  'GET /me': {
    ...me,
    organisations: [{ siren, name, role: 'administrator', status: 'active', warnings: [] }],
  } as unknown as Me,
});
const asMandator = administers(mandator.siren, mandator.name);
const asMandatary = administers(mandatary.siren, mandatary.name);
const is = (mandate: Partial<Mandate>, of: Mandate = active) => ({ [ONE]: { ...of, ...mandate } as Mandate });
const toAnswer = is({ can: ['accept', 'refuse'] }, proposed);

const [hall] = (organisations.listEstablishments.answer.example as unknown as Places).items;
const SIRETS = ['21920023500014', '21920023500022'];
const two = {
  items: [hall, { ...hall, siret: SIRETS[1], name: 'ECOLE DES TILLEULS' }],
} as Places;
const named = {
  terms: { ...active.terms, establishments: SIRETS },
  places: [
    { siret: SIRETS[0], name: 'MAIRIE' },
    { siret: SIRETS[1], name: 'ECOLE DES TILLEULS' },
  ],
} as Partial<Mandate>;
const many = {
  terms: {
    ...active.terms,
    establishments: Array.from({ length: 12 }, (_, rank) => `219200235000${14 + rank}`),
    until: undefined,
  },
} as Partial<Mandate>;

const [acting] = (routes.listMandatePeople.answer.example as unknown as People).items;
const people = {
  [PEOPLE]: {
    at: '2026-11-24T10:00:00.000Z',
    items: [
      acting,
      { ...acting, personId: '01KB0ZXN2P4Q6R8S0T2V4W6X8Z', familyName: '', givenName: '' },
      { ...acting, establishments: 'all', until: '2027-03-01T23:00:00.000Z' },
    ],
    nextCursor: 'abc',
  } as unknown as People,
};
const nobody = { [PEOPLE]: { at: '2026-11-24T10:00:00.000Z', items: [] } as unknown as People };

const ended = {
  status: 'ended',
  can: [],
  history: [
    ...active.history,
    {
      ...active.history[0],
      status: 'ended',
      side: 'mandator',
      from: '2026-11-24T10:00:00.000Z',
      reason: 'Fin du marché.',
    },
  ],
} as unknown as Partial<Mandate>;
const losses = [
  { ...active.affected[0], establishments: ['21920023500022'], until: '2026-12-01T10:00:00.000Z' },
  ...active.affected,
] as unknown as Mandate['affected'];

const listed = (rank: number, more: object = {}) =>
  ({
    ...active,
    id: `219200235-8199990${10 + rank}-01KB0ZX7C8D0E2F4G6H8J0K2M4`,
    mandatary: { siren: `8199990${10 + rank}`, name: `CENTRE DE GESTION ${rank}` },
    ...more,
  }) as unknown as Listed;
const received = {
  ...proposed,
  id: '219900155-219200235-01KB0ZX7C8D0E2F4G6H8J0K2M4',
  mandator: { siren: '219900155', name: 'SIVOM DU VAL-CLAIR' },
  mandatary: mandator,
  can: ['accept', 'refuse'],
} as unknown as Listed;
const soon = { terms: { ...active.terms, until: '2026-12-15T23:00:00.000Z' } };
const hundreds = {
  [LIST]: {
    items: [received, ...Array.from({ length: 80 }, (_, rank) => listed(rank, rank === 3 ? soon : {}))],
    nextCursor: 'abc',
  } as unknown as AnswerOf<typeof LIST>,
};

const coverage = organisations.getCoverage.answer.example as unknown as AnswerOf<typeof COVERAGE>;
const onlyUnderIt = {
  [COVERAGE]: {
    ...coverage,
    items: Array.from({ length: 6 }, () => ({
      ...coverage.items[0],
      services: [{ service: 'DSN', count: 1, signatories: [{ ...acting, mandateId: active.id }] }],
    })),
    nextCursor: 'abc',
  } as unknown as AnswerOf<typeof COVERAGE>,
};

const at = (rest = '') => `/mandates/${active.id}${rest}`;
const list = '/organisations/219200235/mandates';

const NEW = `${list}/new`;
const answers = (more: Readonly<Record<string, string>> = {}) => ({
  form: NEW,
  answers: {
    siren: '819999053',
    name: 'CABINET ESSAI CONSEIL',
    'right-DSN': 'sign',
    'right-DSIJ': 'declare',
    where: 'all',
    type: 'deliberation',
    reference: '2026-118',
    'date-day': '19',
    'date-month': '11',
    'date-year': '2026',
    'until-day': '31',
    'until-month': '12',
    'until-year': '2027',
    ...more,
  },
});
const begun = { form: NEW, answers: { siren: '819999053', name: 'CABINET ESSAI CONSEIL' } };
const inDraft = (page = '') => `${NEW}${page}?draft=example`;
const deedOn = (day: string) => ({
  type: 'contract',
  reference: '2026-118',
  'date-day': day,
  'date-month': '2',
  'date-year': '2026',
});
const member = members.listMembers.answer.example as unknown as AnswerOf<typeof MEMBERS>;

export const examples: PageExamples = {
  '/organisations/:siren/mandates': [
    { state: 'hundreds', at: list, answers: hundreds },
    { state: 'one', at: list },
    { state: 'found', at: `${list}?q=gestion+7`, answers: hundreds },
    { state: 'not found', at: `${list}?q=219+999&side=mandatary`, answers: hundreds },
    { state: 'the second page', at: `${list}?from=51`, answers: hundreds },
    {
      state: 'over',
      at: `${list}?state=over`,
      answers: { [LIST]: { items: [{ ...active, ...ended } as unknown as Listed] } },
    },
    { state: 'none', at: list, answers: { [LIST]: { items: [] } } },
    { state: 'not for a declarant', at: list, answers: { [LIST]: refusal('forbidden') }, status: 404 },
  ],
  '/mandates/:id': [
    { state: 'of the mandator', at: at(), answers: { ...asMandator, ...people, ...is(named) } },
    {
      state: 'of the mandatary',
      at: at(),
      answers: { ...asMandatary, ...people, ...is({ ...many, can: ['end'] }) },
    },
    {
      state: 'without anybody who acts',
      at: at(),
      answers: { ...asMandatary, ...nobody, ...is({ ...named, can: ['end'], affected: [] }) },
    },
    { state: 'to be answered', at: at(), answers: { ...asMandatary, ...nobody, ...toAnswer } },
    { state: 'proposed', at: at(), answers: { ...asMandator, ...nobody, ...is({}, proposed) } },
    {
      state: 'narrowed',
      at: at(),
      answers: { ...asMandator, ...people, ...is({ formerTerms: [active.terms], affected: losses }) },
    },
    { state: 'ended', at: at(), answers: { ...asMandator, ...nobody, ...is(ended) } },
    {
      state: 'lapsed',
      at: at(),
      answers: { ...asMandator, ...nobody, ...is({ status: 'lapsed', can: [] }, proposed) },
    },
    {
      state: 'run out',
      at: at(),
      answers: { ...asMandatary, ...nobody, ...is({ status: 'expired', can: [] }) },
    },
    { state: 'not for this person', at: at(), answers: { [ONE]: refusal('not-found') }, status: 404 },
  ],
  '/mandates/:id/accept': [
    { state: 'asked', at: at('/accept'), answers: toAnswer },
    {
      state: 'answered meanwhile',
      at: at('/accept'),
      answers: toAnswer,
      send: {},
      afterwards: {
        'POST /mandates/{id}/acceptance': refusal({
          code: 'mandate-not-proposed',
          facts: { mandate: active.id },
        }),
      },
      status: 409,
    },
    { state: 'answered already', at: at('/accept'), answers: { ...asMandatary, ...is({ can: ['end'] }) } },
  ],
  '/mandates/:id/refuse': [
    { state: 'asked', at: at('/refuse'), answers: toAnswer },
    {
      state: 'answered meanwhile',
      at: at('/refuse'),
      answers: toAnswer,
      send: { reason: 'Nous n’assurons pas ces déclarations.' },
      afterwards: {
        'POST /mandates/{id}/refusal': refusal({
          code: 'mandate-not-proposed',
          facts: { mandate: active.id },
        }),
      },
      status: 409,
    },
    {
      state: 'done',
      at: at('/refuse'),
      answers: { ...asMandatary, ...toAnswer },
      send: { reason: 'Nous n’assurons pas ces déclarations.' },
    },
    { state: 'answered already', at: at('/refuse'), answers: { ...asMandatary, ...is({ can: ['end'] }) } },
  ],
  '/mandates/:id/end': [
    { state: 'asked of the mandator', at: at('/end'), answers: { ...people, ...onlyUnderIt } },
    { state: 'stops nobody', at: at('/end'), answers: { ...nobody, ...is({ can: ['end'] }) } },
    { state: 'a proposal', at: at('/end'), answers: { ...asMandator, ...nobody, ...is({}, proposed) } },
    { state: 'done', at: at('/end'), answers: asMandator, send: { reason: 'Fin du marché.' } },
    { state: 'ended already', at: at('/end'), answers: { ...asMandator, ...nobody, ...is(ended) } },
  ],
  '/mandates/:id/terms': [
    { state: 'on all establishments', at: at('/terms'), answers: { ...services, [PLACES]: two } },
    { state: 'on some', at: at('/terms'), answers: { ...services, ...is(named) } },
    {
      state: 'nothing left',
      at: at('/terms'),
      answers: { ...services, ...is(named) },
      send: { 'right-DSN': '', 'right-DSIJ': '', 'until-day': '31' },
      status: 422,
    },
    {
      state: 'refused by the register',
      at: at('/terms'),
      answers: { ...services, ...is(named) },
      send: { 'right-DSIJ': 'consult' },
      afterwards: {
        'PUT /mandates/{id}/terms': refusal({ code: 'mandate-not-narrower', facts: { mandate: active.id } }, [
          { pointer: '/until', code: 'wider-end', facts: { until: active.terms.until ?? active.terms.from } },
        ]),
      },
      status: 422,
    },
    { state: 'ended already', at: at('/terms'), answers: { ...asMandator, ...nobody, ...is(ended) } },
  ],
  '/mandates/:id/people': [
    { state: 'asked', at: at('/people'), answers: { ...services, ...is(named) } },
    {
      state: 'among many people',
      at: at('/people'),
      answers: { ...services, [MEMBERS]: { ...member, nextCursor: 'abc' } },
    },
    {
      state: 'nobody found',
      at: `${at('/people')}?q=zz`,
      answers: { ...services, [MEMBERS]: { ...member, items: [] } },
    },
    {
      state: 'nothing chosen',
      at: at('/people'),
      answers: { ...services, ...is(named) },
      send: {},
      status: 422,
    },
    { state: 'over', at: at('/people'), answers: { ...asMandatary, ...nobody, ...is(ended) } },
  ],
  [NEW.replace('219200235', ':siren')]: [
    { state: 'empty', at: NEW },
    { state: 'no number', at: NEW, send: { siren: '819 99' }, status: 422 },
    { state: 'one’s own', at: NEW, send: { siren: '219 200 235' }, status: 422 },
    {
      state: 'unknown',
      at: NEW,
      send: { siren: '819 999 053' },
      answers: { 'GET /establishments': { items: [] } },
      status: 422,
    },
    {
      state: 'goes on by its name',
      at: NEW,
      send: { siren: '819 999 053', name: 'Cabinet Essai Conseil' },
      answers: { 'GET /establishments': { items: [] }, ...services },
    },
    {
      state: 'goes on, not told any more',
      at: NEW,
      send: { siren: '819 999 053' },
      answers: {
        'GET /establishments': refusal({ code: 'too-many-look-ups-today', facts: { max: 20 } }),
        ...services,
      },
    },
  ],
  [`${NEW.replace('219200235', ':siren')}/rights`]: [
    {
      state: 'asked',
      at: inDraft('/rights'),
      draft: begun,
      answers: { ...services, [PLACES]: { ...two, nextCursor: 'abc' } },
    },
    { state: 'without a draft: from the beginning', at: `${NEW}/rights` },
    {
      state: 'nothing chosen',
      at: inDraft('/rights'),
      draft: begun,
      answers: services,
      send: {},
      status: 422,
    },
    {
      state: 'goes on',
      at: inDraft('/rights'),
      draft: begun,
      answers: services,
      send: { 'right-DSN': 'sign' },
    },
  ],
  [`${NEW.replace('219200235', ':siren')}/deed`]: [
    { state: 'asked', at: inDraft('/deed'), draft: answers() },
    { state: 'rights not chosen yet: from the beginning', at: inDraft('/deed'), draft: begun },
    {
      state: 'no such day, and an end that is over',
      at: inDraft('/deed'),
      draft: answers({ 'until-year': '2020' }),
      send: deedOn('31'),
      status: 422,
    },
    { state: 'goes on', at: inDraft('/deed'), draft: answers(), send: deedOn('2') },
  ],
  [`${NEW.replace('219200235', ':siren')}/check`]: [
    { state: 'on all establishments', at: inDraft('/check'), draft: answers() },
    {
      state: 'on one, without an end',
      at: inDraft('/check'),
      draft: answers({
        name: '',
        where: 'some',
        place: '21920023500014',
        'until-day': '',
        'until-month': '',
        'until-year': '',
      }),
    },
    { state: 'without a draft: from the beginning', at: `${NEW}/check` },
    {
      state: 'sent',
      at: inDraft('/check'),
      draft: answers(),
      send: {},
      answers: { ...asMandator, ...nobody },
    },
    {
      state: 'refused by the register',
      at: inDraft('/check'),
      draft: answers(),
      send: {},
      answers: { [PROPOSE]: refusal({ code: 'unknown-mandatary', facts: { siren: mandatary.siren } }) },
      status: 422,
    },
  ],
};
