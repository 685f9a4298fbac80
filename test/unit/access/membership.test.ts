import { describe, expect, it, test } from 'vitest';
import { type AccessCard, stageAt } from '../../../shared/domain/access/access-card.ts';
import { enterStage, isActiveAdministrator } from '../../../shared/domain/access/card-change.ts';
import { grantPhaseAt } from '../../../shared/domain/access/grant.ts';
import {
  appoint,
  changeRole,
  endAccess,
  reactivate,
  stepDown,
  suspend,
} from '../../../shared/domain/access/membership.ts';
import { cardOf, grantOf, NADIA, on, refusalOf, SIREN, stage } from '../../support/access/cards.ts';

const NOW = on('06-01');
const active = cardOf({ grants: [grantOf()] });
const administrator = cardOf({ timeline: [stage(on('01-01'), 'active', 'administrator')] });
const suspended = cardOf({ timeline: [stage(on('01-01'), 'suspended', 'administrator')] });
const invited = cardOf({ timeline: [{ ...stage(on('05-15'), 'invited'), expiresAt: on('06-15') }] });
const lapsed = cardOf({ timeline: [{ ...stage(on('04-01'), 'invited'), expiresAt: on('05-01') }] });
const ended = cardOf({ timeline: [stage(on('01-01'), 'ended')] });

const last = (card: AccessCard) => card.timeline.at(-1);

test.each([
  ['suspending a suspended member', () => suspend(suspended, NOW), 'member-not-active'],
  ['suspending an invited person', () => suspend(invited, NOW), 'member-not-active'],
  ['suspending a former member', () => suspend(ended, NOW), 'member-ended'],
  ['reactivating an active member', () => reactivate(active, NOW), 'member-not-suspended'],
  ['reactivating an invited person', () => reactivate(invited, NOW), 'member-not-suspended'],
  ['reactivating a former member', () => reactivate(ended, NOW), 'member-ended'],
  ['a role for a suspended member', () => changeRole(suspended, 'declarant', NOW), 'member-not-active'],
  ['a role for an invited person', () => changeRole(invited, 'administrator', NOW), 'member-not-active'],
  ['a role for a former member', () => changeRole(ended, 'administrator', NOW), 'member-ended'],
  ['removing a former member', () => endAccess(ended, NOW), 'member-ended'],
  ['removing an invitation that lapsed', () => endAccess(lapsed, NOW), 'member-ended'],
])('%s is refused', (_, act, code) => {
  expect(refusalOf(act)).toBe(code);
});

describe('a member', () => {
  it('steps down as administrator, suspended or not, and stays a member', () => {
    for (const card of [administrator, suspended]) {
      const { status } = last(card) ?? {};
      expect(last(stepDown(card, NOW)?.after ?? card)).toMatchObject({ status, role: 'declarant' });
    }
    expect(stepDown(active, NOW)).toBeUndefined();
  });

  it('keeps the grants and the role when suspended', () => {
    const { after, event } = suspend(active, NOW, 'Congé.');
    expect(last(after)).toEqual(stage(NOW, 'suspended'));
    expect(after.grants).toEqual(active.grants);
    expect(event).toEqual({ type: 'member.suspended', data: { role: 'declarant' }, reason: 'Congé.' });
  });

  it('comes back in the earlier role', () => {
    const { after, event } = reactivate(suspended, NOW);
    expect(last(after)).toEqual(stage(NOW, 'active', 'administrator'));
    expect(event.data).toEqual({ role: 'administrator' });
  });

  it('changes role, and nothing happens when the role is the same', () => {
    const change = changeRole(active, 'administrator', NOW);
    expect(change?.event.data).toEqual({ from: 'declarant', to: 'administrator' });
    expect(isActiveAdministrator(change?.after)).toBe(true);
    expect(changeRole(administrator, 'administrator', NOW)).toBeUndefined();
  });

  it('who is removed keeps the history, with every open grant ended', () => {
    const own = grantOf({ until: on('03-01') });
    const card = { ...active, grants: [grantOf(), own] };
    const { after, event } = endAccess(card, NOW);
    expect(after.timeline).toEqual([...card.timeline, stage(NOW, 'ended')]);
    expect(after.grants).toEqual([{ ...grantOf(), endedAt: NOW }, own]);
    expect(event).toEqual({
      type: 'member.ended',
      data: { grants: [grantOf().id], from: 'active', role: 'declarant' },
    });
    expect(stageAt(after, on('05-31'))?.status).toBe('active');
  });

  it('who was only invited has the invitation withdrawn', () => {
    expect(endAccess(invited, NOW).event.data).toEqual({ grants: [], from: 'invited', role: 'declarant' });
  });
});

describe('an appointment', () => {
  const person = { siren: SIREN, personId: NADIA, holder: active.holder };
  it.each([
    ['a stranger', undefined],
    ['a declarant', active],
    ['a former member', ended],
  ])('makes %s an active administrator', (_, before) => {
    expect(isActiveAdministrator(appoint(before, person, NOW)?.after)).toBe(true);
  });

  it('leaves suspended grants suspended', () => {
    const appointed = appoint({ ...suspended, grants: [grantOf()] }, person, NOW)?.after;
    expect(appointed?.grants.map((each) => grantPhaseAt(each, NOW))).toEqual(['suspended']);
  });

  it('brings back no grant of an ended access or of a lapsed invitation', () => {
    for (const card of [ended, lapsed]) {
      const grants = appoint({ ...card, grants: [grantOf()] }, person, NOW)?.after.grants;
      expect(grants).toEqual([{ ...grantOf(), endedAt: NOW }]);
    }
    expect(appoint(active, person, NOW)?.after.grants).toEqual(active.grants);
  });

  it('leaves an administrator as they are', () => {
    expect(appoint(administrator, person, NOW)).toBeUndefined();
  });
});

test('a stage never begins before the one that it follows, even when clocks differ', () => {
  const at = on('05-31');
  const timeline = enterStage([stage(NOW, 'active')], { at, status: 'suspended', role: 'declarant' });
  expect(timeline.map(({ from }) => from)).toEqual([NOW, NOW]);
});
