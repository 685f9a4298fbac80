import type { Route } from '../shared/http/route.ts';
import { routes as administratorChanges } from './administrator-changes/contract.ts';
import { routes as bulkChanges } from './bulk-changes/contract.ts';
import { routes as contests } from './contests/contract.ts';
import { routes as decisions } from './decisions/contract.ts';
import { routes as invitations } from './invitations/contract.ts';
import { routes as mandates } from './mandates/contract.ts';
import { routes as members } from './members/contract.ts';
import { routes as organisations } from './organisations/contract.ts';
import { routes as profile } from './profile/contract.ts';
import { routes as reference } from './reference/contract.ts';
import { routes as reviews } from './reviews/contract.ts';

/** The whole contract. Each capability is one Lambda, in the folder of that name. */
export const CAPABILITIES = {
  reference: { routes: Object.values(reference) },
  profile: { routes: Object.values(profile) },
  invitations: { routes: Object.values(invitations) },
  organisations: { routes: Object.values(organisations) },
  members: { routes: Object.values(members) },
  'bulk-changes': { routes: Object.values(bulkChanges) },
  mandates: { routes: Object.values(mandates) },
  reviews: { routes: Object.values(reviews) },
  'administrator-changes': { routes: Object.values(administratorChanges) },
  contests: { routes: Object.values(contests) },
  decisions: { routes: Object.values(decisions) },
} as const satisfies Record<string, { routes: readonly Route[] }>;

export type CapabilityName = keyof typeof CAPABILITIES;

export const ALL_ROUTES: readonly Route[] = Object.values(CAPABILITIES).flatMap(
  ({ routes }): readonly Route[] => routes,
);
