import { describe, expect, it, test } from 'vitest';
import { addGrants } from '../../../shared/domain/access/equal-grants.ts';
import { type Grant, grantPhaseAt } from '../../../shared/domain/access/grant.ts';
import {
  changeGrant,
  draftGrant,
  endGrant,
  type GrantTerms,
  giveGrant,
} from '../../../shared/domain/access/granting.ts';
import { siretSchema } from '../../../shared/domain/identifiers.ts';
import {
  cardOf,
  day,
  grantId,
  grantOf,
  on,
  refusalOf,
  SCHOOL,
  stage,
  TOWN_HALL,
} from '../../support/access/cards.ts';

const NOW = on('06-01');
const ELSEWHERE = siretSchema.parse('21999901800019');
const OPEN = { closures: [] };
const KNOWN = new Map([
  [TOWN_HALL, OPEN],
  [SCHOOL, { closures: [{ from: day('2026-07-01') }] }],
]);

const draft = (terms: Partial<GrantTerms>, held = [grantOf()]) =>
  draftGrant(
    { services: { DSN: 'sign' }, establishments: 'all', ...terms },
    { id: grantId(5), now: NOW, held, known: KNOWN },
  );

describe('a grant is drafted', () => {
  it('from now on by default', () => {
    expect(draft({})).toEqual({
      id: grantId(5),
      services: { DSN: 'sign' },
      establishments: 'all',
      from: NOW,
      givenAt: NOW,
    });
  });

  it('with each establishment once, in order', () => {
    const sirets = [SCHOOL, TOWN_HALL, SCHOOL];
    expect(draft({ establishments: sirets }).establishments).toEqual([TOWN_HALL, SCHOOL]);
  });

  it('on an establishment that closes later, or a service that closes later', () => {
    expect(draft({ establishments: [SCHOOL], until: on('12-31') }).until).toBe(on('12-31'));
  });
});

test.each<[string, Partial<GrantTerms>, string]>([
  ['from the past', { from: on('05-31') }, 'from-in-the-past'],
  ['until its beginning', { from: on('07-01'), until: on('07-01') }, 'until-not-after-from'],
  ['until now', { until: NOW }, 'until-not-after-from'],
  ['on an unknown service', { services: { NONE: 'consult' } }, 'unknown-service'],
  ['on a closed service', { services: { TOPAZE: 'consult' } }, 'service-closed'],
  ['of a right the service does not offer', { services: { BPIJ: 'sign' } }, 'right-not-offered'],
  ['on an unknown place', { establishments: [TOWN_HALL, ELSEWHERE] }, 'unknown-establishment'],
  ['on a place closed by then', { establishments: [SCHOOL], from: on('07-01') }, 'establishment-closed'],
  ['without the prerequisite', { services: { DAT: 'sign' } }, 'missing-prerequisite'],
])('a grant %s is refused', (_, terms, code) => {
  expect(refusalOf(() => draft(terms))).toBe(code);
});

describe('a prerequisite', () => {
  const dat = { services: { DAT: 'sign' } } as const;
  const account = grantOf({ services: { 'COMPTE-ENTREPRISE': 'consult' } });

  it.each<[string, Partial<GrantTerms>, Grant[]]>([
    ['in the same grant', { services: { ...dat.services, 'COMPTE-ENTREPRISE': 'consult' } }, []],
    ['held before', dat, [account]],
    ['held for more places', { ...dat, establishments: [TOWN_HALL] }, [account]],
    ['held as long', { ...dat, until: on('08-01') }, [{ ...account, until: on('08-01') }]],
  ])('%s suffices', (_, terms, held) => {
    expect(draft(terms, held).services).toHaveProperty('DAT');
  });

  it.each([
    ['that has ended', dat, { ...account, endedAt: on('05-01') }],
    ['that begins later', dat, { ...account, from: on('07-01') }],
    ['that ends before', { ...dat, until: on('08-01') }, { ...account, until: on('07-01') }],
    ['that ends, for a grant without end', dat, { ...account, until: on('07-01') }],
    ['on fewer places', dat, { ...account, establishments: [TOWN_HALL] }],
    ['on another place', { ...dat, establishments: [TOWN_HALL] }, { ...account, establishments: [SCHOOL] }],
  ])('%s does not', (_, terms, held) => {
    expect(refusalOf(() => draft(terms, [held]))).toBe('missing-prerequisite');
  });
});

describe('a card', () => {
  const held = grantOf();
  const given = grantOf({ id: grantId(1), givenAt: NOW });
  const card = cardOf({ grants: [held] });
  const gone = cardOf({ timeline: [stage(on('01-01'), 'ended')], grants: [held] });

  it('gets a grant, and the event names its terms', () => {
    const change = giveGrant(card, given, NOW);
    expect(change.after.grants).toEqual([held, given]);
    const { id, services, establishments, from } = given;
    const data = { grant: id, services, establishments, from };
    expect(change.event).toEqual({ type: 'grant.given', data });
  });

  it('keeps a grant that ends, with its end', () => {
    const change = endGrant(card, held.id, NOW, 'Mutation.');
    expect(change.after.grants).toEqual([{ ...held, endedAt: NOW }]);
    expect(change.event).toEqual({ type: 'grant.ended', data: { grant: held.id }, reason: 'Mutation.' });
  });

  it('ends one grant and gives the other when one is changed', () => {
    const change = changeGrant(card, held.id, given, NOW);
    expect(change.after.grants).toEqual([{ ...held, endedAt: NOW }, given]);
    expect(change.event).toMatchObject({
      type: 'grant.changed',
      data: { replaced: held.id, grant: given.id },
    });
  });

  it.each([
    ['a grant to a former member', () => giveGrant(gone, given, NOW), 'member-ended'],
    ['a change for a former member', () => changeGrant(gone, held.id, given, NOW), 'member-ended'],
    ['the end of a grant that is not there', () => endGrant(card, grantId(9), NOW), 'not-found'],
    ['the change of a grant that is not there', () => changeGrant(card, grantId(9), given, NOW), 'not-found'],
    ['a second end', () => endGrant(endGrant(card, held.id, NOW).after, held.id, on('06-02')), 'grant-ended'],
    [
      'the end of what has expired',
      () => endGrant(cardOf({ grants: [{ ...held, until: NOW }] }), held.id, NOW),
      'grant-ended',
    ],
  ])('refuses %s', (_, act, code) => {
    expect(refusalOf(act)).toBe(code);
  });
});

test('grants that one command gives twice are one, and a different period is another', () => {
  const [one, same] = [
    grantOf({ id: grantId(1), from: NOW }),
    grantOf({ id: grantId(2), from: on('05-31') }),
  ];
  const longer = grantOf({ id: grantId(3), from: NOW, until: on('07-01') });
  const { grants, given } = addGrants([], [one, same, longer], NOW);
  expect(grants.map(({ id }) => id)).toEqual([grantId(1), grantId(3)]);
  expect(given).toEqual(grants);
  expect(addGrants(grants, [same, longer], NOW)).toEqual({ grants, given: [] });
});

test.each([
  ['01-31', 'unknown'],
  ['02-01', 'upcoming'],
  ['03-01', 'in-force'],
  ['04-01', 'expired'],
  ['05-01', 'ended'],
])('on %s a grant given, in force, expired and ended in turn is %s', (date, phase) => {
  const grant = grantOf({
    givenAt: on('02-01'),
    from: on('03-01'),
    until: on('04-01'),
    endedAt: on('05-01'),
  });
  expect(grantPhaseAt(grant, on(date))).toBe(phase);
});
