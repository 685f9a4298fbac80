import type { Anyone, RelyingService } from './caller.ts';
import { claimsOf } from './claims.ts';
import type { GatewayEvent } from './request.ts';

/** A public route asks nothing of nobody. */
export const recogniseAnyone = async (): Promise<Anyone> => ({ kind: 'anyone' });

/** The gateway has checked the scope; the client's id goes into the logs' place of a person. */
export const recogniseRelyingService = async (event: GatewayEvent): Promise<RelyingService> => {
  const claims = claimsOf(event);
  return { kind: 'relying-service', clientId: claims.client_id ?? claims.sub };
};
