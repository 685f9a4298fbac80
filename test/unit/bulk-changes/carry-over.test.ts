import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exchangePlannedGrants, giveAt } from '../../../shared/domain/bulk-changes/apply-person-plan.ts';
import { linesToCarryOver, servicesLost } from '../../../shared/domain/bulk-changes/carry-over.ts';
import { planPerson } from '../../../shared/domain/bulk-changes/plan-person.ts';
import { grantIdSchema, siretSchema } from '../../../shared/domain/identifiers.ts';
import { addDays, toInstant } from '../../../shared/domain/instants.ts';
import { includesRight } from '../../../shared/domain/rights.ts';
import { cardOf, grantOf, SCHOOL } from '../../support/access/cards.ts';
import { siretNumber } from '../../support/directory/luhn.ts';

const NOW = toInstant('2026-11-12T06:00:00Z');
const NEXT = siretSchema.parse(siretNumber(SCHOOL.slice(0, 9), 77));
const MOVE = { siret: SCHOOL, successor: NEXT };

const idOf = (rank: number) => grantIdSchema.parse(`01J9ZK0000000000000000${String(1000 + rank)}`);
const days = fc.integer({ min: -30, max: 30 });
const grant = fc.record({
  services: fc.dictionary(
    fc.constantFrom('DSN', 'DSIJ', 'AER'),
    fc.constantFrom('consult', 'declare', 'sign'),
    {
      minKeys: 1,
    },
  ),
  establishments: fc.constantFrom('all' as const, [SCHOOL], [SCHOOL, NEXT], [NEXT]),
  from: days,
  lasts: fc.option(fc.integer({ min: 1, max: 40 }), { nil: undefined }),
  ended: fc.boolean(),
});
const card = fc.array(grant, { maxLength: 5 }).map((grants) =>
  cardOf({
    grants: grants.map(({ services, establishments, from, lasts, ended }, rank) =>
      grantOf({
        ...{ id: idOf(rank), services, establishments, from: addDays(NOW, from), givenAt: addDays(NOW, -40) },
        ...(lasts !== undefined && { until: addDays(NOW, from + lasts) }),
        ...(ended && { endedAt: addDays(NOW, -1) }),
      }),
    ),
  }),
);

describe('what is carried over to a new establishment', () => {
  it('is never more, sooner or longer than what some grant gives at the old one', () => {
    fc.assert(
      fc.property(card, days, (held, shift) => {
        const begins = shift > 0 ? addDays(NOW, shift) : undefined;
        for (const { service = '', right = 'consult', from, until, place } of linesToCarryOver(
          held,
          { ...MOVE, begins },
          NOW,
        )) {
          expect(place).toBe(NEXT);
          const first = from ?? NOW;
          expect(begins === undefined || first >= begins).toBe(true);
          const givers = held.grants.filter(
            (each) =>
              each.endedAt === undefined &&
              each.establishments !== 'all' &&
              each.establishments.includes(SCHOOL) &&
              includesRight(each.services[service] ?? 'consult', right) &&
              each.services[service] !== undefined &&
              each.from <= first &&
              each.until === until,
          );
          expect(givers).not.toEqual([]);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('is carried over once: afterwards nothing is lost, and the same lines give nothing', () => {
    fc.assert(
      fc.property(card, (held) => {
        const lines = linesToCarryOver(held, MOVE, NOW).map((line, index) => ({ ...line, line: index + 1 }));
        let rank = 100;
        const newId = () => {
          rank += 1;
          return idOf(rank);
        };
        const facts = { everywhere: [SCHOOL, NEXT], now: NOW, newId };
        const plan = planPerson({ ...facts, card: held, lines });
        const applying = { bulkChange: 'change', now: NOW };
        const gives = plan.gives.flatMap(giveAt(NOW));
        const after = exchangePlannedGrants(held, { ends: plan.ends, gives }, applying).after;
        expect(plan.ends).toEqual([]);
        expect(planPerson({ ...facts, card: after, lines }).gives).toEqual([]);
        if (plan.faults.size === 0) expect(servicesLost(after, MOVE, NOW)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('is nothing for a suspended member, nor for one who has left', () => {
    const grants = [grantOf({ establishments: [SCHOOL], from: addDays(NOW, -5), givenAt: addDays(NOW, -5) })];
    for (const status of ['suspended', 'ended'] as const) {
      const timeline = [{ from: addDays(NOW, -5), status, role: 'declarant' as const }];
      expect(linesToCarryOver(cardOf({ grants, timeline }), MOVE, NOW)).toEqual([]);
    }
  });
});
