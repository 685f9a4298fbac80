import { describe, expect, test } from 'vitest';
import { enterKey, orderLetter } from '../../../shared/domain/administrator-changes/activation.ts';
import type { AdministratorChange } from '../../../shared/domain/administrator-changes/administrator-change.ts';
import { apply, escalate, expire, remind } from '../../../shared/domain/administrator-changes/advance.ts';
import {
  cancel,
  closeContest,
  decideByAdministrator,
  decideBySupport,
  object,
} from '../../../shared/domain/administrator-changes/decide.ts';
import type { AdministratorChangeTransition } from '../../../shared/domain/administrator-changes/transition.ts';
import { dateSchema } from '../../../shared/domain/instants.ts';
import {
  ANA,
  asked,
  BOB,
  CANDIDATE,
  daysLater,
  party,
  pending,
  REQUESTED,
  TERMS,
} from '../../support/administrator-changes/changes.ts';

const after = (transition: AdministratorChangeTransition | undefined): AdministratorChange => {
  if (transition === undefined) throw new Error('nothing happened');
  return transition.after;
};
const escalated = (): AdministratorChange => after(escalate(pending(), daysLater(10), TERMS));
const AGENTS = [party('D'), party('E')] as const;
const approve = { decision: 'approve', reason: 'Vérifié.' } as const;
const onDay = (day: number) => ({ now: daysLater(day), terms: TERMS });
const approvedByBoth = (change: AdministratorChange, day: number): AdministratorChange =>
  AGENTS.reduce((now, agent) => after(decideBySupport(now, agent, approve, onDay(day))), change);
const refusalOf = (act: () => unknown): string => {
  try {
    act();
    return 'allowed';
  } catch (error) {
    return error instanceof Error ? error.message : 'not an error';
  }
};

describe('a request', () => {
  test('in an organisation without administrator begins with support, and expires after 30 days', () => {
    const { state } = asked({ kind: 'first' }, { roster: new Set() }).after;
    expect(state).toMatchObject({ status: 'escalated', expiresAt: daysLater(30) });
  });

  test('is refused to a suspended candidate, because an approval would lift the suspension', () => {
    const timeline = [{ from: REQUESTED, status: 'suspended', role: 'declarant' }] as const;
    expect(refusalOf(() => asked({}, { card: { timeline: [...timeline] } }))).toBe('suspended');
  });

  test('waits for its effective date in Paris', () => {
    const evidence = { ...pending().evidence, effectiveDate: dateSchema.parse('2026-12-01') };
    const change = asked({ evidence }).after;
    expect(change.effectiveFrom).toBe('2026-11-30T23:00:00.000Z');
    const approved = after(decideByAdministrator(change, ANA, { decision: 'approve' }, REQUESTED));
    expect(apply(approved, daysLater(1), TERMS)).toBeUndefined();
    expect(after(apply(approved, daysLater(8), TERMS)).state).toMatchObject({ appliedAt: daysLater(8) });
  });
});

describe('time', () => {
  test('reminds after 3 and 7 days, escalates after 10, expires after 30, each of them once', () => {
    const first = after(remind(pending(), daysLater(3), TERMS));
    expect(remind(pending(), daysLater(2.99), TERMS)).toBeUndefined();
    expect(remind(first, daysLater(4), TERMS)).toBeUndefined();
    const second = after(remind(first, daysLater(7), TERMS));
    expect(escalate(second, daysLater(9.99), TERMS)).toBeUndefined();
    const support = after(escalate(second, daysLater(10), TERMS));
    expect(escalate(support, daysLater(11), TERMS)).toBeUndefined();
    expect(expire(support, daysLater(29.99), TERMS)).toBeUndefined();
    expect(after(expire(support, daysLater(30), TERMS)).state.status).toBe('expired');
    expect(expire(second, daysLater(40), TERMS)).toBeUndefined();
  });

  test('changes nothing that is closed', () => {
    const cancelled = after(cancel(pending(), REQUESTED));
    for (const step of [remind, escalate, expire, apply]) {
      expect(step(cancelled, daysLater(365), TERMS)).toBeUndefined();
    }
  });
});

describe('the decision', () => {
  const self = { ...CANDIDATE };
  const sameAddress = { ...ANA, email: CANDIDATE.email };
  test.each([
    ['the candidate', self, 'own-request'],
    ['an administrator with the candidate’s address', sameAddress, 'own-request'],
    ['a person who did not administer when it was made', party('F'), 'not-a-decider'],
    ['an administrator', ANA, 'allowed'],
  ])('by %s is %s', (_, actor, verdict) => {
    expect(refusalOf(() => decideByAdministrator(pending(), actor, { decision: 'approve' }, REQUESTED))).toBe(
      verdict,
    );
  });

  test('is final: the second decider finds it closed', () => {
    const refused = after(
      decideByAdministrator(pending(), ANA, { decision: 'refuse', reason: 'Non.' }, REQUESTED),
    );
    expect(refusalOf(() => decideByAdministrator(refused, BOB, { decision: 'approve' }, REQUESTED))).toBe(
      'change-closed',
    );
    expect(refusalOf(() => cancel(refused, REQUESTED))).toBe('change-closed');
  });
});

describe('support', () => {
  test('needs two different agents to approve, also by their addresses, and opens a contest window', () => {
    const once = after(decideBySupport(escalated(), AGENTS[0], approve, onDay(11)));
    expect(once.state.status).toBe('escalated');
    const alias = { ...AGENTS[1], email: AGENTS[0].email };
    for (const again of [AGENTS[0], alias]) {
      expect(refusalOf(() => decideBySupport(once, again, approve, onDay(11)))).toBe('second-agent-needed');
    }
    const twice = after(decideBySupport(once, AGENTS[1], approve, onDay(12)));
    expect(twice.state).toMatchObject({ status: 'contestable', until: daysLater(15), way: 'support' });
  });

  test('refuses alone, and has no say before the escalation or on its own request', () => {
    const refuse = { decision: 'refuse', reason: 'Acte introuvable.' } as const;
    expect(after(decideBySupport(escalated(), AGENTS[0], refuse, onDay(11))).state.status).toBe('refused');
    expect(refusalOf(() => decideBySupport(pending(), AGENTS[0], approve, onDay(1)))).toBe(
      'change-not-ready',
    );
    expect(refusalOf(() => decideBySupport(escalated(), CANDIDATE, approve, onDay(11)))).toBe('own-request');
  });

  test('decides on an objection with two new approvals, which are then final', () => {
    const contestable = approvedByBoth(escalated(), 11);
    const contested = after(object(contestable, BOB, 'Faux.', onDay(12)));
    expect(contested).toMatchObject({
      state: { status: 'contested', expiresAt: daysLater(32) },
      supportApprovals: [],
    });
    expect(approvedByBoth(contested, 13).state).toMatchObject({ status: 'approved', way: 'support' });
  });
});

describe('the contest window', () => {
  const contestable = approvedByBoth(escalated(), 11);
  test('closes by itself after three days, and not before', () => {
    expect(closeContest(contestable, daysLater(13.99))).toBeUndefined();
    expect(after(closeContest(contestable, daysLater(14))).state.status).toBe('approved');
  });

  test('takes no objection when it is over, and none from the candidate', () => {
    expect(refusalOf(() => object(contestable, BOB, 'Tard.', onDay(14)))).toBe('contest-over');
    expect(refusalOf(() => object(contestable, CANDIDATE, 'Moi.', onDay(12)))).toBe('own-request');
  });
});

describe('the activation key', () => {
  const order = (change: AdministratorChange, day: number) => orderLetter(change, 'hash', onDay(day));
  const ordered = after(order(pending(), 1));

  test('approves, and can be contested', () => {
    const { accepted, transition } = enterKey(ordered, () => true, onDay(4));
    expect(accepted).toBe(true);
    expect(transition.after.state).toMatchObject({ status: 'contestable', way: 'activation-key' });
  });

  test('is dead after five wrong tries, or after 30 days', () => {
    let change = ordered;
    for (const triesLeft of [4, 3, 2, 1, 0]) {
      const entered = enterKey(change, () => false, onDay(2));
      expect(entered).toMatchObject({ accepted: false, triesLeft });
      change = entered.transition.after;
    }
    expect(refusalOf(() => enterKey(change, () => true, onDay(2)))).toBe('no-activation-key');
    expect(refusalOf(() => enterKey(ordered, () => true, onDay(31)))).toBe('no-activation-key');
  });

  test('may be ordered again when the letter has not come after a week, three times at most', () => {
    expect(refusalOf(() => order(ordered, 7.9))).toBe('activation-key-sent');
    const third = after(order(after(order(ordered, 8)), 15));
    expect(third.letters.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(refusalOf(() => order(third, 22))).toBe('too-many-letters');
  });
});
