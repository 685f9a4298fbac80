import { beforeEach, describe, expect, it } from 'vitest';
import { routes } from '../../../functions/mandates/contract.ts';
import { routes as members } from '../../../functions/members/contract.ts';
import { routes as organisations } from '../../../functions/organisations/contract.ts';
import { routes as profile } from '../../../functions/profile/contract.ts';
import type { AnswerOf } from '../../../portal/client/contract.ts';
import { DECLARATION_SERVICES } from '../../../shared/domain/declaration-services.ts';
import { MANDATE_STATUSES } from '../../../shared/domain/mandates/mandate.ts';
import { type Answers, refusal } from '../../support/portal/fake-register.ts';
import { testBrowser } from '../../support/portal/test-browser.ts';
import { createTestPortal } from '../../support/portal/test-portal.ts';

const COVERAGE = 'GET /organisations/{siren}/coverage';
const LIST = 'GET /organisations/{siren}/mandates';
const ONE = 'GET /mandates/{id}';
type Mandate = AnswerOf<typeof ONE>;
type Listed = AnswerOf<typeof LIST>['items'][number];
type Me = AnswerOf<'GET /me'>;

const BODY = '/organisations/219200235/mandates';
const mandate = routes.getMandate.answer.example as unknown as Mandate;
const at = (rest = '') => `/mandates/${mandate.id}${rest}`;
const SERVICES = { version: 'test', services: DECLARATION_SERVICES } as unknown as AnswerOf<'GET /services'>;
const SIRETS = ['21920023500014', '21920023500022'];
const named = {
  ...mandate,
  terms: { ...mandate.terms, establishments: SIRETS },
  places: [
    { siret: SIRETS[0], name: 'MAIRIE' },
    { siret: SIRETS[1], name: 'ECOLE DES TILLEULS' },
  ],
} as Mandate;

let portal: ReturnType<typeof createTestPortal>;
let browser: ReturnType<typeof testBrowser>;
beforeEach(async () => {
  portal = createTestPortal();
  browser = testBrowser(portal);
  await browser.logIn();
});

const answering = (answers: Answers): void => portal.register.answerWith(answers);
const read = async (path: string): Promise<{ status: number; html: string }> => {
  const response = await browser.get(path);
  return { status: response.status, html: await response.text() };
};
/** Sends the form of a page. @returns where it leads, or its status */
const send = async (path: string, fields: Record<string, string>): Promise<string> => {
  const response = await browser.post(path, { ...(await browser.hidden(path)), ...fields });
  return response.headers.get('location') ?? String(response.status);
};
const sent = (key: string) =>
  portal.register.asked.filter((each) => each.key === key).map(({ asking }) => asking);

const administering = (siren: string, name: string): Answers => ({
  'GET /me': {
    ...(profile.getMe.answer.example as unknown as Me),
    organisations: [{ siren, name, role: 'administrator', status: 'active', warnings: [] }],
  } as unknown as Me,
});
const { mandator, mandatary } = mandate;
const SIDES = {
  mandator: administering(mandator.siren, mandator.name),
  mandatary: administering(mandatary.siren, mandatary.name),
};

describe('the mandates of a body', () => {
  const of = (rank: number, until?: string) =>
    ({
      ...mandate,
      mandatary: { siren: String(819_990_000 + rank), name: `CENTRE DE GESTION N ${rank}` },
      terms: { ...mandate.terms, until },
    }) as unknown as Listed;
  const proposal = {
    ...mandate,
    ...routes.proposeMandate.answer.example,
    mandator: { siren: '219900155', name: 'COMMUNAUTÉ DE L’ÉTANG' },
    mandatary: mandator,
  } as unknown as Listed;

  const bodies = (html: string): string[] =>
    [...html.matchAll(/<th scope="row"[^>]*><a [^>]*>([^<]*)</g)].map(([, name = '']) =>
      name.replaceAll(/\s/g, ' '),
    );

  it('are shown with what runs out first on top, given ones before received ones', async () => {
    answering({
      [LIST]: { items: [of(1), of(2, '2028-01-01T00:00:00Z'), of(3, '2027-01-01T00:00:00Z'), proposal] },
    });
    expect(bodies((await read(BODY)).html)).toEqual([
      'Centre de gestion N 3',
      'Centre de gestion N 2',
      'Centre de gestion N 1',
      'Communauté de l’Étang',
    ]);
  });

  it.each([
    ['etang', ['Communauté de l’Étang']],
    ['219 900', ['Communauté de l’Étang']],
    ['819990002', ['Centre de gestion N 2']],
    ['personne', []],
  ])('are found by %s', async (q, found) => {
    answering({ [LIST]: { items: [of(1), of(2), proposal] } });
    expect(bodies((await read(`${BODY}?q=${encodeURIComponent(q)}`)).html)).toEqual(found);
  });

  it('are looked through six hundred at once, then from there on', async () => {
    answering({
      [LIST]: { items: Array.from({ length: 200 }, (_, rank) => of(rank)), nextCursor: 'further' },
    });
    const { html } = await read(`${BODY}?q=819990199`);
    expect(portal.register.asked).toHaveLength(3);
    expect(html).toContain('cursor=further');
    expect(bodies(html)).toHaveLength(3);
    await read(`${BODY}?cursor=further`);
    expect(sent(LIST).at(3)).toMatchObject({ query: { cursor: 'further' } });
  });

  it('are fifty on a page', async () => {
    answering({ [LIST]: { items: Array.from({ length: 60 }, (_, rank) => of(rank)) } });
    const { html } = await read(BODY);
    expect(bodies(html)).toHaveLength(50);
    expect(html).toContain('from=51');
    expect(bodies((await read(`${BODY}?from=51`)).html)).toHaveLength(10);
  });
});

describe('a mandate', () => {
  it.each(
    Object.entries(SIDES).flatMap(([side, me]) =>
      MANDATE_STATUSES.flatMap((status) =>
        ['', '/accept', '/refuse', '/end', '/terms', '/people'].map((page) => ({ side, me, status, page })),
      ),
    ),
  )('that is $status gives the $side a page or leads to one ($page)', async ({ me, status, page }) => {
    answering({ ...me, 'GET /services': SERVICES, [ONE]: { ...named, status, can: [] } });
    const response = await browser.get(at(page));
    if (page === '' || (page === '/people' && status === 'active')) {
      expect(response.status).toBe(200);
      expect(await response.text()).toContain('<h1');
    } else {
      expect(response.headers.get('location')).toBe(at());
    }
  });

  it('names its establishments to the body that is mandated', async () => {
    answering({ [ONE]: { ...named, can: ['end'] } });
    const { html } = await read(at());
    expect(html).toContain('Mairie');
    expect(html).toContain('Ecole des Tilleuls');
  });

  it('is accepted as it was seen, and leads to who acts', async () => {
    answering({ ...SIDES.mandatary, [ONE]: { ...mandate, version: 7, can: ['accept', 'refuse'] } });
    expect(await send(at('/accept'), { version: '7' })).toBe(at('/people'));
    expect(sent('POST /mandates/{id}/acceptance')).toMatchObject([
      { params: { id: mandate.id }, ifMatch: 7 },
    ]);
  });

  it.each([
    ['refuse', 'POST /mandates/{id}/refusal'],
    ['end', 'POST /mandates/{id}/end'],
  ] as const)('takes a reason or none (%s)', async (act, key) => {
    answering({ ...SIDES.mandatary, [ONE]: { ...mandate, can: [act] } });
    expect(await send(at(`/${act}`), { reason: '' })).toBe(at());
    expect(await send(at(`/${act}`), { reason: 'Fin du\nmarché.' })).toBe(at());
    expect(sent(key).map(({ body }) => body)).toEqual([{}, { reason: 'Fin du marché.' }]);
    expect(await send(at(`/${act}`), { reason: 'a'.repeat(501) })).toBe('422');
  });

  it('is not ended before its mandator has seen what nobody could sign any more', async () => {
    const coverage = organisations.getCoverage.answer.example as unknown as AnswerOf<typeof COVERAGE>;
    const [place] = coverage.items;
    const by = (...mandates: (string | undefined)[]) => ({
      service: 'DSN',
      count: mandates.length,
      signatories: mandates.map((mandateId) => ({ ...named, mandateId })),
    });
    const cells = (services: object) =>
      answering({ [COVERAGE]: { ...coverage, items: [{ ...place, services }] } as typeof coverage });
    cells([by(mandate.id, mandate.id), by(mandate.id, undefined), by()]);
    expect((await read(at('/end'))).html).toContain('1 déclaration que plus personne ne pourrait signer');
    cells([by(mandate.id, undefined)]);
    expect((await read(at('/end'))).html).not.toContain('plus personne ne pourrait signer');
  });

  it('says so where somebody else was faster', async () => {
    const gone = refusal({ code: 'mandate-not-active', facts: { mandate: mandate.id } });
    answering({ ...SIDES.mandatary, [ONE]: { ...mandate, can: ['end'] }, 'POST /mandates/{id}/end': gone });
    expect(await send(at('/end'), { reason: '' })).toBe('409');
  });

  it('is narrowed to less, and keeps its end where none is typed', async () => {
    answering({ 'GET /services': SERVICES, [ONE]: named });
    const fields = { version: '2', 'right-DSN': 'declare', 'right-DSIJ': '', place: SIRETS[1] ?? '' };
    expect(await send(at('/terms'), fields)).toBe(at());
    expect(sent('PUT /mandates/{id}/terms')).toMatchObject([
      {
        ifMatch: 2,
        body: { services: { DSN: 'declare' }, establishments: [SIRETS[1]], until: mandate.terms.until },
      },
    ]);
    expect(await send(at('/terms'), { place: '' })).toBe('422');
  });

  it('offers nothing beyond itself to whoever narrows it or gives a right under it', async () => {
    answering({ ...SIDES.mandatary, 'GET /services': SERVICES, [ONE]: named });
    const values = (html: string, code: string): string[] =>
      [
        ...(new RegExp(`<select id="right-${code}".*?</select>`, 's').exec(html)?.[0] ?? '').matchAll(
          /value="(\w+)"/g,
        ),
      ].map(([, value = '']) => value);
    for (const page of ['/terms', '/people']) {
      const { html } = await read(at(page));
      expect(values(html, 'DSIJ')).toEqual(['consult', 'declare']);
      expect(values(html, 'DSN')).toEqual(['consult', 'declare', 'sign']);
      expect(html).not.toContain('right-AER');
    }
  });

  it('is acted under by whom the mandated body chooses', async () => {
    const { items } = members.listMembers.answer.example as unknown as { items: { personId: string }[] };
    const person = items[0]?.personId ?? '';
    answering({ 'GET /services': SERVICES, [ONE]: named });
    expect(await send(at('/people'), { person, 'right-DSN': 'sign', place: SIRETS[0] ?? '' })).toBe(at());
    expect(sent('POST /organisations/{siren}/members/{personId}/grants')).toMatchObject([
      {
        params: { siren: mandatary.siren, personId: person },
        body: { services: { DSN: 'sign' }, establishments: [SIRETS[0]], mandateId: mandate.id },
      },
    ]);
    expect(await send(at('/people'), { person: 'somebody', 'right-DSN': 'sign' })).toBe('422');
  });
});

describe('proposing a mandate', () => {
  const deed = {
    type: 'contract',
    reference: '2026-118',
    'date-day': '19',
    'date-month': '11',
    'date-year': '2026',
  };

  it('takes four pages, and sends what they were answered', async () => {
    answering({ 'GET /services': SERVICES, 'GET /establishments': { items: [] } });
    const rights = await send(`${BODY}/new`, { siren: '819 999 053', name: 'Cabinet Essai' });
    expect(rights).toContain(`${BODY}/new/rights?draft=`);
    const { html } = await read(rights);
    expect(html).not.toContain('right-NOTIF-TAUX-ATMP');
    const deeds = await send(rights, { 'right-DSN': 'sign', 'right-DSIJ': 'declare' });
    const check = await send(deeds, {
      ...deed,
      'until-day': '31',
      'until-month': '12',
      'until-year': '2999',
    });
    expect((await read(check)).html).toContain('Cabinet Essai');
    expect(await send(check, {})).toBe(at());
    expect(sent('POST /organisations/{siren}/mandates')).toMatchObject([
      {
        params: { siren: '219200235' },
        body: {
          mandatary: { siren: '819999053', name: 'Cabinet Essai' },
          services: { DSN: 'sign', DSIJ: 'declare' },
          establishments: 'all',
          until: '2999-12-31T23:00:00.000Z',
          evidence: { type: 'contract', reference: '2026-118', date: '2026-11-19' },
        },
      },
    ]);
    expect((await browser.get(check)).headers.get('location')).toBe(`${BODY}/new`);
  });

  it.each(['/rights', '/deed', '/check'])('begins at its first page (%s)', async (page) => {
    expect((await browser.get(`${BODY}/new${page}`)).headers.get('location')).toBe(`${BODY}/new`);
  });
});
