import { describe, expect, test } from 'vitest';
import {
  enterKey,
  leavesAtAfter,
  orderLetter,
} from '../../../shared/domain/administrator-changes/activation.ts';
import type { AdministratorChange } from '../../../shared/domain/administrator-changes/administrator-change.ts';
import {
  closeContest,
  DATED_STEPS,
  escalate,
  expire,
  noteOverdue,
  remind,
} from '../../../shared/domain/administrator-changes/advance.ts';
import {
  cancel,
  decideByAdministrator,
  object,
} from '../../../shared/domain/administrator-changes/decide.ts';
import { takeEffect } from '../../../shared/domain/administrator-changes/effect.ts';
import {
  deal,
  decideBySupport,
  isToDeal,
  stop,
} from '../../../shared/domain/administrator-changes/support.ts';
import type { AdministratorChangeTransition } from '../../../shared/domain/administrator-changes/transition.ts';
import { siretSchema } from '../../../shared/domain/identifiers.ts';
import { dateSchema } from '../../../shared/domain/instants.ts';
import type { Party } from '../../../shared/domain/people/party.ts';
import {
  ANA,
  act,
  asked,
  BOB,
  CANDIDATE,
  daysLater,
  IN_PLACE,
  party,
  pending,
  REQUESTED,
  rosterOf,
  TERMS,
} from '../../support/administrator-changes/changes.ts';

const after = (transition: AdministratorChangeTransition | undefined): AdministratorChange => {
  if (transition === undefined) throw new Error('nothing happened');
  return transition.after;
};
const escalated = (): AdministratorChange => after(escalate(pending(), daysLater(10), TERMS));
const AGENTS = [party('D'), party('E')] as const;
const approve = { decision: 'approve', checked: 'deed-at-its-publisher', reason: 'Vérifié.' } as const;
const refuse = { decision: 'refuse', reason: 'Acte introuvable.' } as const;
const onDay = (day: number) => ({ now: daysLater(day), terms: TERMS });
const answered = (
  change: AdministratorChange,
  agent: Party,
  day: number,
  verdict: typeof approve | typeof refuse = approve,
): AdministratorChange => {
  const dealt = after(deal(act(change, agent, day)));
  return after(decideBySupport(act(dealt, agent, day), verdict));
};
const approvedByBoth = (change: AdministratorChange, day: number): AdministratorChange =>
  AGENTS.reduce((now, agent) => answered(now, agent, day), change);
const refusalOf = (attempt: () => unknown): string => {
  try {
    attempt();
    return 'allowed';
  } catch (error) {
    return error instanceof Error ? error.message : 'not an error';
  }
};
const applied = (change: AdministratorChange, day: number) => takeEffect(change, IN_PLACE, false, onDay(day));

describe('a request', () => {
  test('in an organisation without administrator begins with support, and expires after 30 days', () => {
    const { kind, state } = asked({ kind: undefined }, { roster: new Set() }).after;
    expect(kind).toBe('first');
    expect(state).toMatchObject({ status: 'escalated', expiresAt: daysLater(30) });
  });

  test('is what the organisation makes of it, whatever the candidate calls it', () => {
    expect(asked({ kind: undefined }).after.kind).toBe('additional');
    expect(refusalOf(() => asked({ kind: 'first' }))).toBe('other-kind-fits');
    expect(refusalOf(() => asked({ kind: 'additional' }, { roster: new Set() }))).toBe('other-kind-fits');
    expect(refusalOf(() => asked({ kind: 'replacement' }))).toBe('other-kind-fits');
    const outgoing = { personId: ANA.personId, access: 'end' } as const;
    expect(asked({ kind: undefined, outgoing }).after.kind).toBe('replacement');
    expect(refusalOf(() => asked({ kind: 'additional', outgoing }))).toBe('other-kind-fits');
    expect(refusalOf(() => asked({ kind: undefined, outgoing }, { roster: new Set() }))).toBe(
      'unknown-outgoing',
    );
  });

  test('names no act that is dated after its own effect', () => {
    const on = (date: string) => asked({ evidence: { ...pending().evidence, date: dateSchema.parse(date) } });
    const { effectiveDate } = pending().evidence;
    expect(on(effectiveDate).after.evidence.date).toBe(effectiveDate);
    expect(refusalOf(() => on('2026-11-21'))).toBe('deed-after-effect');
    expect(refusalOf(() => on('2999-12-31'))).toBe('deed-after-effect');
  });

  test('waits for its effective date in Paris', () => {
    const evidence = { ...pending().evidence, effectiveDate: dateSchema.parse('2026-12-01') };
    const change = asked({ evidence }).after;
    expect(change.effectiveFrom).toBe('2026-11-30T23:00:00.000Z');
    const approved = after(decideByAdministrator(act(change, ANA), { decision: 'approve' }));
    expect(applied(approved, 1)).toBeUndefined();
    expect(applied(approved, 8)).toMatchObject({
      what: 'applied',
      transition: { after: { state: { appliedAt: daysLater(8) } } },
    });
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
    for (const step of DATED_STEPS) expect(step(cancelled, daysLater(365), TERMS)).toBeUndefined();
    expect(applied(cancelled, 365)).toBeUndefined();
  });
});

describe('the decision', () => {
  const sameAddress = { ...ANA, email: CANDIDATE.email };
  test.each([
    ['the candidate', CANDIDATE, 'own-request'],
    ['an administrator with the candidate’s address', sameAddress, 'own-request'],
    ['a person who does not administer', party('F'), 'forbidden'],
    ['an administrator', ANA, 'allowed'],
  ])('by %s is %s', (_, actor, verdict) => {
    const attempt = () => decideByAdministrator(act(pending(), actor), { decision: 'approve' });
    expect(refusalOf(attempt)).toBe(verdict);
  });

  test('to approve is for those who administer since before the request; a newcomer’s no is an objection', () => {
    const roster = rosterOf([ANA], [BOB, daysLater(1)]);
    const byBob = act(pending(), BOB, 2, roster);
    expect(refusalOf(() => decideByAdministrator(byBob, { decision: 'approve' }))).toBe('not-a-decider');
    const objected = after(decideByAdministrator(byBob, refuse));
    expect(objected).toMatchObject({ state: { status: 'pending' }, objections: [{ by: BOB.personId }] });
  });

  test('is final: the second decider finds it closed', () => {
    const refused = after(decideByAdministrator(act(pending(), ANA), { decision: 'refuse', reason: 'Non.' }));
    const second = () => decideByAdministrator(act(refused, BOB), { decision: 'approve' });
    expect(refusalOf(second)).toBe('change-closed');
    expect(refusalOf(() => cancel(refused, REQUESTED))).toBe('change-closed');
  });
});

describe('support', () => {
  test('needs two different agents to approve, also by their addresses, and opens a contest window', () => {
    const once = answered(escalated(), AGENTS[0], 11);
    expect(once.state.status).toBe('escalated');
    const alias = { ...AGENTS[1], email: AGENTS[0].email };
    for (const again of [AGENTS[0], alias]) {
      expect(refusalOf(() => decideBySupport(act(once, again, 11), approve))).toBe('second-agent-needed');
    }
    const twice = answered(once, AGENTS[1], 12);
    expect(twice.state).toMatchObject({
      status: 'contestable',
      until: daysLater(15),
      approval: { way: 'support', agents: AGENTS.map(({ personId }) => personId), isFinal: false },
    });
    expect(twice.supportApprovals.map(({ checked }) => checked)).toEqual([approve.checked, approve.checked]);
  });

  test('answers only what the queue dealt, to two agents at a time', () => {
    const bare = () => decideBySupport(act(escalated(), AGENTS[0], 11), approve);
    expect(refusalOf(bare)).toBe('case-not-dealt');
    const [one, two] = AGENTS;
    const held = after(deal(act(after(deal(act(escalated(), one, 11))), two, 11)));
    expect(isToDeal(act(held, party('F'), 11))).toBe(false);
    // A case that is not answered within a day is dealt to somebody else.
    expect(isToDeal(act(held, party('F'), 12))).toBe(true);
    expect(isToDeal(act(held, one, 12))).toBe(false);
    expect(isToDeal(act(answered(escalated(), one, 11), party('F'), 11))).toBe(true);
  });

  test('an agent’s no stops a request; two others take it back, and a second no refuses it', () => {
    const once = answered(escalated(), AGENTS[0], 11, refuse);
    expect(once.state.status).toBe('escalated');
    expect(answered(once, AGENTS[1], 11, refuse).state.status).toBe('refused');
    const others = [party('F'), party('G')].reduce((now, agent) => answered(now, agent, 11), once);
    expect(others.state).toMatchObject({ status: 'approved', approval: { isFinal: true } });
    expect(others.stops).toMatchObject([{ takenBack: true }]);
  });

  test('a stop holds an approved request up at any stage, once per agent', () => {
    const approved = after(decideByAdministrator(act(pending(), ANA), { decision: 'approve' }));
    const stopped = after(stop(act(approved, AGENTS[0]), 'Appel de la mairie.'));
    expect(stopped.state.status).toBe('contested');
    expect(refusalOf(() => stop(act(stopped, AGENTS[0]), 'Encore.'))).toBe('already-stopped');
    expect(after(stop(act(stopped, AGENTS[1]), 'Moi aussi.')).state.status).toBe('refused');
    expect(after(stop(act(pending(), AGENTS[0]), 'Tôt.')).state.status).toBe('pending');
  });

  test('has no say before the escalation or on its own request', () => {
    expect(isToDeal(act(pending(), AGENTS[0], 1))).toBe(false);
    expect(refusalOf(() => stop(act(escalated(), CANDIDATE, 11), 'Moi.'))).toBe('own-request');
    expect(isToDeal(act(escalated(), CANDIDATE, 11))).toBe(false);
  });

  test('decides on an objection with two new approvals, which are then final', () => {
    const contestable = approvedByBoth(escalated(), 11);
    const contested = after(object(act(contestable, BOB, 12), 'Faux.'));
    expect(contested).toMatchObject({ state: { status: 'contested' }, supportApprovals: [], dealt: [] });
    const settled = approvedByBoth(contested, 13);
    expect(settled.state).toMatchObject({ status: 'approved', approval: { isFinal: true } });
    expect(refusalOf(() => object(act(settled, ANA, 13), 'Encore.'))).toBe('change-not-ready');
  });
});

describe('a contested request', () => {
  const contested = after(object(act(approvedByBoth(escalated(), 11), BOB, 12), 'Faux.'));

  test('never expires: after three working days it is overdue, once', () => {
    // Day 12 is a Saturday: the three working days end on Wednesday.
    expect(contested.state).toMatchObject({ overdueAt: daysLater(16) });
    expect(noteOverdue(contested, daysLater(15.99), TERMS)).toBeUndefined();
    const late = after(noteOverdue(contested, daysLater(16), TERMS));
    for (const step of DATED_STEPS) expect(step(late, daysLater(365), TERMS)).toBeUndefined();
  });
});

describe('the contest window', () => {
  const contestable = approvedByBoth(escalated(), 11);
  test('closes by itself after three days, and not before', () => {
    expect(closeContest(contestable, daysLater(13.99), TERMS)).toBeUndefined();
    expect(after(closeContest(contestable, daysLater(14), TERMS)).state.status).toBe('approved');
  });

  test('takes no objection when it is over, and none from the candidate', () => {
    expect(refusalOf(() => object(act(contestable, BOB, 14), 'Tard.'))).toBe('contest-over');
    expect(refusalOf(() => object(act(contestable, CANDIDATE, 12), 'Moi.'))).toBe('own-request');
  });

  test('lasts seven days for a first administrator', () => {
    const first = asked({ kind: undefined }, { roster: new Set() }).after;
    expect(approvedByBoth(first, 1).state).toMatchObject({ until: daysLater(8) });
  });
});

describe('the activation key', () => {
  const HEAD_OFFICE = siretSchema.parse('21920023500014');
  const orderOn = (day: number) => ({
    ...{ keyHash: 'hash', headOffice: HEAD_OFFICE, told: [], leavesAt: daysLater(day) },
  });
  const order = (change: AdministratorChange, day: number) => orderLetter(change, orderOn(day), onDay(day));
  const ordered = after(order(pending(), 1));

  test('approves, and can be contested', () => {
    const { answer, transition } = enterKey(ordered, () => true, undefined, onDay(4));
    expect(answer).toBe('accepted');
    expect(transition.after.state).toMatchObject({
      status: 'contestable',
      approval: { way: 'activation-key', headOffice: HEAD_OFFICE },
    });
  });

  test('is dead after five wrong tries, or after 30 days', () => {
    let change = ordered;
    for (const triesLeft of [4, 3, 2, 1, 0]) {
      const entered = enterKey(change, () => false, undefined, onDay(2));
      expect(entered).toMatchObject({ answer: 'wrong', triesLeft });
      change = entered.transition.after;
    }
    const again = (on: AdministratorChange, day: number) => () =>
      enterKey(on, () => true, undefined, onDay(day));
    expect(refusalOf(again(change, 2))).toBe('no-activation-key');
    expect(refusalOf(again(ordered, 31))).toBe('no-activation-key');
  });

  test('is refused when the head office has changed, and a new letter leaves at once', () => {
    const { answer, transition } = enterKey(ordered, () => true, orderOn(5), onDay(5));
    expect(answer).toBe('head-office-changed');
    expect(transition.after.state.status).toBe('pending');
    expect(transition.after.letters.at(-1)).toMatchObject({ number: 2, leftAt: daysLater(5) });
  });

  test('leaves in one envelope per organisation and three days', () => {
    expect(leavesAtAfter(undefined, onDay(1))).toBe(daysLater(1));
    expect(leavesAtAfter(daysLater(1), onDay(2))).toBe(daysLater(4));
    expect(leavesAtAfter(daysLater(4), onDay(2))).toBe(daysLater(4));
    expect(leavesAtAfter(daysLater(1), onDay(4))).toBe(daysLater(4));
  });
});
