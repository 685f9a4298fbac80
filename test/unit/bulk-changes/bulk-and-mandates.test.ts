import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOwn } from '../../../shared/domain/access/grant.ts';
import { undoPersonPlan } from '../../../shared/domain/bulk-changes/undo-person-plan.ts';
import { personIdSchema } from '../../../shared/domain/identifiers.ts';
import { addDays } from '../../../shared/domain/instants.ts';
import type { Mandate } from '../../../shared/domain/mandates/mandate.ts';
import { newlyUncovered } from '../../../shared/use-cases/decisions/signable.ts';
import { grantOf, MARIE, NADIA, SIREN } from '../../support/access/cards.ts';
import {
  APPLIED_AT,
  applyLines,
  cardWith,
  newGrantId,
  PLACES,
} from '../../support/bulk-changes/bulk-world.ts';
import { leftUncovered } from '../../support/decisions/left-uncovered.ts';
import {
  endedAt,
  mandataryCard,
  mandatedGrant,
  mandateOf,
  narrowedAt,
} from '../../support/mandates/mandated-cards.ts';

const line = { line: 2, email: 'nadia@mairie.example' };
const EVERYTHING = { ...line, action: 'remove', place: 'all' } as const;
const LATER = addDays(APPLIED_AT, 1);

describe('a grant under another organisation’s mandate', () => {
  const mandated = mandatedGrant({ id: newGrantId() });
  const own = grantOf({ id: newGrantId(), services: { DSN: 'sign' } });

  it('is left alone by every line', () => {
    const card = mandataryCard(mandated, own);
    const removal = applyLines(card, [{ ...EVERYTHING, service: 'DSN' }]);
    expect(removal.plan.ends).toEqual([own.id]);
    expect(removal.after.grants.filter((grant) => !isOwn(grant))).toEqual([mandated]);
    const nothing = applyLines(mandataryCard(mandated), [
      { ...line, action: 'change', place: 'all', service: 'DSN', right: 'consult' },
    ]);
    expect([...nothing.plan.faults.values()]).toMatchObject([{ code: 'nothing-to-change' }]);
  });

  const undoLeaving = (mandate: Mandate) => {
    const { after } = applyLines(mandataryCard(mandated, own), [EVERYTHING]);
    expect(after.grants.every(({ endedAt }) => endedAt === APPLIED_AT)).toBe(true);
    return undoPersonPlan(
      after,
      {
        ...{
          membership: 'ended',
          at: APPLIED_AT,
          version: after.version,
          given: [],
          ended: [mandated.id, own.id],
        },
        was: { status: 'active', role: 'declarant' },
      },
      {
        ...{ bulkChange: 'x', now: LATER, everywhere: PLACES, archived: [], newId: newGrantId },
        mandates: new Map([[mandate.id, mandate]]),
      },
    );
  };

  it('ends with the member, and comes back under its mandate when that is undone', () => {
    const { change, kept } = undoLeaving(mandateOf());
    expect(kept).toEqual([]);
    const back = change?.after.grants.filter(({ endedAt }) => endedAt === undefined) ?? [];
    expect(back.map(({ mandateId, services, from }) => ({ mandateId, services, from }))).toEqual([
      { mandateId: mandated.mandateId, services: mandated.services, from: LATER },
      { mandateId: undefined, services: own.services, from: LATER },
    ]);
  });

  it.each([
    ['has ended', endedAt(APPLIED_AT)],
    ['no longer says so much', narrowedAt(APPLIED_AT, { services: { DSN: 'declare' } })],
  ])('does not come back under a mandate that %s, which is reported', (_, mandate) => {
    const { change, kept } = undoLeaving(mandate);
    expect(kept).toEqual(['mandate-since-changed']);
    expect(change?.event.data.given).toMatchObject([{ services: own.services }]);
  });
});

describe('what a bulk change leaves uncovered', () => {
  const establishments = PLACES.map((siret) => ({
    ...{ siret, siren: SIREN, name: 'MAIRIE', headOffice: false, address: { lines: [] }, closures: [] },
  }));
  const withRights = (card: ReturnType<typeof cardWith>) =>
    card.map((drawn) => ({
      ...drawn,
      grants: drawn.grants.map((grant) => ({
        ...grant,
        services: Object.fromEntries(Object.keys(grant.services).map((code) => [code, 'sign' as const])),
      })),
    }));

  it('is what ending each of the members alone would leave uncovered', () => {
    fc.assert(
      fc.property(withRights(cardWith()), withRights(cardWith()), (leaving, other) => {
        const others = [{ ...other, personId: personIdSchema.parse(MARIE) }];
        const before = [{ ...leaving, personId: NADIA }, ...others];
        const found = newlyUncovered(before, others, { establishments, mandated: [] }, APPLIED_AT);
        const uncovered = leftUncovered(
          leaving,
          others.map((card) => ({ card })),
          establishments,
          APPLIED_AT,
        );
        const sorted = (pairs: typeof uncovered) =>
          pairs.map(({ service, siret }) => `${service} ${siret}`).sort();
        expect(sorted(found)).toEqual(sorted(uncovered));
      }),
      { numRuns: 500 },
    );
  });

  it('leaves out what somebody signs under a mandate', () => {
    const own = { ...mandataryCard(grantOf({ services: { DSN: 'sign' } })), siren: SIREN };
    const mandated = [{ mandate: mandateOf(), card: mandataryCard(mandatedGrant()) }];
    expect(newlyUncovered([own], [], { establishments, mandated: [] }, APPLIED_AT)).toHaveLength(3);
    expect(newlyUncovered([own], [], { establishments, mandated }, APPLIED_AT)).toEqual([]);
  });
});
