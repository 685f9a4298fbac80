import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AccessCard } from '../../../shared/domain/access/access-card.ts';
import {
  nextExpiry,
  recordGrantExpiry,
  recordInvitationExpiry,
} from '../../../shared/domain/access/expiry.ts';
import { invite } from '../../../shared/domain/access/invitation.ts';
import { endAccess } from '../../../shared/domain/access/membership.ts';
import { addDays, type Instant } from '../../../shared/domain/instants.ts';
import { cardOf, grantId, grantOf, MARIE, NADIA, on, SIREN, stage } from '../../support/access/cards.ts';

const END = on('09-01');
const alone = (now: Instant) => ({ isLastAdministrator: false, now });

/**
 * What a job records when it looks at the card on these days, counted from `origin`, until it has no more to record
 * on each.
 */
const saidAt = (card: AccessCard, origin: Instant, days: readonly number[]) => {
  const said: string[] = [];
  let current = card;
  for (const day of days) {
    const now = addDays(origin, day);
    for (;;) {
      const due = nextExpiry(current);
      if (due === undefined || due.at > now) break;
      const change =
        due.of === 'invitation'
          ? recordInvitationExpiry(current, now)
          : recordGrantExpiry(current, alone(now));
      if (change === undefined) throw new Error('due, and nothing to record');
      said.push(
        `${day} ${change.event.type} ${(change.event.data.grants as string[] | undefined)?.length ?? ''}`.trim(),
      );
      current = change.after;
    }
  }
  return { said, card: current };
};
const everyDay = Array.from({ length: 120 }, (_, day) => day - 60);

describe('a grant that runs out', () => {
  it('leads to notices 30 and 7 days before, and after', () => {
    const card = cardOf({ grants: [grantOf({ until: END })] });
    expect(saidAt(card, END, everyDay).said).toEqual([
      '-30 grant.expiring 1',
      '-7 grant.expiring 1',
      '0 grant.expired 1',
    ]);
  });

  it('shares a notice with others that run out with it, and comes after one that has run out at that moment', () => {
    const grants = [
      grantOf({ id: grantId(1), until: END }),
      grantOf({ id: grantId(2), until: END }),
      grantOf({ id: grantId(3), until: addDays(END, 7) }),
    ];
    const { said } = saidAt(cardOf({ grants }), END, everyDay);
    expect(said).toEqual([
      '-30 grant.expiring 2',
      '-23 grant.expiring 1',
      '-7 grant.expiring 2',
      '0 grant.expired 2',
      '0 grant.expiring 1',
      '7 grant.expired 1',
    ]);
  });

  it('leads to notices only from when it was given, and to none when it was ended or has no end', () => {
    const short = grantOf({ givenAt: addDays(END, -5), from: addDays(END, -5), until: END });
    expect(saidAt(cardOf({ grants: [short] }), END, everyDay).said).toEqual(['0 grant.expired 1']);
    const ended = grantOf({ until: END, endedAt: addDays(END, -40) });
    expect(nextExpiry(cardOf({ grants: [ended, grantOf()] }))).toBeUndefined();
  });

  it('leads to one notice, in words that are true by then, when the job comes late', () => {
    const card = cardOf({ grants: [grantOf({ until: END })] });
    expect(saidAt(card, END, [-3, 20, 40]).said).toEqual(['-3 grant.expiring 1', '20 grant.expired 1']);
    expect(saidAt(card, END, [20]).said).toEqual(['20 grant.expired 1']);
  });

  it('is nobody’s concern once the access has ended', () => {
    const card = cardOf({ grants: [grantOf({ until: END })] });
    expect(nextExpiry(endAccess(card, addDays(END, -20)).after)).toBeUndefined();
  });

  it('is notified to support when nobody else administers the organisation', () => {
    const card = cardOf({ grants: [grantOf({ until: END })] });
    const now = addDays(END, -30);
    expect(recordGrantExpiry(card, { isLastAdministrator: true, now })?.event.data).toMatchObject({
      lastAdministrator: true,
    });
    expect(recordGrantExpiry(card, alone(now))?.event.data).not.toHaveProperty('lastAdministrator');
  });
});

describe('an invitation', () => {
  const at = on('06-01');
  const invited = invite(
    undefined,
    { siren: SIREN, personId: NADIA, holder: cardOf().holder },
    {
      id: 'i',
      email: 'n@mairie.example',
      invitedBy: MARIE,
      grants: [grantOf({ until: on('06-20') })],
      now: at,
    },
  ).after;

  it('leads to notices 7 days before it lapses, and after; its grants lead to none before it is accepted', () => {
    const { said, card } = saidAt(invited, at, everyDay);
    expect(said).toEqual(['23 invitation.expiring', '30 invitation.expired']);
    const again = invite(card, invited, {
      ...{ id: 'j', email: 'n@mairie.example', invitedBy: MARIE, grants: [], now: on('08-01') },
    }).after;
    expect(saidAt(again, on('08-01'), everyDay).said).toEqual(said);
  });

  it('leads to no more notices once it is answered', () => {
    const accepted = {
      ...invited,
      timeline: [...invited.timeline, stage(on('06-02'), 'active')],
      grants: [],
    };
    expect(nextExpiry(accepted)).toBeUndefined();
    expect(recordInvitationExpiry(accepted, on('08-01'))).toBeUndefined();
  });
});

it('every due notice is sent, and none for ever', () => {
  const days = fc.integer({ min: -50, max: 50 });
  const grants = fc.array(
    fc.record({ given: fc.integer({ min: -100, max: 40 }), until: days, ended: fc.boolean() }),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(grants, fc.array(days, { minLength: 1, maxLength: 12 }), (given, runs) => {
      const card = cardOf({
        grants: given
          .filter((each) => each.until > each.given)
          .map((each, index) =>
            grantOf({
              id: grantId(index),
              givenAt: addDays(END, each.given),
              from: addDays(END, each.given),
              until: addDays(END, each.until),
              ...(each.ended && { endedAt: addDays(END, each.given) }),
            }),
          ),
      });
      const { said, card: after } = saidAt(
        card,
        END,
        runs.toSorted((a, b) => a - b),
      );
      const expired = said.filter((each) => each.includes('expired'));
      expect(said.length).toBeLessThanOrEqual(3 * card.grants.length);
      const over = card.grants.filter(
        ({ until = '', endedAt }) => !endedAt && until <= addDays(END, Math.max(...runs)),
      );
      const count = expired.reduce((sum, each) => sum + Number(each.split(' ').at(-1)), 0);
      expect(count).toBe(over.length);
      const last = addDays(END, Math.max(...runs));
      expect(nextExpiry(after)?.at ?? '9').toSatisfy((at: string) => at > last);
    }),
  );
});
