import { describe, expect, it, test } from 'vitest';
import type { Grant } from '../../../shared/domain/access/grant.ts';
import { draftGrant, type GrantTerms } from '../../../shared/domain/access/granting.ts';
import { invite } from '../../../shared/domain/access/invitation.ts';
import { appoint } from '../../../shared/domain/access/membership.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { siretSchema } from '../../../shared/domain/identifiers.ts';
import { effectsAt, lossOf } from '../../../shared/domain/mandates/mandated-grant.ts';
import { noteMandates } from '../../../shared/domain/mandates/note-mandates.ts';
import { limitOf } from '../../../shared/domain/mandates/within-mandate.ts';
import {
  cardOf,
  grantId,
  grantOf,
  MARIE,
  NADIA,
  on,
  SCHOOL,
  SIREN,
  TOWN_HALL,
} from '../../support/access/cards.ts';
import {
  endedAt,
  MANDATARY,
  MANDATE_ID,
  mandataryCard,
  mandatedGrant,
  mandateOf,
  narrowedAt,
  notedCard,
} from '../../support/mandates/mandated-cards.ts';

const NOW = on('06-01');
const ELSEWHERE = siretSchema.parse('21999901800019');
const KNOWN = new Map([
  [TOWN_HALL, { closures: [] }],
  [SCHOOL, { closures: [] }],
]);
const UNTIL = on('12-31');
const BOUNDED = narrowedAt(on('02-01'), { establishments: [TOWN_HALL], until: UNTIL });

const draft = (terms: Partial<GrantTerms>, mandate = BOUNDED, held: Grant[] = []) =>
  draftGrant(
    { services: { DSN: 'sign' }, establishments: 'all', mandateId: MANDATE_ID, ...terms },
    { id: grantId(5), now: NOW, held, known: KNOWN, limit: limitOf(mandate, NOW) },
  );

/** The code of the refusal, the places that it tells, and what it says of each. */
const refusal = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { code, faults } = error;
    return {
      code,
      places: faults.map(({ pointer }) => pointer),
      named: faults.map(({ pointer: _, ...naming }) => naming),
    };
  }
  return undefined;
};

describe('a grant under a mandate', () => {
  it('carries it; by default on all that the mandate covers and as long as it lasts', () => {
    const grant = draft({});
    expect(grant).toMatchObject({ mandateId: MANDATE_ID, establishments: 'all' });
    expect(effectsAt(mandataryCard(grant), BOUNDED, on('07-01'))).toEqual([
      { grant, effect: { services: { DSN: 'sign' }, establishments: [TOWN_HALL], until: UNTIL } },
    ]);
  });

  test.each<[string, Partial<GrantTerms>, string[]]>([
    ['a higher right', { services: { DSIJ: 'sign' } }, ['/services/DSIJ']],
    ['another service', { services: { DPAE: 'consult' } }, ['/services/DPAE']],
    ['another place', { establishments: [TOWN_HALL, SCHOOL] }, ['/establishments/1']],
    ['a place of the mandatary', { establishments: [ELSEWHERE] }, ['/establishments/0']],
    ['a later end', { until: on('12-31').replace('12:00', '12:01') as typeof UNTIL }, ['/until']],
    ['a beginning after its end', { from: UNTIL }, ['/from']],
    [
      'everything at once',
      {
        services: { DSN: 'sign', DSIJ: 'sign', AER: 'consult' },
        establishments: [SCHOOL, TOWN_HALL, ELSEWHERE],
      },
      ['/services/DSIJ', '/services/AER', '/establishments/0', '/establishments/2'],
    ],
  ])('is refused with %s, and lists exactly what exceeds it', (_, terms, places) => {
    expect(refusal(() => draft(terms))).toMatchObject({ code: 'exceeds-mandate', places });
  });

  it('says how far the mandate goes', () => {
    expect(refusal(() => draft({ services: { DSIJ: 'sign', AER: 'consult' } }))?.named).toEqual([
      { code: 'right-beyond-mandate', facts: { service: 'DSIJ', right: 'sign', allowed: 'declare' } },
      { code: 'service-not-in-mandate', facts: { service: 'AER' } },
    ]);
  });

  it('is refused under a mandate that is not active', () => {
    const [proposal] = mandateOf().stages;
    const waiting = mandateOf({ stages: proposal === undefined ? [] : [proposal] });
    for (const mandate of [endedAt(on('05-01')), waiting, narrowedAt(on('02-01'), { until: on('05-01') })]) {
      expect(refusal(() => draft({}, mandate))?.code).toBe('mandate-not-active');
    }
  });

  it('finds its prerequisites only under the same mandate', () => {
    const open = narrowedAt(on('01-20'), { services: { DAT: 'sign', 'COMPTE-ENTREPRISE': 'declare' } });
    const account = { services: { 'COMPTE-ENTREPRISE': 'consult' as const } };
    const dat = { services: { DAT: 'sign' as const } };
    expect(refusal(() => draft(dat, open, [grantOf(account)]))?.code).toBe('missing-prerequisite');
    expect(draft(dat, open, [mandatedGrant(account)])).toMatchObject(dat);
    const own = () =>
      draftGrant(
        { ...dat, establishments: 'all' },
        { id: grantId(5), now: NOW, held: [mandatedGrant(account)], known: KNOWN },
      );
    expect(refusal(own)?.code).toBe('missing-prerequisite');
  });
});

describe('what a grant loses', () => {
  const given = mandatedGrant({ services: { DSN: 'sign', DSIJ: 'consult' }, until: on('10-01') });
  const listed = mandatedGrant({ establishments: [TOWN_HALL, SCHOOL] });

  it('is nothing while the mandate stays as it was', () => {
    expect(lossOf(given, mandateOf(), NOW)).toBeUndefined();
    expect(
      lossOf(given, narrowedAt(on('05-01'), { services: { DSN: 'sign', DSIJ: 'consult' } }), NOW),
    ).toBeUndefined();
    expect(lossOf(given, narrowedAt(on('05-01'), { until: on('11-01') }), NOW)).toBeUndefined();
  });

  it('is everything once the mandate is over', () => {
    const { services } = given;
    expect(lossOf(given, endedAt(on('05-01')), NOW)).toEqual({ services, establishments: 'all' });
    expect(lossOf(given, narrowedAt(on('05-01'), { services: { DPAE: 'sign' } }), NOW)).toEqual({
      services,
      establishments: 'all',
    });
  });

  it('is exactly what the mandate no longer says', () => {
    const lower = { services: { DSN: 'declare' } as const, until: on('09-01') };
    expect(lossOf(given, narrowedAt(on('05-01'), lower), NOW)).toEqual({
      services: { DSN: 'sign', DSIJ: 'consult' },
      establishments: [],
      until: on('09-01'),
    });
    const fewer = narrowedAt(on('05-01'), { establishments: [TOWN_HALL] });
    expect(lossOf(listed, fewer, NOW)).toEqual({ services: {}, establishments: [SCHOOL] });
    expect(lossOf(mandatedGrant(), fewer, NOW)).toEqual({ services: {}, establishments: 'others' });
  });
});

describe('the note at the mandator', () => {
  const person = { siren: SIREN, personId: NADIA, holder: cardOf().holder };
  const note = (before: ReturnType<typeof cardOf> | undefined, given = [mandatedGrant()]) =>
    noteMandates(before, person, { mandatary: MANDATARY, given, ended: [] });

  it('makes nobody a member', () => {
    expect(note(undefined).after).toMatchObject({ timeline: [], grants: [], actsUnder: [MANDATE_ID] });
  });

  it('is made once per mandate, and leaves the card otherwise unchanged', () => {
    const card = cardOf({ grants: [grantOf()] });
    const noted = note(card).after;
    expect(noted).toEqual({ ...card, actsUnder: [MANDATE_ID] });
    expect(note(noted).after).toEqual(noted);
  });

  it('names the grants to the mandator, and no people', () => {
    const { event } = note(undefined);
    expect(event).toMatchObject({
      type: 'mandate.grants-changed',
      data: { mandatary: MANDATARY, given: [{ mandate: MANDATE_ID, services: { DSN: 'sign' } }], ended: [] },
    });
    expect(JSON.stringify(event)).not.toContain('Nadia');
  });

  it('stays when the person is invited or appointed there', () => {
    const terms = { id: 'i', email: 'nadia@mairie.example', invitedBy: MARIE, grants: [], now: NOW };
    expect(invite(notedCard(), person, terms).after.actsUnder).toEqual([MANDATE_ID]);
    expect(appoint(notedCard(), person, NOW)?.after.actsUnder).toEqual([MANDATE_ID]);
  });
});
