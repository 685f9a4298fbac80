import type { Anyone, RelyingService } from './caller.ts';
import { claimsOf } from './claims.ts';
import type { GatewayEvent } from './request.ts';

/** A public route needs no caller. */
export const recogniseAnyone = async (): Promise<Anyone> => ({ kind: 'anyone' });

/** The gateway has checked the scope. The client's id takes the place of a person in the logs. */
export const recogniseRelyingService = async (event: GatewayEvent): Promise<RelyingService> => {
  const claims = claimsOf(event);
  return { kind: 'relying-service', clientId: claims.client_id ?? claims.sub };
};
