import { describe, expect, it, test } from 'vitest';
import { decide, decideUnderMandate, type Question } from '../../../shared/domain/decisions/decide.ts';
import { siretSchema } from '../../../shared/domain/identifiers.ts';
import type { Mandate } from '../../../shared/domain/mandates/mandate.ts';
import { cardOf, day, grantId, grantOf, on, SCHOOL, stage, TOWN_HALL } from '../../support/access/cards.ts';
import {
  endedAt,
  MANDATE_ID,
  mandataryCard,
  mandatedGrant,
  mandateOf,
  narrowedAt,
  notedCard,
} from '../../support/mandates/mandated-cards.ts';

const OPEN = { closures: [] };
const QUESTION: Question = { right: 'sign', siret: TOWN_HALL, service: 'DSN', instant: on('06-01') };
const no = (reason: string) => ({ decision: false, reason });
const yes = { decision: true, grant: grantId(0), mandate: MANDATE_ID, version: 3, profileStale: true };

const CARD = mandataryCard(mandatedGrant());

/** Asks the same question with and without naming the mandate. Both answers must be the same. */
const ask = (question: Partial<Question> = {}, mandate = mandateOf(), card = CARD, own = notedCard()) => {
  const asked = { ...QUESTION, ...question };
  const named = decideUnderMandate(asked, { mandate, card, establishment: OPEN });
  expect(decide(asked, { card: own, establishment: OPEN, mandated: [{ mandate, card }] })).toEqual(named);
  return named;
};

describe('a person who is no member of the mandator', () => {
  it('may do what their grant and the mandate allow, and the yes names both', () => {
    expect(ask()).toEqual(yes);
    expect(ask({ right: 'consult' })).toEqual(yes);
  });

  test.each<[string, Mandate, Partial<Question>, string]>([
    ['once the mandate has ended', endedAt(on('06-01')), {}, 'mandate-ended'],
    ['once it has run out', narrowedAt(on('04-01'), { until: on('06-01') }), {}, 'mandate-ended'],
    ['once it has lost the service', narrowedAt(on('04-01'), { services: {} }), {}, 'mandate-exceeded'],
    [
      'once the right is lower',
      narrowedAt(on('04-01'), { services: { DSN: 'declare' } }),
      {},
      'mandate-exceeded',
    ],
    [
      'once it has lost the place',
      narrowedAt(on('04-01'), { establishments: [SCHOOL] }),
      {},
      'mandate-exceeded',
    ],
    ['beyond the grant', mandateOf(), { service: 'DSIJ', right: 'declare' }, 'not-granted'],
  ])('may not %s', (_, mandate, question, reason) => {
    expect(ask(question, mandate)).toEqual(no(reason));
  });

  test.each([
    ['suspended', mandataryCardWith(stage(on('05-01'), 'suspended')), 'suspended'],
    ['gone', mandataryCardWith(stage(on('05-01'), 'ended')), 'ended'],
    [
      'holding a lower right',
      mandataryCard(mandatedGrant({ services: { DSN: 'declare' } })),
      'right-too-low',
    ],
    ['whose grant ended', mandataryCard(mandatedGrant({ endedAt: on('05-01') })), 'grant-ended'],
    ['whose grant has not begun', mandataryCard(mandatedGrant({ from: on('07-01') })), 'not-yet-effective'],
  ])('may not when %s in the mandatary’s organisation', (_, card, reason) => {
    expect(ask({}, mandateOf(), card)).toEqual(no(reason));
  });

  it('may still do the rest once the mandate is narrower', () => {
    const narrower = narrowedAt(on('04-01'), { services: { DSN: 'declare' }, establishments: [TOWN_HALL] });
    expect(ask({ right: 'declare' }, narrower)).toEqual(yes);
  });

  it('keeps the answers of the past, with their reasons', () => {
    const before = { card: undefined, establishment: OPEN };
    const after = {
      card: notedCard(),
      establishment: OPEN,
      mandated: [{ mandate: endedAt(on('05-01')), card: CARD }],
    };
    const past = { ...QUESTION, instant: on('02-15') };
    expect(decide(past, after)).toEqual(decide(past, before));
    expect(decide(past, after)).toEqual(no('not-a-member'));
    expect(ask({ instant: on('04-30') }, endedAt(on('05-01')))).toEqual(yes);
    expect(ask({ instant: on('03-31') }, narrowedAt(on('04-01'), { services: {} }))).toEqual(yes);
  });

  it('may not when the service or establishment is closed, with any mandate', () => {
    const facts = { mandate: mandateOf(), card: CARD };
    const closed = { closures: [{ from: day('2026-05-01') }] };
    expect(decideUnderMandate(QUESTION, { ...facts, establishment: closed })).toEqual(
      no('establishment-closed'),
    );
    expect(decideUnderMandate(QUESTION, { ...facts, establishment: undefined })).toEqual(
      no('unknown-establishment'),
    );
  });
});

function mandataryCardWith(...stages: ReturnType<typeof stage>[]) {
  return { ...mandataryCard(mandatedGrant()), timeline: [stage(on('01-01'), 'active'), ...stages] };
}

describe('grants of the two kinds', () => {
  it('do not stand in for each other', () => {
    const own = mandataryCard(grantOf({ services: { DSN: 'sign' } }));
    expect(decideUnderMandate(QUESTION, { mandate: mandateOf(), card: own, establishment: OPEN })).toEqual(
      no('not-granted'),
    );
    const ofMandatary = { ...QUESTION, siret: siretSchema.parse('21999901800019') };
    expect(decide(ofMandatary, { card: CARD, establishment: OPEN })).toEqual(no('not-granted'));
    expect(
      decideUnderMandate(ofMandatary, { mandate: mandateOf(), card: CARD, establishment: OPEN }),
    ).toEqual(no('mandate-exceeded'));
  });

  it('both count for a member of both; their own grant comes first', () => {
    const own = cardOf({
      grants: [grantOf({ id: grantId(4), services: { DSN: 'sign' } })],
      actsUnder: [MANDATE_ID],
    });
    const mandated = [{ mandate: mandateOf(), card: CARD }];
    expect(decide(QUESTION, { card: own, establishment: OPEN, mandated })).toMatchObject({
      grant: grantId(4),
    });
    const without = { ...own, grants: [] };
    expect(decide(QUESTION, { card: without, establishment: OPEN, mandated })).toEqual(yes);
    const suspended = { ...own, timeline: [stage(on('01-01'), 'active'), stage(on('02-01'), 'suspended')] };
    expect(decide(QUESTION, { card: suspended, establishment: OPEN, mandated })).toEqual(yes);
    expect(
      decide(QUESTION, {
        card: suspended,
        establishment: OPEN,
        mandated: [{ mandate: endedAt(on('05-01')), card: CARD }],
      }),
    ).toEqual(no('suspended'));
  });
});

it('calls a mandate unknown that nobody had proposed by then', () => {
  for (const mandate of [undefined, mandateOf()]) {
    const asked = { ...QUESTION, instant: on('01-09') };
    expect(decideUnderMandate(asked, { mandate, card: CARD, establishment: OPEN })).toEqual(
      no('unknown-mandate'),
    );
  }
});
