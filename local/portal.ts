import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildPortal } from '../infra/portal-bundle.ts';
import { SESSIONS_TABLE_NAME } from './create-sessions-table.ts';
import { listen, PortTaken } from './http-server.ts';
import { logoutUrl, OIDC_PATH, PORTAL_CLIENT } from './identity-provider.ts';
import type { OidcSecrets } from './oidc-secrets.ts';
import { answerStarting, type PortalHandler, servePortal } from './portal-server.ts';

/** Names of the secrets that seal its sessions, and that the issuer knows it by. */
const SECRETS = { session: 'portal-session', client: 'portal-client' } as const;

/** What Secrets Manager holds for the portal. */
export const portalSecrets = ({ sessionSecret, portalSecret }: OidcSecrets): ReadonlyMap<string, string> =>
  new Map([
    [SECRETS.session, sessionSecret],
    [SECRETS.client, portalSecret],
  ]);

export interface PortalOptions {
  /** 0 takes a free one. */
  port: number;
  /** Where browsers see it, if that is not the port: something stands in front of it. */
  origin?: string | undefined;
}

interface Surroundings {
  /** Where the register answers, and the issuer below it. */
  api: string;
  /** Where the buckets are. */
  files: string;
  /** The folder to build it into. */
  folder: string;
}

/** Begins to listen, before anything answers: mails and the issuer must know where the portal will be. */
export const listenForPortal = async ({ port, origin }: PortalOptions) => {
  const listening = await listen(port, answerStarting).catch((error: unknown) => {
    throw error instanceof PortTaken ? new PortTaken(port, '--portal-port') : error;
  });
  return {
    origin: origin ?? listening.origin,
    stop: async (): Promise<void> => {
      listening.server.closeAllConnections();
      listening.server.close();
    },
    /**
     * Bundles the portal as Lambda gets it, and serves it. Its environment is the process's, as that of every Lambda
     * here: AWS's part is set before.
     */
    serve: async ({ api, files, folder }: Surroundings): Promise<void> => {
      const portal = origin ?? listening.origin;
      const assets = join(folder, 'assets');
      // A module is imported once: each start has a name of its own, and nothing of an earlier one.
      const handler = join(folder, randomUUID());
      rmSync(folder, { recursive: true, force: true });
      Object.assign(process.env, {
        PORTAL_URL: portal,
        API_URL: api,
        FILES_ORIGIN: files,
        SESSIONS_TABLE_NAME,
        SESSION_SECRET_NAME: SECRETS.session,
        CLIENT_SECRET_NAME: SECRETS.client,
        ISSUER: `${api}${OIDC_PATH}`,
        CLIENT_ID: PORTAL_CLIENT,
        LOGIN_SCOPE: 'openid portal',
        LOGOUT_URL: logoutUrl({ origin: api, portal }),
        ASSETS: JSON.stringify(await buildPortal({ assets, handler })),
      });
      const loaded: { handler: PortalHandler } = await import(pathToFileURL(join(handler, 'index.mjs')).href);
      servePortal(listening.server, { assets, handler: loaded.handler });
    },
  };
};
