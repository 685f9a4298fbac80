import { describe, expect, it } from 'vitest';
import { type AccessCard, isInsider, type MemberStatus } from '../../../shared/domain/access/access-card.ts';
import { addDays, toInstant } from '../../../shared/domain/instants.ts';

const NOW = toInstant('2026-11-27T10:00:00Z');

/** A card that entered each status that many days ago. */
const cardOf = (...stages: [MemberStatus, number][]): Pick<AccessCard, 'timeline'> => ({
  timeline: stages.map(([status, days]) => ({ status, role: 'declarant', from: addDays(NOW, -days) })),
});

describe('an agent of support is too near to decide for an organisation', () => {
  it.each([
    ['as its member', cardOf(['invited', 20], ['active', 10])],
    ['while suspended there', cardOf(['active', 900], ['suspended', 800])],
    ['while an invitation waits for them', cardOf(['invited', 1])],
    ['364 days after leaving', cardOf(['active', 900], ['ended', 364])],
    [
      '364 days after leaving, whatever invitation they refused since',
      cardOf(['active', 900], ['ended', 364], ['invited', 3], ['ended', 2]),
    ],
  ])('%s', (_when, card) => {
    expect(isInsider(card, NOW)).toBe(true);
  });
});

describe('an agent of support may decide for an organisation', () => {
  it.each([
    ['that they have nothing to do with', undefined],
    ['whose card only notes mandates', cardOf()],
    ['that they left 366 days ago', cardOf(['active', 900], ['ended', 366])],
    [
      'whose invitation they refused: nobody is kept away by inviting them',
      cardOf(['invited', 3], ['ended', 2]),
    ],
  ])('%s', (_which, card) => {
    expect(isInsider(card, NOW)).toBe(false);
  });
});
