import { routes } from '../../../functions/organisations/contract.ts';
import type { AnswerOf } from '../../../portal/client/contract.ts';
import { refusal } from '../../support/portal/fake-register.ts';
import type { PageExamples } from '../support/page-example.ts';

type Coverage = AnswerOf<'GET /organisations/{siren}/coverage'>;
type Organisation = AnswerOf<'GET /organisations/{siren}'>;
type Place = Coverage['items'][number];

const organisation = routes.getOrganisation.answer.example as unknown as Organisation;
const example = routes.getCoverage.answer.example as unknown as Coverage;
const [hall] = example.items as [Place];

const EVENTS = 'GET /organisations/{siren}/events';
const CODES = ['DSN', 'PASRAU', 'DPAE', 'DSIJ', 'DAT', 'AER'];
const PEOPLE = [
  ['Claire', 'Vasseur'],
  ['Yann', 'Le Goff'],
  ['Inès', 'Moreau'],
].map(([givenName = '', familyName = ''], index) => ({
  personId:
    `01KB0ZTF3N5Q7R9S1T3V5X7Z9${index}` as Place['services'][number]['signatories'][number]['personId'],
  givenName,
  familyName,
}));

/** A place with so many signatories for each service. */
const place = (number: number, name: string, counts: readonly number[]): Place => ({
  ...hall,
  siret: `2192002350${String(number).padStart(4, '0')}` as Place['siret'],
  name,
  address: { lines: [`${number} RUE DES FORGES`], postalCode: '92140', city: 'CLAMART' },
  state: Math.min(...counts) === 0 ? 'uncovered' : Math.min(...counts) === 1 ? 'single' : 'covered',
  services: CODES.map((service, index) => ({
    service,
    count: counts[index] ?? 0,
    signatories: PEOPLE.slice(0, counts[index]),
  })),
});

const totals = (counts: { establishments: number; uncovered: number; single: number; covered: number }) => ({
  ...counts,
  services: CODES.map((service, index) => ({
    service,
    requires: service === 'DAT' ? ['COMPTE-ENTREPRISE'] : [],
    uncovered: index === 4 ? counts.uncovered : 0,
    single: counts.single,
    covered: counts.establishments - counts.single - (index === 4 ? counts.uncovered : 0),
  })),
});

const few: Coverage = {
  totals: totals({ establishments: 2, uncovered: 1, single: 1, covered: 0 }),
  found: 2,
  items: [place(2, 'ECOLE', [2, 2, 2, 2, 0, 2]), place(1, 'MAIRIE', [2, 2, 2, 1, 2, 2])],
};

const fine: Coverage = {
  totals: totals({ establishments: 1, uncovered: 0, single: 0, covered: 1 }),
  found: 1,
  items: [place(1, 'MAIRIE', [2, 2, 2, 3, 2, 2])],
};

const many: Coverage = {
  totals: totals({ establishments: 512, uncovered: 9, single: 61, covered: 442 }),
  found: 512,
  items: [
    ...Array.from({ length: 9 }, (_, index) =>
      place(index + 1, `MAISON DES SOLIDARITES ${index}`, [3, 2, 3, 2, 0, 2]),
    ),
    ...Array.from({ length: 9 }, (_, index) =>
      place(index + 20, `CENTRE ROUTIER ${index}`, [1, 1, 2, 2, 2, 1]),
    ),
    ...Array.from({ length: 7 }, (_, index) => place(index + 40, `COLLEGE ${index}`, [3, 2, 3, 2, 2, 2])),
  ],
  nextCursor: 'MjU',
};

const none: Coverage = {
  totals: { ...totals({ establishments: 0, uncovered: 0, single: 0, covered: 0 }), services: [] },
  found: 0,
  items: [],
};

const at = (rest = '') => `/organisations/219200235${rest}`;
const covered = (answer: Coverage) => ({ 'GET /organisations/{siren}/coverage': answer });
const asDeclarant = {
  'GET /organisations/{siren}': { ...organisation, role: 'declarant', warnings: [], can: [] } as Organisation,
};
const closed = {
  'GET /organisations/{siren}': {
    ...organisation,
    status: 'closed',
    closedOn: '2026-10-31',
    warnings: [],
    can: ['read-coverage', 'read-evidence'],
  } as unknown as Organisation,
};
const notThere = refusal('not-found');
const SIRET = few.items[0]?.siret ?? '';
const cell = (rest = '') => at(`/coverage/${SIRET}/DAT${rest}`);

const chosen = (where: string) => ({ form: cell(), answers: { who: PEOPLE[0]?.personId ?? '', where } });

export const examples: PageExamples = {
  '/organisations/:siren': [
    { state: 'one thing that nobody may sign', at: at(), answers: covered(few) },
    {
      state: 'all covered, two administrators',
      at: at(),
      answers: { ...covered(fine), 'GET /organisations/{siren}': { ...organisation, warnings: [] } },
    },
    { state: 'many establishments', at: at(), answers: covered(many) },
    { state: 'closed, nothing to sign', at: at(), answers: { ...closed, ...covered(none) } },
    { state: 'a declarant', at: at(), answers: asDeclarant },
    { state: 'refused', at: at(), answers: { 'GET /organisations/{siren}': notThere }, status: 404 },
  ],
  '/organisations/:siren/coverage': [
    { state: 'one', at: at('/coverage'), answers: covered(fine) },
    { state: 'many', at: at('/coverage'), answers: covered(many) },
    {
      state: 'further on',
      at: at('/coverage?only=uncovered&service=DAT&cursor=MjU&before=25'),
      answers: covered(few),
    },
    { state: 'nothing found', at: at('/coverage?q=zoo'), answers: covered({ ...many, found: 0, items: [] }) },
    { state: 'no open establishment', at: at('/coverage'), answers: covered(none) },
    {
      state: 'refused',
      at: at('/coverage'),
      answers: { 'GET /organisations/{siren}/coverage': refusal('forbidden') },
      status: 404,
    },
  ],
  '/organisations/:siren/coverage/:siret': [
    { state: 'gaps', at: at(`/coverage/${SIRET}`), answers: covered(few) },
    {
      state: 'nothing changed yet',
      at: at(`/coverage/${SIRET}`),
      answers: { ...covered(few), [EVENTS]: { items: [], inWords: [] } },
    },
    {
      state: 'nothing changed lately',
      at: at(`/coverage/${SIRET}?cursor=abc`),
      answers: { ...covered(few), [EVENTS]: { items: [], inWords: [], nextCursor: 'abd' } },
    },
    { state: 'not there', at: at(`/coverage/${SIRET}`), answers: covered(none), status: 404 },
  ],
  '/organisations/:siren/coverage/:siret/:service': [
    { state: 'nobody signs', at: cell(), answers: covered(few) },
    { state: 'somebody signs', at: at(`/coverage/${SIRET}/DSN`), answers: covered(few) },
    { state: 'one establishment', at: at(`/coverage/${SIRET}/DSN`), answers: covered(fine) },
    { state: 'nobody chosen', at: cell(), answers: covered(few), send: {}, status: 422 },
    {
      state: 'a service that is not signed',
      at: at(`/coverage/${SIRET}/TOPAZE`),
      answers: covered(few),
      status: 404,
    },
  ],
  '/organisations/:siren/coverage/:siret/:service/check': [
    { state: 'nothing chosen before: back to the choice', at: cell('/check'), answers: covered(few) },
    { state: 'here', at: cell('/check?draft=example'), draft: chosen('here'), answers: covered(few) },
    { state: 'everywhere', at: cell('/check?draft=example'), draft: chosen('all'), answers: covered(few) },
    {
      state: 'given',
      at: cell('/check?draft=example'),
      draft: chosen('gaps'),
      answers: covered(few),
      send: {},
    },
    {
      state: 'refused by the register',
      at: cell('/check?draft=example'),
      draft: chosen('here'),
      answers: covered(few),
      send: {},
      afterwards: {
        'POST /organisations/{siren}/members/{personId}/grants': refusal('bad-input', [
          { code: 'establishments', pointer: '/establishments' },
        ]),
      },
      status: 422,
    },
  ],
  '/organisations/:siren/coverage/:siret/:service/done': [
    {
      state: 'given',
      at: at(`/coverage/${SIRET}/DSN/done?who=${PEOPLE[0]?.personId}`),
      answers: covered(few),
    },
    { state: 'not given: back to the list', at: cell('/done?who=nobody'), answers: covered(few) },
  ],
};
