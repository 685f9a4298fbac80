import { expect, test } from 'vitest';
import { fitCard } from '../../../shared/domain/access/card-size.ts';
import type { Grant } from '../../../shared/domain/access/grant.ts';
import { cardOf, grantId, grantOf, on, refusalOf, stage, TOWN_HALL } from '../../support/access/cards.ts';

const NOW = on('06-01');
/** About 17 bytes per establishment. */
const grantOn = (places: number, rest: Partial<Grant> = {}): Grant => ({
  ...grantOf(rest),
  establishments: Array<typeof TOWN_HALL>(places).fill(TOWN_HALL),
});
const ended = grantOn(100, { id: grantId(1), endedAt: on('05-01') });
const expired = grantOn(100, { id: grantId(2), until: NOW });
const upcoming = grantOn(100, { id: grantId(3), from: on('07-01') });
const current = grantOn(4_000, { until: on('12-31') });

test('a card within 64 KB stays whole', () => {
  const card = cardOf({ grants: [grantOn(3_000), ended, expired] });
  expect(fitCard(card, NOW)).toEqual({ card, archived: [] });
});

test('a larger one sheds what has ended, and notes when', () => {
  const card = cardOf({ grants: [ended, current, expired, upcoming], expiryTold: { expired: NOW } });
  expect(fitCard(card, NOW)).toEqual({
    card: { ...card, grants: [current, upcoming], historyBefore: NOW },
    archived: [ended, expired],
  });
});

test('a grant that has run out stays until its people were notified, as long as there is room', () => {
  const card = cardOf({ grants: [ended, current, expired] });
  expect(fitCard(card, NOW)).toMatchObject({ card: { grants: [current, expired] }, archived: [ended] });
  const large = grantOn(400, { id: grantId(2), until: NOW });
  const full = cardOf({ grants: [current, grantOn(18_800, { id: grantId(4) }), large] });
  expect(fitCard(full, NOW).archived).toEqual([large]);
  const over = cardOf({ grants: [current, expired], timeline: [stage(on('05-01'), 'ended')] });
  expect(fitCard(over, NOW).archived).toEqual([expired]);
});

test('a larger one with nothing to shed stays as it is', () => {
  const card = cardOf({ grants: [current], historyBefore: on('05-01') });
  expect(fitCard(card, NOW)).toEqual({ card, archived: [] });
});

test('current grants that no item can hold are refused', () => {
  expect(refusalOf(() => fitCard(cardOf({ grants: [grantOn(24_000)] }), NOW))).toBe('card-full');
});
