import { importJWK, SignJWT } from 'jose';
import { listen } from '../local/http-server.ts';
import { loadSecrets } from '../local/oidc-secrets.ts';
import type { MachineRules } from '../shared/http/machine-tokens.ts';

const ISSUER = 'https://identity.example';
const AUDIENCE = 'trousseau';
const SCOPE = 'access:evaluate';

export interface BenchIssuer {
  rules: MachineRules;
  token: string;
  stop: () => void;
}

/** An issuer of this machine: its keys behind an address, and one token that it signed. */
export const openIssuer = async (): Promise<BenchIssuer> => {
  const { signingKey } = await loadSecrets(undefined);
  const { kty, kid, n, e, alg, use } = signingKey;
  const { server, origin } = await listen(0, (_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ keys: [{ kty, kid, n, e, alg, use }] }));
  });
  const token = await new SignJWT({ client_id: 'dsn', scope: SCOPE })
    .setProtectedHeader({ alg: 'RS256', kid })
    .setIssuer(ISSUER)
    .setSubject('dsn')
    .setAudience(AUDIENCE)
    .setExpirationTime('1h')
    .sign(await importJWK(signingKey, 'RS256'));
  return {
    rules: { issuer: ISSUER, keys: origin, audience: [AUDIENCE], scope: SCOPE },
    token,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};
