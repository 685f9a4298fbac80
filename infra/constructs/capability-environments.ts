import type * as z from 'zod/mini';
import type { environmentSchema as administratorChanges } from '../../functions/administrator-changes/env.ts';
import type { environmentSchema as bulkChanges } from '../../functions/bulk-changes/env.ts';
import type { environmentSchema as decisions } from '../../functions/decisions/env.ts';
import type { environmentSchema as invitations } from '../../functions/invitations/env.ts';
import type { environmentSchema as mandates } from '../../functions/mandates/env.ts';
import type { environmentSchema as members } from '../../functions/members/env.ts';
import type { environmentSchema as organisations } from '../../functions/organisations/env.ts';
import type { environmentSchema as profile } from '../../functions/profile/env.ts';
import type { environmentSchema as reference } from '../../functions/reference/env.ts';
import type { environmentSchema as reviews } from '../../functions/reviews/env.ts';

/** The environment that each Lambda parses when it starts. */
export interface CapabilityEnvironments {
  'bulk-changes': z.input<typeof bulkChanges>;
  'administrator-changes': z.input<typeof administratorChanges>;
  decisions: z.input<typeof decisions>;
  invitations: z.input<typeof invitations>;
  mandates: z.input<typeof mandates>;
  members: z.input<typeof members>;
  organisations: z.input<typeof organisations>;
  profile: z.input<typeof profile>;
  reference: z.input<typeof reference>;
  reviews: z.input<typeof reviews>;
}
