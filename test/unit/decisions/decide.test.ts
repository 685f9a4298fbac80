import { describe, expect, it, test } from 'vitest';
import type { AccessCard } from '../../../shared/domain/access/access-card.ts';
import { decide, type Question } from '../../../shared/domain/decisions/decide.ts';
import type { Establishment } from '../../../shared/domain/directory/establishment.ts';
import { cardOf, day, grantId, grantOf, on, SCHOOL, stage, TOWN_HALL } from '../../support/access/cards.ts';

const OPEN: Pick<Establishment, 'closures'> = { closures: [] };
const CLOSED: typeof OPEN = { closures: [{ from: day('2026-01-01') }] };
const QUESTION: Question = { right: 'declare', siret: TOWN_HALL, service: 'DSN', instant: on('06-01') };

const holding = (...grants: AccessCard['grants']) => cardOf({ grants });
const staged = (...timeline: AccessCard['timeline']) => cardOf({ timeline, grants: [grantOf()] });
const ask = (card: AccessCard | undefined, question: Partial<Question> = {}, establishment = OPEN) =>
  decide({ ...QUESTION, ...question }, { card, establishment });
const no = (reason: string) => ({ decision: false, reason });

const invitedUntil = (expiresAt: string) => ({ ...stage(on('05-01'), 'invited'), expiresAt: on(expiresAt) });

test.each([
  ['nobody there', undefined, 'not-a-member'],
  ['a person who came later', staged(stage(on('07-01'), 'active')), 'not-a-member'],
  ['an invited person', staged(invitedUntil('07-01')), 'not-accepted'],
  ['an invitation that lapsed', staged(invitedUntil('06-01')), 'not-accepted'],
  ['an invitation refused', staged(invitedUntil('07-01'), stage(on('05-02'), 'ended')), 'not-accepted'],
  ['a suspended member', staged(stage(on('01-01'), 'active'), stage(on('06-01'), 'suspended')), 'suspended'],
  ['a former member', staged(stage(on('01-01'), 'active'), stage(on('06-01'), 'ended')), 'ended'],
  [
    'a former member invited again',
    staged(stage(on('01-01'), 'active'), invitedUntil('07-01')),
    'not-accepted',
  ],
  [
    'a former member whose second invitation lapsed',
    staged(stage(on('01-01'), 'active'), invitedUntil('06-01')),
    'ended',
  ],
  ['no grant', holding(), 'not-granted'],
  ['a grant on another service', holding(grantOf({ services: { DPAE: 'sign' } })), 'not-granted'],
  ['a grant on another place', holding(grantOf({ establishments: [SCHOOL] })), 'not-granted'],
  ['a grant given later', holding(grantOf({ givenAt: on('06-02') })), 'not-granted'],
  ['a lower right', holding(grantOf({ services: { DSN: 'consult' } })), 'right-too-low'],
  ['a grant from later on', holding(grantOf({ from: on('06-02') })), 'not-yet-effective'],
  ['a grant until now', holding(grantOf({ until: on('06-01') })), 'expired'],
  ['a grant ended now', holding(grantOf({ endedAt: on('06-01') })), 'grant-ended'],
  [
    'a grant ended before it began',
    holding(grantOf({ from: on('07-01'), endedAt: on('05-01') })),
    'grant-ended',
  ],
])('%s is a no', (_, card, reason) => {
  expect(ask(card)).toEqual(no(reason));
});

describe('a yes', () => {
  it('names the grant and the version, and says whether the profile is stale', () => {
    const card = holding(grantOf({ services: { DSN: 'consult' } }), grantOf({ id: grantId(1) }));
    const yes = { decision: true, grant: grantId(1), version: 3 };
    expect(ask(card)).toEqual({ ...yes, profileStale: true });
    const freshness = [{ from: on('01-01'), until: on('12-31') }];
    const fresh = { ...card, holder: { ...card.holder, freshness } };
    expect(ask(fresh)).toEqual({ ...yes, profileStale: false });
  });

  it.each(['consult', 'declare'] as const)('comes from a grant to declare when asked to %s', (right) => {
    expect(ask(holding(grantOf()), { right }).decision).toBe(true);
  });

  it('never comes from being an administrator', () => {
    expect(ask(cardOf({ timeline: [stage(on('01-01'), 'active', 'administrator')] }))).toEqual(
      no('not-granted'),
    );
  });

  it('begins with the first moment of the grant and lasts until its last one', () => {
    const card = holding(grantOf({ from: on('02-01'), until: on('03-01') }));
    const yes = (instant: Question['instant']) => ask(card, { instant }).decision;
    expect([on('01-31'), on('02-01'), on('02-28'), on('03-01')].map(yes)).toEqual([false, true, true, false]);
  });

  it('about the past is not undone by what came later', () => {
    const later = cardOf({
      timeline: [stage(on('01-01'), 'active'), stage(on('07-01'), 'ended')],
      grants: [grantOf({ endedAt: on('07-01') })],
    });
    expect(ask(later).decision).toBe(true);
  });
});

describe('among several reasons for a no', () => {
  const nobody = undefined;
  const suspended = staged(stage(on('01-01'), 'suspended'));
  const onOldService = holding(grantOf({ services: { TOPAZE: 'consult' } }));

  it.each([
    [
      'the unknown establishment',
      decide({ ...QUESTION, service: 'X' }, { card: nobody, establishment: undefined }),
      'unknown-establishment',
    ],
    ['the unknown service', ask(nobody, { service: 'X' }, CLOSED), 'unknown-service'],
    ['the membership', ask(suspended, { service: 'TOPAZE' }, CLOSED), 'suspended'],
    ['the closed service', ask(onOldService, { service: 'TOPAZE' }, CLOSED), 'service-closed'],
    ['the closed establishment', ask(holding(), {}, CLOSED), 'establishment-closed'],
  ])('%s comes first', (_, decision, reason) => {
    expect(decision).toEqual(no(reason));
  });

  it('the one of the grant nearest to a yes is given', () => {
    const grants = [
      grantOf({ endedAt: on('02-01') }),
      grantOf({ until: on('03-01') }),
      grantOf({ from: on('07-01') }),
      grantOf({ services: { DSN: 'consult' } }),
    ];
    const answers = grants.map((_, index) => ask(holding(...grants.slice(0, index + 1))));
    expect(answers).toEqual(['grant-ended', 'expired', 'not-yet-effective', 'right-too-low'].map(no));
  });
});
