import { describe, expect, it } from 'vitest';
import { NO_LOSSES } from '../../../shared/domain/access/losses.ts';
import {
  type BulkChangeSummary,
  bulkChangeSchema,
  needsSecondAdministrator,
  undoBefore,
} from '../../../shared/domain/bulk-changes/bulk-change.ts';
import type { AccessLine } from '../../../shared/domain/bulk-changes/line.ts';
import { decidedRun, mayDecide, requestedRun } from '../../../shared/domain/bulk-changes/run-bulk-change.ts';
import { decidedUndoing, requestedUndoing } from '../../../shared/domain/bulk-changes/undo-bulk-change.ts';
import { personIdSchema } from '../../../shared/domain/identifiers.ts';
import { addMilliseconds } from '../../../shared/domain/instants.ts';
import { verifiedEmailSchema } from '../../../shared/domain/people/party.ts';
import {
  cardOf,
  grantId,
  grantOf,
  MARIE,
  NADIA,
  on,
  refusalOf,
  SCHOOL,
  SIREN,
  TOWN_HALL,
} from '../../support/access/cards.ts';
import { rosterOf } from '../../support/access/rosters.ts';
import { APPLIED_AT, applyLines } from '../../support/bulk-changes/bulk-world.ts';
import { mandataryCard, mandatedGrant } from '../../support/mandates/mandated-cards.ts';

const EVERYWHERE = { line: 2, email: 'nadia@mairie.example', place: 'all' } as const;
const change = (terms: Partial<AccessLine>): AccessLine => ({
  ...{ ...EVERYWHERE, action: 'change', service: 'DSN', right: 'sign' },
  ...terms,
});
const signer = cardOf({ grants: [grantOf({ services: { DSN: 'sign' } })] });

describe('a person’s last right', () => {
  it.each([
    ['begins again years from now', { right: 'consult', from: on('12-01') }],
    ['is over in a minute', { until: addMilliseconds(APPLIED_AT, 60_000) }],
    ['ends where it had no end', { until: on('12-01') }],
  ] as const)('is lost when it %s', (_, terms) => {
    expect(applyLines(signer, [change(terms)]).plan).toMatchObject({ losesLastRight: true, reducing: 1 });
  });

  it('is lost together with the mandates that the person acted under', () => {
    const line = { ...EVERYWHERE, action: 'remove' } as const;
    expect(applyLines(mandataryCard(mandatedGrant()), [line]).plan.losesLastRight).toBe(true);
    expect(applyLines(cardOf(), [line]).plan.losesLastRight).toBe(false);
  });

  it.each([
    ['lower', [change({ right: 'consult' })]],
    ['elsewhere', [{ ...change({}), place: SCHOOL }]],
    ['another one', [{ ...change({ service: 'DSIJ' }), action: 'add' }]],
    [
      'followed by the next one',
      [
        change({ until: on('12-01') }),
        change({ line: 3, service: 'DSIJ', action: 'add', from: on('11-01') }),
      ],
    ],
  ] as [string, AccessLine[]][])('is not lost when what is left is %s', (_, lines) => {
    expect(applyLines(signer, lines).plan.losesLastRight).toBe(false);
  });
});

describe('a line that changes a right', () => {
  const declarer = cardOf({
    grants: [
      grantOf({ services: { DSN: 'declare' }, until: on('09-01') }),
      grantOf({ id: grantId(1), services: { DSIJ: 'sign' }, establishments: [TOWN_HALL] }),
    ],
  });
  const declared = { right: 'declare', until: on('09-01') } as const;

  it.each([
    ['lowers it', { ...declared, right: 'consult' }],
    ['delays it', { ...declared, from: on('08-01') }],
    ['shortens it', { ...declared, until: on('08-01') }],
  ] as const)('counts among the removals when it %s', (_, terms) => {
    expect(applyLines(declarer, [change(terms)]).plan).toMatchObject({ reducing: 1, widening: 0 });
  });

  it.each([
    ['raises it', { ...declared, right: 'sign' }],
    ['prolongs it', { ...declared, until: on('10-01') }],
    ['widens it to every place', { service: 'DSIJ', right: 'sign' }],
  ] as const)('counts among those of its undoing when it %s', (_, terms) => {
    expect(applyLines(declarer, [change(terms)]).plan).toMatchObject({ reducing: 0, widening: 1 });
  });

  it('counts for both when it lowers what was held at one of the places', () => {
    const line = change({ service: 'DSIJ', right: 'declare' });
    expect(applyLines(declarer, [line]).plan).toMatchObject({ reducing: 1, widening: 1 });
  });

  it('counts nowhere when it changes nothing', () => {
    expect(applyLines(declarer, [change(declared)]).plan).toMatchObject({ reducing: 0, widening: 0 });
  });

  it('needs a second administrator when there are more than 200, removals included', () => {
    const counts = { lines: 0, faulty: 0, added: 0, changed: 0, unchanged: 0, people: 0, invited: 0 };
    const summary: BulkChangeSummary = {
      ...{ ...counts, ended: 100, reduced: 100, widened: 0, leaving: 0, losingLastRight: 20 },
      ...{ uncovered: 0, firstUncovered: [], lastAdministrator: false },
    };
    expect(needsSecondAdministrator(summary)).toBe(false);
    expect(needsSecondAdministrator({ ...summary, reduced: 101 })).toBe(true);
    expect(needsSecondAdministrator({ ...summary, losingLastRight: 21 })).toBe(true);
  });
});

describe('an undoing that takes much away', () => {
  const UNTIL = undoBefore(APPLIED_AT);
  const applied = bulkChangeSchema.parse({
    ...{ id: `${SIREN}-01ARZ3NDEKTSV4RRFFQ69G5FAV`, siren: SIREN, source: 'lines', requestedAt: APPLIED_AT },
    ...{
      requestedBy: MARIE,
      requesterEmail: 'marie@mairie.example',
      history: [],
      version: 3,
      lastEventHash: '',
    },
    state: { status: 'done', since: APPLIED_AT, undoBefore: UNTIL },
  });
  const asker = { personId: MARIE, email: verifiedEmailSchema.parse('marie@mairie.example') };
  const ask = (takings: { removals: number; losingLastRight: number }, roster = [MARIE, NADIA]) =>
    requestedUndoing(applied, takings, {
      ...{ asker, roster: rosterOf(...roster), taken: NO_LOSSES, now: APPLIED_AT },
    }).after;
  const waiting = ask({ removals: 0, losingLastRight: 21 });
  const decide = (personId: typeof MARIE, email: string, now = APPLIED_AT) =>
    refusalOf(
      () =>
        decidedUndoing(
          waiting,
          { personId, email: verifiedEmailSchema.parse(email) },
          { decision: 'approve' },
          now,
        ).after.state.status,
    );

  it('waits above the bounds of a run, when there is another administrator', () => {
    expect(waiting.state).toMatchObject({ status: 'awaiting-undo-approval', deciders: [NADIA] });
    expect(ask({ removals: 201, losingLastRight: 0 }).state.status).toBe('awaiting-undo-approval');
    expect(ask({ removals: 200, losingLastRight: 20 }).state.status).toBe('undoing');
    expect(ask({ removals: 201, losingLastRight: 21 }, [MARIE]).state.status).toBe('undoing');
  });

  it('is asked for again, of the current administrators, once nobody is left who may approve it', () => {
    const again = (roster: (typeof MARIE)[]) =>
      requestedUndoing(
        waiting,
        { removals: 201, losingLastRight: 0 },
        { asker, roster: rosterOf(...roster), taken: NO_LOSSES, now: APPLIED_AT },
      );
    const newcomer = personIdSchema.parse('01BX5ZZKBKACTAV9WEVGEMMVS1');
    expect(refusalOf(() => again([MARIE, NADIA, newcomer]))).toBe('access-change-not-ready');
    expect(again([MARIE, newcomer]).after.state).toMatchObject({
      ...{ status: 'awaiting-undo-approval', deciders: [newcomer], undoBefore: UNTIL },
    });
    expect(again([MARIE]).after.state.status).toBe('undoing');
  });

  it('is approved in time by another administrator who administered then', () => {
    expect(decide(NADIA, 'nadia@mairie.example')).toEqual({ done: 'undoing' });
    expect(decide(MARIE, 'm@mairie.example')).toBe('own-request');
    expect(decide(NADIA, asker.email)).toBe('own-request');
    expect(decide(personIdSchema.parse('01BX5ZZKBKACTAV9WEVGEMMVS1'), 'x@mairie.example')).toBe(
      'not-a-decider',
    );
    expect(decide(NADIA, 'nadia@mairie.example', UNTIL)).toBe('undo-too-late');
  });
});

describe('a run that takes much away', () => {
  it('is approved neither by the person who asked for it nor by the one who ran it, with any account', () => {
    const party = (personId: typeof MARIE, address: string) => ({
      personId,
      email: verifiedEmailSchema.parse(address),
    });
    const [LEA, email] = [personIdSchema.parse('01BX5ZZKBKACTAV9WEVGEMMVS1'), 'nadia@mairie.example'];
    const checked = bulkChangeSchema.parse({
      ...{
        id: `${SIREN}-01ARZ3NDEKTSV4RRFFQ69G5FAV`,
        siren: SIREN,
        source: 'lines',
        requestedAt: APPLIED_AT,
      },
      ...{ requestedBy: MARIE, requesterEmail: 'marie@mairie.example', history: [], version: 2 },
      lastEventHash: '',
      summary: {
        ...{ lines: 201, faulty: 0, added: 0, changed: 0, ended: 201, unchanged: 0, people: 9, invited: 0 },
        ...{ leaving: 0, losingLastRight: 0, uncovered: 0, firstUncovered: [], lastAdministrator: false },
      },
      state: { status: 'checked', since: APPLIED_AT, runBefore: on('06-30') },
    });
    const roster = rosterOf(MARIE, NADIA, LEA);
    const waiting = requestedRun(checked, 'valid-lines', {
      asker: party(NADIA, email),
      roster,
      taken: NO_LOSSES,
      now: APPLIED_AT,
    }).after;
    for (const [who, may] of [
      [party(MARIE, 'm@mairie.example'), false],
      [party(NADIA, 'n@mairie.example'), false],
      [party(LEA, email), false],
      [party(LEA, 'marie@mairie.example'), false],
      [party(LEA, 'lea@mairie.example'), true],
    ] as const) {
      expect(mayDecide(waiting, who)).toBe(may);
      const decided = refusalOf(
        () => decidedRun(waiting, who, { decision: 'approve' }, APPLIED_AT).after.state.status,
      );
      expect(may ? decided : typeof decided).toEqual(may ? { done: 'running' } : 'string');
    }
  });
});
