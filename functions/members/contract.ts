import { grantRoutes } from './grant-routes.ts';
import { invitationRoutes } from './invitation-routes.ts';
import { listRoutes } from './list-routes.ts';
import { membershipRoutes } from './membership-routes.ts';

/** Each subject in a file of its own. */
export const routes = { ...listRoutes, ...invitationRoutes, ...membershipRoutes, ...grantRoutes };
