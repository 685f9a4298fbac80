import type { Anyone, RelyingService } from './caller.ts';
import { bearerToken } from './challenge.ts';
import type { GatewayEvent } from './request.ts';

/** A public route needs no caller. */
export const recogniseAnyone = async (): Promise<Anyone> => ({ kind: 'anyone' });

/**
 * Who asks for decisions, by a token that is verified here: no gateway can echo AuthZEN's request id on its own refusals
 * (docs/adr/0062-decisions-verify-their-own-tokens.md). The client's id takes the place of a person in the logs.
 */
export const recogniseRelyingService =
  (clientOf: (token: string | undefined) => Promise<string>) =>
  async ({ headers }: GatewayEvent): Promise<RelyingService> => ({
    kind: 'relying-service',
    clientId: await clientOf(bearerToken(headers.authorization)),
  });
