import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { draftGrant } from '../../../shared/domain/access/granting.ts';
import { checkLine } from '../../../shared/domain/bulk-changes/check-line.ts';
import { DECLARATION_SERVICES, findService } from '../../../shared/domain/declaration-services.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { mandateIdSchema, siretSchema } from '../../../shared/domain/identifiers.ts';
import { proposedMandate } from '../../../shared/domain/mandates/propose-mandate.ts';
import { RIGHTS } from '../../../shared/domain/rights.ts';
import { day, grantId, MARIE, on, SCHOOL, TOWN_HALL } from '../../support/access/cards.ts';

const NOW = on('06-01');
const ELSEWHERE = siretSchema.parse('21999901800019');
const KNOWN = new Map([
  [TOWN_HALL, { closures: [] }],
  [SCHOOL, { closures: [{ from: day('2026-07-01') }] }],
]);
const MANDATE_ID = mandateIdSchema.parse('219200235-219999018-01KB0ZX7C8D0E2F4G6H8J0K2M4');
const evidence = { type: 'deliberation', reference: '2026-118', date: day('2026-01-15') } as const;

const instants = fc.constantFrom(on('05-31'), on('06-01'), on('06-15'), on('07-01'), on('08-01'));
const asked = fc.record(
  {
    service: fc.constantFrom('NONE', ...DECLARATION_SERVICES.map(({ code }) => code)),
    right: fc.constantFrom(...RIGHTS),
    place: fc.constantFrom('all' as const, TOWN_HALL, SCHOOL, ELSEWHERE),
    from: instants,
    until: instants,
  },
  { requiredKeys: ['service', 'right', 'place'] },
);
type Asked = typeof asked extends fc.Arbitrary<infer A> ? A : never;

const codeOf = (act: () => unknown): string | undefined => {
  try {
    act();
    return undefined;
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
};

const byLine = (ask: Asked): string[] =>
  checkLine(
    { line: 2, action: 'add', email: 'a@b.example', ...ask },
    { now: NOW, establishments: KNOWN },
  ).map(({ code }) => code);

const termsOf = ({ service, right, place, ...period }: Asked) => ({
  services: { [service]: right },
  establishments: place === 'all' ? ('all' as const) : [place],
  ...period,
});

const byGrant = (ask: Asked): string | undefined =>
  codeOf(() => draftGrant(termsOf(ask), { id: grantId(5), now: NOW, held: [], known: KNOWN }));

const byMandate = (ask: Asked): string | undefined =>
  codeOf(() =>
    proposedMandate({ ...termsOf(ask), id: MANDATE_ID, by: MARIE, evidence }, { now: NOW, known: KNOWN }),
  );

/** Faults of grants alone, or of mandates alone. */
const OWN_RULES = ['missing-prerequisite', 'service-not-mandatable'];

test('a grant, a mandate and a line of a bulk change are refused for the same reasons', () => {
  fc.assert(
    fc.property(asked, (ask) => {
      const { from: _, ...unbegun } = ask;
      for (const [found, faults] of [
        [byGrant(ask), byLine(ask)],
        [byMandate(unbegun), byLine(unbegun)],
      ] as const) {
        if (found !== undefined && OWN_RULES.includes(found)) continue;
        if (found === undefined) expect(faults).toEqual([]);
        else expect(faults).toContain(found);
      }
    }),
  );
});

test('only what a mandate or a prerequisite needs is asked of one of them alone', () => {
  fc.assert(
    fc.property(asked, (ask) => {
      const service = findService(ask.service);
      if (byGrant(ask) === 'missing-prerequisite') expect(service?.requires).not.toEqual([]);
      if (byMandate(ask) === 'service-not-mandatable') expect(service?.mandatable).toBe(false);
    }),
  );
});
