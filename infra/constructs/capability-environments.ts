import type * as z from 'zod/mini';
import type { environmentSchema as administratorChanges } from '../../functions/administrator-changes/env.ts';
import type { environmentSchema as bulkChanges } from '../../functions/bulk-changes/env.ts';
import type { personEnvironmentSchema, tableEnvironmentSchema } from '../../functions/environment.ts';

type TableEnvironment = z.input<typeof tableEnvironmentSchema>;
type PersonEnvironment = z.input<typeof personEnvironmentSchema>;

/** The environment that each Lambda parses when it starts. */
export interface CapabilityEnvironments {
  'bulk-changes': z.input<typeof bulkChanges>;
  'administrator-changes': z.input<typeof administratorChanges>;
  contests: PersonEnvironment;
  decisions: TableEnvironment;
  invitations: PersonEnvironment;
  mandates: PersonEnvironment;
  members: PersonEnvironment;
  organisations: PersonEnvironment;
  profile: PersonEnvironment;
  reference: TableEnvironment;
  reviews: PersonEnvironment;
}
