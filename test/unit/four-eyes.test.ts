import { describe, expect, it } from 'vitest';
import { type AccessChangeSummary, needsSecondAdministrator } from '../../shared/domain/access-change.ts';
import type { AccessLine } from '../../shared/domain/access-line.ts';
import { addMilliseconds } from '../../shared/domain/instants.ts';
import { applyLines, NOW } from '../support/bulk-world.ts';
import { cardOf, grantId, grantOf, on, SCHOOL, TOWN_HALL } from '../support/cards.ts';
import { mandataryCard, mandatedGrant } from '../support/mandated-cards.ts';

const EVERYWHERE = { line: 2, email: 'nadia@mairie.example', place: 'all' } as const;
const change = (terms: Partial<AccessLine>): AccessLine => ({
  ...{ ...EVERYWHERE, action: 'change', service: 'DSN', right: 'sign' },
  ...terms,
});
const signer = cardOf({ grants: [grantOf({ services: { DSN: 'sign' } })] });

describe('somebody’s last right', () => {
  it.each([
    ['begins again years from now', { right: 'consult', from: on('12-01') }],
    ['is over in a minute', { until: addMilliseconds(NOW, 60_000) }],
    ['ends where it had no end', { until: on('12-01') }],
  ] as const)('is lost when it %s', (_, terms) => {
    expect(applyLines(signer, [change(terms)]).plan).toMatchObject({ losesLastRight: true, reducing: 1 });
  });

  it('is lost with the mandates that somebody acted under', () => {
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
    ['lowers it at one of the places', { service: 'DSIJ', right: 'declare' }],
  ] as const)('counts among the removals when it %s', (_, terms) => {
    expect(applyLines(declarer, [change(terms)]).plan.reducing).toBe(1);
  });

  it.each([
    ['raises it', { ...declared, right: 'sign' }],
    ['prolongs it', { ...declared, until: on('10-01') }],
    ['widens it to every place', { service: 'DSIJ', right: 'sign' }],
    ['changes nothing', declared],
  ] as const)('does not when it %s', (_, terms) => {
    expect(applyLines(declarer, [change(terms)]).plan.reducing).toBe(0);
  });

  it('takes a second administrator when there are more than 200 with the removals', () => {
    const counts = { lines: 0, faulty: 0, added: 0, changed: 0, unchanged: 0, people: 0, invited: 0 };
    const summary: AccessChangeSummary = {
      ...{ ...counts, ended: 100, reduced: 100, leaving: 0, losingLastRight: 20 },
      ...{ uncovered: 0, firstUncovered: [], lastAdministrator: false },
    };
    expect(needsSecondAdministrator(summary)).toBe(false);
    expect(needsSecondAdministrator({ ...summary, reduced: 101 })).toBe(true);
    expect(needsSecondAdministrator({ ...summary, losingLastRight: 21 })).toBe(true);
  });
});
