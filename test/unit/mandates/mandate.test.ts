import { describe, expect, it, test } from 'vitest';
import { DomainError } from '../../../shared/domain/errors.ts';
import { mandateIdSchema, siretSchema } from '../../../shared/domain/identifiers.ts';
import { addDays, type Instant } from '../../../shared/domain/instants.ts';
import { acceptMandate, endMandate, refuseMandate } from '../../../shared/domain/mandates/answer-mandate.ts';
import { type Mandate, mandateStatusAt, termsAt } from '../../../shared/domain/mandates/mandate.ts';
import type { MandateTransition } from '../../../shared/domain/mandates/mandate-transition.ts';
import { narrowedMandate } from '../../../shared/domain/mandates/narrow-mandate.ts';
import { type MandateTermsAsked, proposedMandate } from '../../../shared/domain/mandates/propose-mandate.ts';
import { day, MARIE, on, refusalOf, SCHOOL, TOWN_HALL } from '../../support/access/cards.ts';
import { sirenNumber } from '../../support/directory/luhn.ts';

const MANDATARY = '219999018';
const ID = mandateIdSchema.parse(`219200235-${MANDATARY}-01KB0ZX7C8D0E2F4G6H8J0K2M4`);
const ELSEWHERE = siretSchema.parse('21999901800019');
const OPEN = { closures: [] };
const KNOWN = new Map([
  [TOWN_HALL, OPEN],
  [SCHOOL, { closures: [{ from: day('2026-05-01') }] }],
]);
const TERMS: MandateTermsAsked = { services: { DSN: 'sign', DSIJ: 'declare' }, establishments: 'all' };
const BY = { by: MARIE };
const evidence = { type: 'deliberation', reference: '2026-118', date: day('2026-01-15') } as const;

const proposed = (terms: Partial<MandateTermsAsked> = {}, now = on('02-01'), id = ID): Mandate =>
  proposedMandate({ ...TERMS, ...terms, id, by: MARIE, evidence }, { now, known: KNOWN }).after;
const active = (terms: Partial<MandateTermsAsked> = {}): Mandate =>
  acceptMandate(proposed(terms), { ...BY, now: on('02-10') }).after;
const narrowed = (terms: Partial<MandateTermsAsked>, mandate = active(), now = on('04-01')) =>
  narrowedMandate(mandate, { ...TERMS, ...terms }, { now, known: KNOWN });
const statuses = (mandate: Mandate, ...days: string[]) =>
  days.map((each) => mandateStatusAt(mandate, on(each)));

describe('a proposal', () => {
  it('waits 30 days for its answer, and then has lapsed without anything being written', () => {
    const mandate = proposed();
    const lapses = addDays(on('02-01'), 30);
    expect(mandate.stages).toEqual([{ status: 'proposed', from: on('02-01'), by: MARIE, expiresAt: lapses }]);
    expect(mandateStatusAt(mandate, addDays(lapses, -1))).toBe('proposed');
    expect(mandateStatusAt(mandate, lapses)).toBe('lapsed');
    expect(mandateStatusAt(mandate, on('01-31'))).toBeUndefined();
  });

  it('does not wait longer than the mandate would last', () => {
    expect(proposed({ until: on('02-15') }).stages[0]).toMatchObject({ expiresAt: on('02-15') });
  });

  it('names each establishment once, in order', () => {
    expect(proposed({ establishments: [TOWN_HALL, TOWN_HALL] }).terms[0]?.establishments).toEqual([
      TOWN_HALL,
    ]);
  });

  it.each<[string, Partial<MandateTermsAsked>, string]>([
    ['an unknown service', { services: { NOPE: 'consult' } }, 'unknown-service'],
    ['a closed service', { services: { TOPAZE: 'consult' } }, 'service-closed'],
    [
      'a service that cannot be mandated',
      { services: { 'NOTIF-TAUX-ATMP': 'sign' } },
      'service-not-mandatable',
    ],
    ['a right that is not offered', { services: { BPIJ: 'sign' } }, 'right-not-offered'],
    ['an establishment of another organisation', { establishments: [ELSEWHERE] }, 'unknown-establishment'],
    ['an end that has passed', { until: on('02-01') }, 'until-not-after-from'],
  ])('is refused with %s', (_, terms, code) => {
    expect(refusalOf(() => proposed(terms))).toBe(code);
  });

  it('is refused with a closed establishment', () => {
    expect(refusalOf(() => proposed({ establishments: [SCHOOL] }, on('05-02')))).toBe('establishment-closed');
    expect(proposed({ establishments: [SCHOOL] }).terms).toHaveLength(1);
  });

  it('is refused to oneself', () => {
    const self = mandateIdSchema.parse(`219200235-219200235-01KB0ZX7C8D0E2F4G6H8J0K2M4`);
    expect(refusalOf(() => proposed({}, on('02-01'), self))).toBe('own-organisation');
  });
});

describe('an answer', () => {
  it('makes the mandate active from then on, and not before', () => {
    expect(statuses(active(), '02-09', '02-10', '12-31')).toEqual(['proposed', 'active', 'active']);
  });

  it('can be given only once', () => {
    const refused = refuseMandate(proposed(), { ...BY, now: on('02-10'), reason: 'Non.' }).after;
    expect(refused.stages.at(-1)).toMatchObject({ status: 'refused', reason: 'Non.' });
    for (const mandate of [refused, active()]) {
      expect(refusalOf(() => acceptMandate(mandate, { ...BY, now: on('02-11') }))).toBe(
        'mandate-not-proposed',
      );
      expect(refusalOf(() => refuseMandate(mandate, { ...BY, now: on('02-11') }))).toBe(
        'mandate-not-proposed',
      );
    }
  });

  it('comes too late once the proposal has lapsed', () => {
    expect(refusalOf(() => acceptMandate(proposed(), { ...BY, now: on('03-10') }))).toBe(
      'mandate-not-proposed',
    );
  });
});

describe('an end', () => {
  const end = (mandate: Mandate, side: 'mandator' | 'mandatary', now: Instant): MandateTransition =>
    endMandate(mandate, { ...BY, now, side, reason: 'Fin du marché.' });

  it.each(['mandator', 'mandatary'] as const)('is made by the %s, from then on', (side) => {
    const { after, event } = end(active(), side, on('06-01'));
    expect(statuses(after, '05-31', '06-01')).toEqual(['active', 'ended']);
    expect(event).toMatchObject({ type: 'mandate.ended', reason: 'Fin du marché.', data: { by: side } });
  });

  it('takes back a proposal for the mandator; the mandatary refuses it instead', () => {
    expect(statuses(end(proposed(), 'mandator', on('02-05')).after, '02-05')).toEqual(['ended']);
    expect(refusalOf(() => end(proposed(), 'mandatary', on('02-05')))).toBe('mandate-not-active');
  });

  it('does not come twice, nor after the mandate has run out', () => {
    const ended = end(active(), 'mandator', on('06-01')).after;
    expect(refusalOf(() => end(ended, 'mandatary', on('06-02')))).toBe('mandate-not-active');
    expect(refusalOf(() => end(active({ until: on('05-01') }), 'mandator', on('05-01')))).toBe(
      'mandate-not-active',
    );
  });

  it('never begins before what it follows, even when another clock differs', () => {
    expect(end(active(), 'mandator', on('02-03')).after.stages.at(-1)?.from).toBe(on('02-10'));
  });
});

describe('narrowing', () => {
  const UNTIL = { until: on('12-01') };

  it('adds a version, and leaves earlier ones to the past', () => {
    const after = narrowed({ services: { DSN: 'declare' }, establishments: [TOWN_HALL], ...UNTIL })?.after;
    expect(after?.terms).toHaveLength(2);
    expect(after && termsAt(after, on('03-31'))).toMatchObject({
      services: TERMS.services,
      establishments: 'all',
    });
    expect(after && termsAt(after, on('04-01'))).toEqual({
      from: on('04-01'),
      services: { DSN: 'declare' },
      establishments: [TOWN_HALL],
      ...UNTIL,
    });
    expect(after && statuses(after, '11-30', '12-01')).toEqual(['active', 'expired']);
  });

  it('to the same terms does nothing', () => {
    expect(narrowed({ services: { DSIJ: 'declare', DSN: 'sign' } })).toBeUndefined();
  });

  const bounded = active({ establishments: [TOWN_HALL], ...UNTIL });
  test.each<[string, Partial<MandateTermsAsked>, string[]]>([
    ['a higher right', { services: { DSIJ: 'sign' }, ...UNTIL }, ['/services/DSIJ']],
    ['another service', { services: { DPAE: 'consult' }, ...UNTIL }, ['/services/DPAE']],
    ['another place', { establishments: [TOWN_HALL, SCHOOL], ...UNTIL }, ['/establishments/1']],
    ['all places', { establishments: 'all', ...UNTIL }, ['/establishments']],
    ['a later end', { until: on('12-02') }, ['/until']],
    ['no end', {}, ['/until']],
    [
      'everything at once',
      { services: { DSN: 'sign', DPAE: 'sign' }, establishments: [SCHOOL], until: on('12-02') },
      ['/services/DPAE', '/establishments/0', '/until'],
    ],
  ])('is refused with %s, and names each place', (_, terms, pointers) => {
    const refused = refusalWith(() => narrowed({ establishments: [TOWN_HALL], ...terms }, bounded));
    expect(refused?.code).toBe('mandate-not-narrower');
    expect(refused?.faults.map(({ pointer }) => pointer)).toEqual(pointers);
  });

  test.each<[string, Partial<MandateTermsAsked>, string]>([
    ['a place that is not there', { establishments: [ELSEWHERE] }, 'mandate-not-narrower'],
    ['a right that the service does not offer', { services: { AER: 'declare' } }, 'mandate-not-narrower'],
    ['an end that has passed', { until: on('03-31') }, 'until-not-after-from'],
  ])('is refused with %s', (_, terms, code) => {
    expect(refusalOf(() => narrowed(terms))).toBe(code);
  });

  it('is refused once the mandate has no room for another version; it can still be ended', () => {
    const one = active();
    const [terms] = one.terms;
    const full = { ...one, terms: Array(8_000).fill(terms) };
    expect(refusalOf(() => narrowed({ services: { DSN: 'declare' } }, full))).toBe('mandate-full');
    expect(endMandate(full, { ...BY, now: on('06-01'), side: 'mandator' }).after.stages).toHaveLength(3);
  });

  it('is refused before the mandate is active', () => {
    expect(refusalOf(() => narrowed({}, proposed(), on('02-05')))).toBe('mandate-not-active');
  });
});

/** The refusal itself. */
const refusalWith = (act: () => unknown): DomainError | undefined => {
  try {
    act();
    return undefined;
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
};

test('an id names two organisations that can exist', () => {
  const ulid = '01KB0ZX7C8D0E2F4G6H8J0K2M4';
  const isId = (text: string): boolean => mandateIdSchema.safeParse(text).success;
  expect(isId(`219200235-${sirenNumber(7)}-${ulid}`)).toBe(true);
  for (const wrong of [
    `219200236-${MANDATARY}-${ulid}`,
    `219200235-000000000-${ulid}`,
    `219200235-${ulid}`,
    '',
  ]) {
    expect(isId(wrong)).toBe(false);
  }
});
