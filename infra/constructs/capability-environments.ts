import type * as z from 'zod/mini';
import type { environmentSchema as administratorChanges } from '../../functions/administrator-changes/env.ts';
import type { filesEnvironmentSchema, tableEnvironmentSchema } from '../../functions/environment.ts';

type TableEnvironment = z.input<typeof tableEnvironmentSchema>;

/** The environment that each Lambda parses when it starts. */
export interface CapabilityEnvironments {
  'bulk-changes': z.input<typeof filesEnvironmentSchema>;
  'administrator-changes': z.input<typeof administratorChanges>;
  decisions: TableEnvironment;
  invitations: TableEnvironment;
  mandates: TableEnvironment;
  members: TableEnvironment;
  organisations: TableEnvironment;
  profile: TableEnvironment;
  reference: TableEnvironment;
  reviews: TableEnvironment;
}
