import { describe, expect, it, test } from 'vitest';
import { type AccessCard, stageAt } from '../../../shared/domain/access/access-card.ts';
import { accept, invite, refuse, takeOver } from '../../../shared/domain/access/invitation.ts';
import { decide } from '../../../shared/domain/decisions/decide.ts';
import { addDays, type Instant, instantOf } from '../../../shared/domain/instants.ts';
import { normaliseEmail } from '../../../shared/domain/people/address.ts';
import type { Holder } from '../../../shared/domain/people/holder.ts';
import {
  cardOf,
  grantId,
  grantOf,
  MARIE,
  NADIA,
  on,
  refusalOf,
  SIREN,
  stage,
  TOWN_HALL,
} from '../../support/access/cards.ts';

const SENT = on('05-01');
const LAPSES = addDays(SENT, 30);
const ID = `${SIREN}-1`;
const holder: Holder = { ...cardOf().holder, version: 1 };
const invitee = { siren: SIREN, personId: NADIA, holder };

const given = grantOf({ from: SENT, givenAt: SENT });
const send = (before?: AccessCard, now = SENT, grants = [given]) =>
  invite(before, invitee, { id: ID, email: holder.email, invitedBy: MARIE, grants, now });
const waiting = send().after;
const statusAt = (card: AccessCard, now: Instant) => stageAt(card, now)?.status;
const justBefore = (instant: Instant): Instant => instantOf(Date.parse(instant) - 1);
const maySign = (card: AccessCard, instant: Instant): boolean =>
  decide(
    { right: 'declare', siret: TOWN_HALL, service: 'DSN', instant },
    { card, establishment: { closures: [] } },
  ).decision;

describe('an invitation', () => {
  it('makes a card that waits, with its grants', () => {
    expect(waiting).toMatchObject({ grants: [given], invitation: { id: ID, expiresAt: LAPSES } });
    expect(send().event).toMatchObject({
      type: 'member.invited',
      data: { invitation: ID, grants: [given.id] },
    });
  });

  it('holds for thirty days to the millisecond', () => {
    expect(statusAt(waiting, justBefore(LAPSES))).toBe('invited');
    expect(statusAt(waiting, LAPSES)).toBe('ended');
    expect(statusAt(accept(waiting, ID, holder, justBefore(LAPSES)).after, LAPSES)).toBe('active');
    expect(refusalOf(() => accept(waiting, ID, holder, LAPSES))).toBe('invitation-expired');
    expect(refusalOf(() => refuse(waiting, ID, LAPSES))).toBe('invitation-expired');
  });

  it('does not give back what an earlier, lapsed one would have given', () => {
    const again = send(waiting, on('07-01'), []).after;
    const accepted = accept(again, ID, holder, on('07-02')).after;
    expect(accepted.grants).toEqual([{ ...given, endedAt: on('07-01') }]);
    expect(maySign(accepted, on('07-03'))).toBe(false);
  });

  it('ends its grants when it is refused', () => {
    const refused = refuse(waiting, ID, on('05-02'));
    expect(refused.after.grants).toEqual([{ ...given, endedAt: on('05-02') }]);
    expect(statusAt(refused.after, on('05-02'))).toBe('ended');
  });
});

const accepted = accept(waiting, ID, holder, on('05-02')).after;
const refused = refuse(waiting, ID, on('05-02')).after;
test.each([
  ['inviting a member', () => send(accepted, on('05-03')), 'already-member'],
  [
    'inviting a suspended member',
    () => send(cardOf({ timeline: [stage(on('01-01'), 'suspended')] })),
    'already-member',
  ],
  ['inviting twice', () => send(waiting, on('05-03')), 'already-invited'],
  ['accepting twice', () => accept(accepted, ID, holder, on('05-03')), 'invitation-closed'],
  ['refusing what was accepted', () => refuse(accepted, ID, on('05-03')), 'invitation-closed'],
  ['accepting what was refused', () => accept(refused, ID, holder, on('05-03')), 'invitation-closed'],
  ['accepting another invitation', () => accept(waiting, `${SIREN}-2`, holder, SENT), 'not-found'],
])('%s is refused', (_, act, code) => {
  expect(refusalOf(act)).toBe(code);
});

describe('an invitation accepted with another account', () => {
  const NOW = on('05-10');
  const marie = { siren: SIREN, personId: MARIE, holder };
  const take = (own?: AccessCard, card = waiting) => takeOver(card, own, marie, { id: ID, now: NOW });

  it('ends on the card where it waited, and its grants hold on the other one from now on', () => {
    const [left, taken] = take();
    expect(statusAt(left.after, NOW)).toBe('ended');
    expect(left.after.grants).toEqual([{ ...given, endedAt: NOW }]);
    expect(taken.after).toMatchObject({ personId: MARIE, grants: [{ ...given, givenAt: NOW }] });
    expect(maySign(taken.after, NOW)).toBe(true);
    expect(maySign(taken.after, justBefore(NOW))).toBe(false);
  });

  it('passes on no grant that has stopped meanwhile', () => {
    const stopped = [grantOf({ endedAt: on('05-02') }), grantOf({ until: on('05-03') })];
    expect(take(undefined, { ...waiting, grants: stopped })[1].after.grants).toEqual([]);
  });

  it('does not bring back the grants of the person’s own lapsed invitation', () => {
    const own = cardOf({
      personId: MARIE,
      timeline: [{ ...stage(on('03-01'), 'invited'), expiresAt: on('03-31') }],
      grants: [grantOf({ id: grantId(3) })],
    });
    const [, taken] = take(own);
    expect(taken.after.grants[0]).toMatchObject({ id: grantId(3), endedAt: NOW });
  });

  it('adds to what the person’s own open invitation gives', () => {
    const own = cardOf({
      timeline: [{ ...stage(on('05-02'), 'invited'), expiresAt: on('06-01') }],
      grants: [grantOf({ id: grantId(3), services: { PASRAU: 'declare' } })],
    });
    expect(take(own)[1].after.grants.map(({ id }) => id)).toEqual([grantId(3), given.id]);
  });

  it('is refused to a member, and after it has lapsed', () => {
    expect(refusalOf(() => take(cardOf()))).toBe('already-member');
    const late = () => takeOver(waiting, undefined, marie, { id: ID, now: LAPSES });
    expect(refusalOf(late)).toBe('invitation-expired');
  });
});

test('addresses are the same in any case, with or without blanks around them', () => {
  expect(normaliseEmail(' Nadia.Roux@Mairie.Example ')).toBe('nadia.roux@mairie.example');
});
