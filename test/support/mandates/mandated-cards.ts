import type { Grant } from '../../../shared/domain/access/grant.ts';
import { mandateIdSchema, sirenSchema } from '../../../shared/domain/identifiers.ts';
import type { Instant } from '../../../shared/domain/instants.ts';
import { type Mandate, mandateSchema } from '../../../shared/domain/mandates/mandate.ts';
import { cardOf, grantOf, MARIE, on, SIREN } from '../access/cards.ts';

/** A mandate that the organisation of `cardOf` (219200235) gives to another one, where Nadia works too. */
export const MANDATARY = sirenSchema.parse('219999018');
export const MANDATE_ID = mandateIdSchema.parse(`${SIREN}-${MANDATARY}-01KB0ZX7C8D0E2F4G6H8J0K2M4`);

const FIRST = '0'.repeat(64);

/** By default a mandate that was proposed in January and is active since February, for all establishments. */
export const mandateOf = (overrides: Partial<Mandate> = {}): Mandate =>
  mandateSchema.parse({
    id: MANDATE_ID,
    evidence: { type: 'contract', reference: 'M-1', date: '2026-01-01' },
    stages: [
      { status: 'proposed', from: on('01-10'), by: MARIE, expiresAt: on('02-09') },
      { status: 'active', from: on('02-01'), by: MARIE },
    ],
    terms: [{ from: on('01-10'), services: { DSN: 'sign', DSIJ: 'declare' }, establishments: 'all' }],
    version: 2,
    lastEventHashes: { mandator: FIRST, mandatary: FIRST },
    ...overrides,
  });

export const endedAt = (from: Instant): Mandate => {
  const { stages } = mandateOf();
  return mandateOf({ stages: [...stages, { status: 'ended', from, by: MARIE, side: 'mandator' }] });
};

export const narrowedAt = (from: Instant, terms: Partial<Mandate['terms'][number]>): Mandate => {
  const [first] = mandateOf().terms;
  if (first === undefined) throw new Error('no terms');
  return mandateOf({ terms: [first, { ...first, ...terms, from }] });
};

/** By default a grant that was given under the mandate in March. */
export const mandatedGrant = (overrides: Partial<Grant> = {}): Grant =>
  grantOf({
    mandateId: MANDATE_ID,
    from: on('03-01'),
    givenAt: on('03-01'),
    services: { DSN: 'sign' },
    ...overrides,
  });

/** Nadia's card in the mandatary's organisation. */
export const mandataryCard = (...grants: Grant[]) => cardOf({ siren: MANDATARY, grants });

/** Nadia's card in the mandator's organisation, where she is no member. */
export const notedCard = () => cardOf({ timeline: [], grants: [], actsUnder: [MANDATE_ID] });
