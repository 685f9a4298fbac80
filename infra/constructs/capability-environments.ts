import type * as z from 'zod/mini';
import type { environmentSchema as administratorChanges } from '../../functions/administrator-changes/env.ts';
import type { environmentSchema as bulkChanges } from '../../functions/bulk-changes/env.ts';
import type { environmentSchema as decisions } from '../../functions/decisions/env.ts';
import type { contractEnvironmentSchema, personEnvironmentSchema } from '../../functions/environment.ts';

type PersonEnvironment = z.input<typeof personEnvironmentSchema>;

/** The environment that each Lambda parses when it starts. */
export interface CapabilityEnvironments {
  'bulk-changes': z.input<typeof bulkChanges>;
  'administrator-changes': z.input<typeof administratorChanges>;
  contests: PersonEnvironment;
  decisions: z.input<typeof decisions>;
  invitations: PersonEnvironment;
  mandates: PersonEnvironment;
  members: PersonEnvironment;
  organisations: PersonEnvironment;
  profile: PersonEnvironment;
  reference: z.input<typeof contractEnvironmentSchema>;
  reviews: PersonEnvironment;
}
