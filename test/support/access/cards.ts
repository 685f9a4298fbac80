import { type AccessCard, accessCardSchema, type Stage } from '../../../shared/domain/access/access-card.ts';
import { type Grant, grantSchema } from '../../../shared/domain/access/grant.ts';
import { FIRST_HASH } from '../../../shared/domain/events.ts';
import {
  grantIdSchema,
  personIdSchema,
  sirenSchema,
  siretSchema,
} from '../../../shared/domain/identifiers.ts';
import { dateSchema, type Instant, toInstant } from '../../../shared/domain/instants.ts';

/** An instant of 2026, by its day: `on('03-01')` is the first of March at noon. */
export const on = (day: string): Instant => toInstant(`2026-${day}T12:00:00Z`);
export const day = (text: string) => dateSchema.parse(text);
export const grantId = (rank: number) => grantIdSchema.parse(`01ARZ3NDEKTSV4RRFFQ69G5F${rank + 10}`);

/** A grant's id for each of up to a million ranks. */
export const rankedGrantId = (rank: number) =>
  grantIdSchema.parse(`01ARZ3NDEKTSV4RRFFQ6${String(rank).padStart(6, '0')}`);

export const SIREN = sirenSchema.parse('219200235');
export const TOWN_HALL = siretSchema.parse('21920023500014');
export const SCHOOL = siretSchema.parse('21920023500022');
export const NADIA = personIdSchema.parse('01BX5ZZKBKACTAV9WEVGEMMVRZ');
export const MARIE = personIdSchema.parse('01BX5ZZKBKACTAV9WEVGEMMVS0');

export const grantOf = (overrides: Partial<Grant> = {}): Grant =>
  grantSchema.parse({
    id: grantId(0),
    services: { DSN: 'declare' },
    establishments: 'all',
    from: on('01-01'),
    givenAt: on('01-01'),
    ...overrides,
  });

export const stage = (from: Instant, status: Stage['status'], role: Stage['role'] = 'declarant'): Stage => ({
  from,
  status,
  role,
});

/** Nadia's card, by default that of an active declarant since January. */
export const cardOf = (overrides: Partial<AccessCard> = {}): AccessCard =>
  accessCardSchema.parse({
    siren: SIREN,
    personId: NADIA,
    holder: {
      email: 'nadia@mairie.example',
      familyName: 'Roux',
      givenName: 'Nadia',
      freshness: [],
      version: 0,
    },
    timeline: [stage(on('01-01'), 'active')],
    grants: [],
    version: 3,
    lastEventHash: FIRST_HASH,
    ...overrides,
  });

/** The code of the refusal, or the result. */
export const refusalOf = (act: () => unknown): unknown => {
  try {
    return { done: act() };
  } catch (error) {
    return error instanceof Error ? error.message : error;
  }
};
