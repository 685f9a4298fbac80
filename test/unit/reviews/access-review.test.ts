import { describe, expect, it, test } from 'vitest';
import type { AccessCard, Stage } from '../../../shared/domain/access/access-card.ts';
import { endAccess } from '../../../shared/domain/access/membership.ts';
import { FIRST_HASH } from '../../../shared/domain/events.ts';
import {
  type PersonId,
  personIdSchema,
  reviewIdSchema,
  sirenSchema,
} from '../../../shared/domain/identifiers.ts';
import { addDays, addYear, type Instant, toInstant } from '../../../shared/domain/instants.ts';
import {
  type AccessReview,
  accessReviewSchema,
  calendarAfter,
  nextReviewMoment,
} from '../../../shared/domain/reviews/access-review.ts';
import {
  confirmCard,
  hashMarks,
  ofReview,
  standingOf,
  suspendUnreviewed,
  suspensionOrder,
} from '../../../shared/domain/reviews/review-card.ts';
import {
  advanceReview,
  isOverdue,
  lapseReview,
  openReview,
  signedReview,
  suspensionMoment,
} from '../../../shared/domain/reviews/review-steps.ts';
import { cardOf } from '../../support/access/cards.ts';

const OPENED = toInstant('2027-03-01T08:00:00Z');
const on = (day: number): Instant => addDays(OPENED, day);
const id = reviewIdSchema.parse('01J9ZK00000000000000000005');
const siren = sirenSchema.parse('219200235');
const ANA = personIdSchema.parse('01J9ZK00000000000000000001');
const BO = personIdSchema.parse('01J9ZK00000000000000000002');

const open = openReview({ id, siren, firstHash: FIRST_HASH }, OPENED).after;
const at = (review: AccessReview, day: number): AccessReview =>
  advanceReview(review, on(day))?.after ?? review;
const ended = at(open, 30);

describe('a campaign', () => {
  it('lasts 30 days, reminds once 14 days before its end, and ends once', () => {
    const recorded = Array.from({ length: 40 }, (_, day) => day).reduce<{
      review: AccessReview;
      recorded: string[];
    }>(
      ({ review, recorded }, day) => {
        const step = advanceReview(review, on(day));
        return step === undefined
          ? { review, recorded }
          : { review: step.after, recorded: [...recorded, `${step.event.type} ${day}`] };
      },
      { review: open, recorded: [] },
    ).recorded;
    expect(recorded).toEqual(['access-review.reminded 16', 'access-review.ended 30']);
  });

  it('ends without a reminder when nobody was reminded in time', () => {
    expect(advanceReview(open, on(31))?.event.type).toBe('access-review.ended');
  });

  it('suspends nothing before 60 days after its end, counted from when the end was recorded', () => {
    expect(suspensionMoment(open)).toBe(on(90));
    expect([isOverdue(ended, on(89)), isOverdue(ended, on(90))]).toEqual([false, true]);
    const late = at(open, 35);
    expect([isOverdue(late, on(94)), isOverdue(late, on(95))]).toEqual([false, true]);
    expect(isOverdue(open, on(200))).toBe(false);
  });

  it('can be stored in every state', () => {
    const signed = signedReview(open, { by: ANA, marksHash: 'x', left: [] }, on(3)).after;
    const lapsed = lapseReview(ended, { suspended: 2, kept: ANA }, on(90)).after;
    for (const each of [open, at(open, 16), ended, signed, lapsed]) {
      expect(accessReviewSchema.parse(each)).toEqual(each);
    }
  });

  it('has a place in the calendar at its next moment, and leaves it to next year’s when it is closed', () => {
    const moments = [open, at(open, 16), ended].map((review) => calendarAfter(undefined, review));
    expect(moments.map(nextReviewMoment)).toEqual([on(16), on(30), on(90)]);
    expect(moments.map((calendar) => calendar.open?.answerBy)).toEqual([on(30), on(30), on(90)]);
    const signed = signedReview(open, { by: ANA, marksHash: 'x', left: [] }, on(3)).after;
    expect(calendarAfter(moments[0], signed)).toMatchObject({ opensAt: addYear(OPENED), version: 2 });
    expect(calendarAfter(moments[0], signed).open).toBeUndefined();
  });
});

describe('a signature', () => {
  const thrownBy = (review: AccessReview, left = [ANA, BO]) => {
    try {
      signedReview(review, { by: ANA, marksHash: 'x', left }, on(3));
      return undefined;
    } catch (error) {
      return error;
    }
  };

  it('is refused as long as cards are left, and names them', () => {
    expect(thrownBy(open)).toMatchObject({
      code: 'review-incomplete',
      refusal: { facts: { count: 2, review: open.id } },
      faults: [ANA, BO].map((person) => ({ code: 'card-not-reviewed', facts: { person } })),
    });
  });

  it('is given once, and never for a lapsed review', () => {
    const signed = signedReview(open, { by: ANA, marksHash: 'x', left: [] }, on(3)).after;
    const lapsed = lapseReview(ended, { suspended: 0, kept: undefined }, on(90)).after;
    expect([thrownBy(signed, []), thrownBy(lapsed, [])]).toMatchObject([
      { code: 'review-closed' },
      { code: 'review-closed' },
    ]);
  });

  it('covers exactly the decisions, in any order of reading', () => {
    const by = { type: 'person', id: ANA } as const;
    const mark = { review: id, personId: ANA, decision: 'confirm', by, at: on(1), eventHash: 'a' } as const;
    const other = { ...mark, personId: BO };
    expect(hashMarks([mark, other])).toBe(hashMarks([other, mark]));
    const differing = [
      [{ ...mark, decision: 'end' } as const, other],
      [mark],
      [{ ...mark, eventHash: 'b' }, other],
    ];
    for (const marks of differing) expect(hashMarks(marks)).not.toBe(hashMarks([mark, other]));
  });
});

const stages = (...timeline: [day: number, status: Stage['status']][]): AccessCard => ({
  ...cardOf({}),
  timeline: timeline.map(([day, status]) => ({ from: on(day), status, role: 'declarant' })),
});

describe('a card', () => {
  test.each([
    ['active since before', stages([-9, 'active']), 'outstanding'],
    ['suspended since before', stages([-9, 'active'], [-3, 'suspended']), 'outstanding'],
    ['suspended meanwhile', stages([-9, 'active'], [3, 'suspended']), 'outstanding'],
    ['ended meanwhile', stages([-9, 'active'], [3, 'ended']), 'left'],
    ['ended meanwhile, and a member again', stages([-9, 'active'], [3, 'ended'], [4, 'active']), 'left'],
    ['ended before', stages([-9, 'active'], [-3, 'ended']), undefined],
    ['invited when it opened', stages([-1, 'invited'], [3, 'active']), undefined],
    ['of a newcomer', stages([1, 'active']), undefined],
  ])('%s has its standing in the review', (_, card, standing) => {
    expect(standingOf(card, open, undefined)).toBe(standing);
  });

  it('that is confirmed stays as it is, and its event names the review', () => {
    const card = stages([-9, 'active']);
    const change = ofReview(confirmCard(card, undefined), id);
    expect(change).toEqual({
      before: card,
      after: card,
      event: { type: 'access.confirmed', data: { review: id } },
    });
  });

  it('that is ended ends, for the given reason', () => {
    const change = ofReview(endAccess(stages([-9, 'active']), on(2), 'Parti.'), id);
    expect(change.after.timeline.at(-1)).toMatchObject({ from: on(2), status: 'ended' });
    expect(change.event).toMatchObject({ type: 'member.ended', reason: 'Parti.', data: { review: id } });
  });

  it('that nobody reviewed is suspended, unless it already is', () => {
    const change = suspendUnreviewed(stages([-9, 'active']), id, on(90));
    expect(change?.after.timeline.at(-1)).toMatchObject({ status: 'suspended' });
    expect(suspendUnreviewed(stages([-9, 'active'], [1, 'suspended']), id, on(90))).toBeUndefined();
  });

  it('is suspended last if its holder took part in the review, then if they have administered longest', () => {
    const administrator = (day: number, personId: PersonId): AccessCard => ({
      ...cardOf({ personId }),
      timeline: [{ from: on(day), status: 'active', role: 'administrator' }],
    });
    const [first, second, declarant] = [
      administrator(-9, ANA),
      administrator(-5, BO),
      stages([-99, 'active']),
    ];
    expect(suspensionOrder([first, declarant, second], [])).toEqual([declarant, second, first]);
    const by = (card: AccessCard) => ({ by: { type: 'person', id: card.personId } as const });
    const cards = [first, declarant, second];
    expect(suspensionOrder(cards, [by(second)])).toEqual([declarant, first, second]);
    expect(suspensionOrder(cards, [by(second), by(first), by(declarant)])).toEqual([
      declarant,
      second,
      first,
    ]);
  });
});
