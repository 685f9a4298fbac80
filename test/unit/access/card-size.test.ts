import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AccessCard } from '../../../shared/domain/access/access-card.ts';
import type { CardChange } from '../../../shared/domain/access/card-change.ts';
import { fitCard, MAX_GRANTS } from '../../../shared/domain/access/card-size.ts';
import type { Grant } from '../../../shared/domain/access/grant.ts';
import { giveGrant } from '../../../shared/domain/access/granting.ts';
import { endAccess, reactivate, suspend } from '../../../shared/domain/access/membership.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { addMilliseconds } from '../../../shared/domain/instants.ts';
import {
  cardOf,
  grantId,
  grantOf,
  on,
  rankedGrantId,
  refusalOf,
  stage,
  TOWN_HALL,
} from '../../support/access/cards.ts';

const NOW = on('06-01');
const MAX_BYTES = 390_000;
/** About 17 bytes per establishment. */
const grantOn = (places: number, rest: Partial<Grant> = {}): Grant => ({
  ...grantOf(rest),
  establishments: Array<typeof TOWN_HALL>(places).fill(TOWN_HALL),
});
const ended = grantOn(150, { id: grantId(1), endedAt: on('05-01') });
const expired = grantOn(150, { id: grantId(2), until: NOW });
const upcoming = grantOn(100, { id: grantId(3), from: on('07-01') });
const current = grantOn(150, { until: on('12-31') });
const fit = (card: AccessCard) => fitCard(card, card, NOW);

test('a card within a unit stays whole', () => {
  const card = cardOf({ grants: [grantOn(30), grantOn(100, { id: grantId(1), endedAt: on('05-01') })] });
  expect(fit(card)).toEqual({ card });
});

test('a larger one sheds what has ended, notes when, and leaves beside it what it was', () => {
  const card = cardOf({ grants: [ended, current, expired, upcoming], expiryTold: { expired: NOW } });
  expect(fit(card)).toEqual({
    card: { ...card, grants: [current, upcoming], historyBefore: NOW },
    archived: { grants: card.grants, timeline: card.timeline },
  });
});

test('the latest that have ended stay, as long as the card is light', () => {
  const rank = (id: number) =>
    grantOn(20, { id: rankedGrantId(id), endedAt: on(`05-${String(id).padStart(2, '0')}`) });
  const ranks = Array.from({ length: 8 }, (_, index) => rank(28 - index));
  const fitted = fit(cardOf({ grants: ranks }));
  expect(fitted.card.grants).toEqual(ranks.slice(0, fitted.card.grants.length));
  expect(fitted.card.grants.length).toBeGreaterThan(0);
  expect(fitted.archived?.grants).toEqual(ranks);
});

test('a little that has ended stays beside much that lasts, which would be copied with it', () => {
  const [much, little] = [grantOn(1_500), grantOn(100, { id: grantId(2), endedAt: on('05-01') })];
  expect(fit(cardOf({ grants: [much, little] })).archived).toBeUndefined();
});

test('a clock that is behind does not take back from when on the card answers alone', () => {
  const card = cardOf({ grants: [ended, grantOn(100, { id: grantId(4), endedAt: on('05-02') })] });
  const { card: fitted, archived } = fit({ ...card, historyBefore: on('06-02') });
  expect([fitted.historyBefore, archived?.since]).toEqual([on('06-02'), on('06-02')]);
});

test('a larger one sheds its oldest stages, and keeps the fifty latest', () => {
  const timeline = Array.from({ length: 120 }, (_, rank) =>
    stage(addMilliseconds(on('01-01'), rank), rank % 2 === 0 ? 'active' : 'suspended'),
  );
  const fitted = fit(cardOf({ grants: [current], timeline }));
  expect(fitted.archived?.timeline).toEqual(timeline);
  expect(fitted.card).toMatchObject({ timeline: timeline.slice(70), historyBefore: NOW });
});

test('a stage stays until one that follows it has begun', () => {
  const timeline = Array.from({ length: 100 }, (_, rank) =>
    stage(on(rank < 40 ? '05-01' : '06-02'), 'active'),
  );
  expect(fit(cardOf({ grants: [], timeline })).card.timeline).toEqual(timeline.slice(39));
});

test('a grant that has run out stays until its people were notified, as long as there is room', () => {
  const card = cardOf({ grants: [ended, current, expired] });
  expect(fit(card)).toMatchObject({ card: { grants: [current, expired] } });
  const large = grantOn(400, { id: grantId(2), until: NOW });
  const full = cardOf({
    grants: [grantOn(4_000, { until: on('12-31') }), grantOn(18_800, { id: grantId(4) }), large],
  });
  expect(fit(full).card.grants).not.toContain(large);
  const over = cardOf({ grants: [current, expired], timeline: [stage(on('05-01'), 'ended')] });
  expect(fit(over).card.grants).toEqual([current]);
});

test('a larger one with nothing to shed stays as it is', () => {
  const card = cardOf({ grants: [current], historyBefore: on('05-01') });
  expect(fit(card)).toEqual({ card });
});

test('more than a card takes is refused when it is given, with how many there would be', () => {
  const many = Array.from({ length: MAX_GRANTS }, (_, rank) => grantOf({ id: rankedGrantId(rank) }));
  const one = cardOf({ grants: many });
  const more = { ...one, grants: [...many, grantOf({ id: rankedGrantId(MAX_GRANTS) })] };
  expect(() => fitCard(one, one, NOW)).not.toThrow();
  expect(() => fitCard(one, more, NOW)).toThrow(
    new DomainError({ code: 'card-full', facts: { count: MAX_GRANTS + 1, max: MAX_GRANTS } }),
  );
  expect(refusalOf(() => fitCard(cardOf(), cardOf({ grants: [grantOn(16_000)] }), NOW))).toBe('card-full');
});

test('notes of mandates are bounded like grants', () => {
  const actsUnder = Array.from({ length: 6_000 }, (_, rank) => `219200235-219200243-${rankedGrantId(rank)}`);
  const noted = { ...cardOf(), actsUnder } as AccessCard;
  expect(refusalOf(() => fitCard(cardOf(), noted, NOW))).toBe('card-full');
});

/** The commands of a sequence; `give` names how many establishments the grant is on. */
const command = fc.oneof(
  fc.record({ kind: fc.constant('give' as const), places: fc.integer({ min: 1, max: 2_000 }) }),
  fc.record({ kind: fc.constant('many' as const), count: fc.integer({ min: 1, max: 400 }) }),
  fc.record({ kind: fc.constantFrom('suspend' as const, 'reactivate' as const), times: fc.nat(30) }),
);

type Command = typeof command extends fc.Arbitrary<infer T> ? T : never;

const store = (change: CardChange): AccessCard => {
  const { card, archived } = fitCard(change.before, change.after, NOW);
  expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(MAX_BYTES);
  expect(Buffer.byteLength(JSON.stringify(archived ?? {}))).toBeLessThan(MAX_BYTES + 150_000);
  return card;
};

test('whatever was given, a suspension, a reactivation and an end succeed', () => {
  let rank = 0;
  const isOpen = (card: AccessCard, status: string) => card.timeline.at(-1)?.status === status;
  const tryTo = (card: AccessCard, change: (card: AccessCard) => CardChange): AccessCard => {
    try {
      return store(change(card));
    } catch (error) {
      expect(error).toMatchObject({ code: 'card-full' });
      return card;
    }
  };
  const play = (card: AccessCard, step: Command): AccessCard => {
    rank += 1;
    const at = { id: rankedGrantId(rank), givenAt: NOW, from: NOW };
    if (step.kind === 'give') return tryTo(card, (it) => giveGrant(it, grantOn(step.places, at), NOW));
    if (step.kind === 'many') {
      const grants = Array.from({ length: step.count }, (_, more) =>
        grantOf({ ...at, id: rankedGrantId(rank + more + 1) }),
      );
      rank += step.count;
      return tryTo(card, (it) => ({
        ...giveGrant(it, grantOf(at), NOW),
        after: { ...it, grants: [...it.grants, ...grants] },
      }));
    }
    let after = card;
    for (let time = 0; time < step.times; time += 1) {
      after = store(isOpen(after, 'active') ? suspend(after, NOW, 'Congé.') : reactivate(after, NOW));
    }
    return after;
  };
  fc.assert(
    fc.property(fc.array(command, { maxLength: 25 }), (steps) => {
      let card = steps.reduce(play, cardOf());
      card = isOpen(card, 'suspended') ? store(reactivate(card, NOW)) : card;
      card = store(suspend(card, NOW, 'Congé.'));
      card = store(reactivate(card, NOW));
      expect(store(endAccess(card, NOW, 'Départ.')).timeline.at(-1)?.status).toBe('ended');
    }),
    { numRuns: 60 },
  );
});
