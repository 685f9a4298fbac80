import { describe, expect, it, test } from 'vitest';
import { FIRST_HASH } from '../../../shared/domain/events.ts';
import { addYear, type Instant, toInstant } from '../../../shared/domain/instants.ts';
import { confirm, correct, expectedPerson, register } from '../../../shared/domain/people/person.ts';
import { confirmFreshness, isStaleAt, profileStatus } from '../../../shared/domain/people/profile.ts';
import { NADIA, on } from '../../support/access/cards.ts';

const CONFIRMED = on('06-01');
const DUE = toInstant('2027-06-01T12:00:00Z');
const at = (text: string): Instant => toInstant(text);

describe('a confirmation', () => {
  it('holds for a year', () => {
    expect(confirmFreshness([], CONFIRMED)).toEqual([{ from: CONFIRMED, until: DUE }]);
    expect(Date.parse(DUE) - Date.parse(CONFIRMED)).toBe(365 * 86_400_000);
  });

  it('in time prolongs the period; too late it begins another, and the gap stays', () => {
    const first = confirmFreshness([], CONFIRMED);
    const prolonged = confirmFreshness(first, at('2027-05-31T12:00:00Z'));
    expect(prolonged).toEqual([{ from: CONFIRMED, until: at('2028-05-31T12:00:00Z') }]);
    expect(confirmFreshness(first, DUE)).toEqual([...first, { from: DUE, until: addYear(DUE) }]);
    const late = confirmFreshness(first, at('2027-08-01T12:00:00Z'));
    expect(isStaleAt(late, at('2027-07-01T12:00:00Z'))).toBe(true);
    expect(isStaleAt(late, at('2027-09-01T12:00:00Z'))).toBe(false);
  });
});

test.each([
  ['2027-05-02T11:59:59.999Z', 'confirmed', false],
  ['2027-05-02T12:00:00.000Z', 'due-soon', false],
  ['2027-06-01T11:59:59.999Z', 'due-soon', false],
  ['2027-06-01T12:00:00.000Z', 'stale', true],
])('at %s a profile due on 1 June 2027 is %s', (instant, status, stale) => {
  expect(profileStatus(DUE, at(instant))).toBe(status);
  expect(isStaleAt(confirmFreshness([], CONFIRMED), at(instant))).toBe(stale);
});

test('a profile never confirmed is stale', () => {
  expect(isStaleAt([], CONFIRMED)).toBe(true);
});

test('a confirmation of 29 February is due on 1 March of the next year', () => {
  expect(addYear(at('2028-02-29T08:00:00Z'))).toBe('2029-03-01T08:00:00.000Z');
});

describe('a person', () => {
  const details = { email: 'nadia@mairie.example', familyName: 'Roux', givenName: 'Nadia' };
  const expected = expectedPerson(NADIA, details, FIRST_HASH);
  const known = register(expected, { ...details, familyName: 'Leroux', at: CONFIRMED });

  it('is only expected until the first login, which confirms the details that come with it', () => {
    expect(expected).not.toHaveProperty('registeredAt');
    expect(known).toMatchObject({ familyName: 'Leroux', registeredAt: CONFIRMED, confirmedAt: CONFIRMED });
  });

  it('confirms without changing anything else', () => {
    const later = on('07-01');
    expect({ ...confirm(known, later), confirmedAt: 0, freshness: 0 }).toEqual({
      ...known,
      confirmedAt: 0,
      freshness: 0,
    });
  });

  it('corrects what is named, which confirms the rest', () => {
    const corrected = correct(known, { phone: '+33 1 00 00 00 00' }, on('07-01'));
    expect(corrected).toMatchObject({
      familyName: 'Leroux',
      phone: '+33 1 00 00 00 00',
      confirmedAt: on('07-01'),
    });
    expect(correct(corrected, { givenName: 'Nadège' }, on('07-02'))).toMatchObject({
      givenName: 'Nadège',
      phone: '+33 1 00 00 00 00',
    });
    expect(correct(corrected, { phone: null }, on('07-02'))).not.toHaveProperty('phone');
  });
});
