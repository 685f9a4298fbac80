import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AccessCard, stageAt } from '../../../shared/domain/access/access-card.ts';
import { covers, type Grant } from '../../../shared/domain/access/grant.ts';
import { changeGrant, endGrant, giveGrant } from '../../../shared/domain/access/granting.ts';
import { accept, invite } from '../../../shared/domain/access/invitation.ts';
import { endAccess } from '../../../shared/domain/access/membership.ts';
import { type AppliedPlan, undoPersonPlan } from '../../../shared/domain/bulk-changes/undo-person-plan.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { mandateIdSchema } from '../../../shared/domain/identifiers.ts';
import { addDays } from '../../../shared/domain/instants.ts';
import { cardOf, grantOf, MARIE, on, SCHOOL, stage } from '../../support/access/cards.ts';
import {
  APPLIED_AT,
  accessLines,
  applyLines,
  cardWith,
  cardWithPrerequisites,
  decisionsOn,
  grantWith,
  INSTANTS,
  linesWithPrerequisites,
  newGrantId,
  PLACES,
} from '../../support/bulk-changes/bulk-world.ts';
import { MANDATE_ID, mandatedGrant, mandateOf } from '../../support/mandates/mandated-cards.ts';

const RUNS = { numRuns: 1_000 };
const SINCE = addDays(APPLIED_AT, 5);
const LATER_ON = addDays(APPLIED_AT, 10);
const AFTER_UNDO = [LATER_ON, ...INSTANTS.filter((instant) => instant > LATER_ON)];

/** What an administrator does to the card alone, between a bulk change and its undoing. */
const command = fc.record({
  does: fc.constantFrom('give' as const, 'end' as const, 'change' as const),
  rank: fc.nat(),
  grant: grantWith(['DSN', 'DSIJ', 'PASRAU']).map(
    ({ endedAt: _, until, ...grant }): Grant => ({
      ...{ ...grant, givenAt: SINCE, from: grant.from > SINCE ? grant.from : SINCE },
      ...(until !== undefined && until > SINCE && { until }),
    }),
  ),
});

const carryOut = (
  card: AccessCard,
  { does, rank, grant }: typeof command extends fc.Arbitrary<infer T> ? T : never,
): AccessCard => {
  const target = card.grants[rank % card.grants.length];
  const given = { ...grant, id: newGrantId() };
  try {
    if (does === 'give' || target === undefined) return giveGrant(card, given, SINCE).after;
    return (does === 'end' ? endGrant(card, target.id, SINCE) : changeGrant(card, target.id, given, SINCE))
      .after;
  } catch (error) {
    if (error instanceof DomainError) return card;
    throw error;
  }
};

/** Whether one of those commands was about that service and place. */
const isTouched = (before: AccessCard, after: AccessCard, key: string): boolean => {
  const [, service = '', siret] = key.split(' ');
  return after.grants
    .filter((grant) => !before.grants.includes(grant))
    .some(
      ({ services, establishments }) =>
        service in services && PLACES.some((place) => place === siret && covers(establishments, place)),
    );
};

/** What the register remembers of an applied plan (shared/use-cases/bulk-changes/apply-to-person.ts). */
const rememberedOf = (before: AccessCard, { plan, after }: ReturnType<typeof applyLines>): AppliedPlan => {
  const held = new Map(before.grants.map((grant) => [grant.id, grant]));
  return {
    membership: plan.membership,
    at: APPLIED_AT,
    version: after.version,
    given: after.grants.filter(({ id }) => !held.has(id)).map(({ id }) => id),
    ended: after.grants
      .filter(
        ({ id, endedAt }) => endedAt !== undefined && held.has(id) && held.get(id)?.endedAt === undefined,
      )
      .map(({ id }) => id),
    was: { status: 'active', role: 'declarant' },
  };
};

const undo = (card: AccessCard, remembered: AppliedPlan) =>
  undoPersonPlan(card, remembered, {
    ...{ bulkChange: 'change', now: LATER_ON, everywhere: PLACES, archived: [], newId: newGrantId },
    mandates: new Map(),
  });

describe('the undoing of a bulk change', () => {
  it('gives every decision back, and leaves the past as it was', () => {
    fc.assert(
      fc.property(cardWithPrerequisites, linesWithPrerequisites, (card, lines) => {
        const change = applyLines(card, lines);
        const undone = undo(change.after, rememberedOf(card, change)).change?.after ?? change.after;
        expect(decisionsOn(undone, AFTER_UNDO)).toEqual(decisionsOn(card, AFTER_UNDO));
        const before = INSTANTS.filter((instant) => instant < LATER_ON);
        expect(decisionsOn(undone, before)).toEqual(decisionsOn(change.after, before));
      }),
      RUNS,
    );
  });

  it('leaves what others have given or ended since, says so, and gives the rest back', () => {
    fc.assert(
      fc.property(
        cardWith(),
        accessLines(),
        fc.array(command, { minLength: 1, maxLength: 3 }),
        (card, lines, commands) => {
          const change = applyLines(card, lines);
          if (change.plan.membership === 'ended') return;
          const changed = commands.reduce(carryOut, change.after);
          const { change: undoing, kept } = undo(changed, rememberedOf(card, change));
          const undone = decisionsOn(undoing?.after ?? changed, AFTER_UNDO, PLACES);
          const [first, shown, left] = [card, change.after, changed].map((each) =>
            decisionsOn(each, AFTER_UNDO, PLACES),
          );
          for (const [key, right] of undone) {
            const isOthers = isTouched(change.after, changed, key);
            expect([key, right]).toEqual([key, (isOthers ? left : first)?.get(key)]);
            if (isOthers && first?.get(key) !== shown?.get(key)) expect(kept).not.toEqual([]);
          }
        },
      ),
      RUNS,
    );
  });

  it('says with which status and role a member comes back', () => {
    const was = { status: 'active', role: 'administrator' } as const;
    const card = cardOf({ timeline: [stage(APPLIED_AT, 'ended', 'administrator')] });
    const ended = { membership: 'ended', at: APPLIED_AT, version: card.version } as const;
    const { change } = undo(card, { ...ended, given: [], ended: [], was });
    expect(change?.event.data).toMatchObject({ restored: was });
  });

  it('leaves ended what somebody has ended since, and says so', () => {
    fc.assert(
      fc.property(cardWith(), accessLines(), fc.nat(), (card, lines, rank) => {
        const change = applyLines(card, lines);
        const remembered = rememberedOf(card, change);
        const lost = change.after.grants.find(
          ({ id }) => id === remembered.given[rank % remembered.given.length],
        );
        if (lost === undefined || remembered.membership === 'ended') return;
        const grants = change.after.grants.map((grant) =>
          grant === lost ? { ...grant, endedAt: SINCE } : grant,
        );
        const touched = { ...change.after, grants, version: change.after.version + 1 };
        const { change: undoing, kept } = undo(touched, remembered);
        expect(kept).toContain('grant-since-ended');
        const left = decisionsOn(touched, AFTER_UNDO);
        const undone = decisionsOn(undoing?.after ?? touched, AFTER_UNDO);
        const places = lost.establishments === 'all' ? PLACES : lost.establishments;
        for (const instant of AFTER_UNDO)
          for (const service of Object.keys(lost.services))
            for (const siret of places) {
              const key = `${instant} ${service} ${siret}`;
              expect(undone.get(key)).toBe(left.get(key));
            }
      }),
      RUNS,
    );
  });

  const signer = cardOf({ grants: [grantOf({ services: { DSIJ: 'sign' } })] });
  const removal = applyLines(signer, [
    { line: 2, email: 'nadia@mairie.example', action: 'remove', place: 'all', service: 'DSIJ' },
  ]);

  it('gives nothing back to a member who has left since, even if they are a member again', () => {
    const left = endAccess(removal.after, SINCE).after;
    const invitation = { id: 'x', email: signer.holder.email, invitedBy: MARIE, grants: [], now: SINCE };
    const back = accept(invite(left, signer, invitation).after, 'x', signer.holder, SINCE).after;
    expect(undo(left, rememberedOf(signer, removal))).toEqual({
      change: undefined,
      kept: ['member-since-ended'],
    });
    expect(undo(back, rememberedOf(signer, removal))).toEqual({
      change: undefined,
      kept: ['member-since-changed'],
    });
  });

  it('gives no right back when somebody has given another one since', () => {
    const lower = grantOf({ id: newGrantId(), services: { DSIJ: 'consult' }, from: SINCE, givenAt: SINCE });
    const { after } = giveGrant(removal.after, lower, SINCE);
    expect(undo(after, rememberedOf(signer, removal))).toEqual({
      change: undefined,
      kept: ['grant-since-given'],
    });
    const elsewhere = { ...lower, establishments: [SCHOOL] };
    const { change, kept } = undo(
      giveGrant(removal.after, elsewhere, SINCE).after,
      rememberedOf(signer, removal),
    );
    expect(kept).toEqual(['grant-since-given']);
    expect(change?.event.data.given).toMatchObject([
      { services: { DSIJ: 'sign' }, establishments: PLACES.filter((place) => place !== SCHOOL) },
    ]);
  });

  it('ends only what the change gave of an invitation when somebody has added to it since', () => {
    const gone = cardOf({ timeline: [stage(on('01-01'), 'ended')] });
    const invited = applyLines(gone, [
      { line: 2, email: 'nadia@mairie.example', action: 'add', place: 'all', service: 'DSN', right: 'sign' },
    ]);
    const remembered = { ...rememberedOf(gone, invited), invitation: invited.after.invitation?.id };
    expect(undo(invited.after, remembered).change?.event).toMatchObject({ type: 'member.ended' });
    const added = grantOf({ id: newGrantId(), services: { PEPS: 'declare' }, from: SINCE, givenAt: SINCE });
    const { change, kept } = undo(giveGrant(invited.after, added, SINCE).after, remembered);
    expect(kept).toEqual(['grant-since-given']);
    expect(change?.event.data).toMatchObject({ ended: remembered.given, given: [] });
    expect(change && stageAt(change.after, LATER_ON)?.status).toBe('invited');
  });

  it('ends what it gave with an accepted invitation, and brings back nothing of a lapsed one', () => {
    const lapsed = cardOf({
      timeline: [{ ...stage(on('01-01'), 'invited'), expiresAt: on('02-01') }],
      grants: [grantOf({ id: newGrantId(), services: { DSN: 'sign', DSIJ: 'sign' } })],
    });
    const invited = applyLines(lapsed, [
      { line: 2, email: 'nadia@mairie.example', action: 'add', place: 'all', service: 'DSN', right: 'sign' },
    ]);
    const id = invited.after.invitation?.id ?? '';
    const remembered = { ...rememberedOf(lapsed, invited), invitation: id };
    expect(remembered.ended).toHaveLength(1);
    const { after } = accept(invited.after, id, lapsed.holder, SINCE);
    const { change, kept } = undo(after, remembered);
    expect(kept).toEqual(['member-since-accepted']);
    expect(change?.event.data).toMatchObject({ ended: remembered.given, given: [] });
  });

  it('gives a leaver’s grants back under as many mandates as one transaction holds, and lists that there are more', () => {
    const mandates = Array.from({ length: 33 }, (_, rank) =>
      mandateOf({ id: mandateIdSchema.parse(`${MANDATE_ID.slice(0, -2)}${String(rank + 10)}`) }),
    );
    const own = grantOf({ id: newGrantId(), endedAt: APPLIED_AT });
    const mandated = mandates.map(({ id }) =>
      mandatedGrant({ id: newGrantId(), mandateId: id, endedAt: APPLIED_AT }),
    );
    const card = cardOf({ timeline: [stage(APPLIED_AT, 'ended')], grants: [own, ...mandated], version: 7 });
    const remembered: AppliedPlan = {
      ...{
        membership: 'ended',
        at: APPLIED_AT,
        version: 7,
        given: [],
        ended: card.grants.map(({ id }) => id),
      },
      was: { status: 'active', role: 'declarant' },
    };
    const { change, kept } = undoPersonPlan(card, remembered, {
      ...{ bulkChange: 'change', now: LATER_ON, everywhere: PLACES, archived: [], newId: newGrantId },
      mandates: new Map(mandates.map((mandate) => [mandate.id, mandate])),
    });
    const back = change?.after.grants.filter(({ endedAt }) => endedAt === undefined) ?? [];
    expect(back.filter(({ mandateId }) => mandateId === undefined)).toHaveLength(1);
    expect(back.filter(({ mandateId }) => mandateId !== undefined)).toHaveLength(30);
    expect(kept).toEqual(['too-many-mandates']);
  });
});
