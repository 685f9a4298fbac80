import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod/mini';
import publicSector from '../../config/public-sector.json' with { type: 'json' };
import { boundedWaits } from '../../shared/aws/bounded-waits.ts';
import { type SectorRule, sectorRuleSchema } from '../../shared/domain/directory/public-sector.ts';
import { readSecret } from '../../shared/secrets/read-secret.ts';
import { createInseeClient, type InseeClient } from '../../shared/sirene/insee-client.ts';
import type { SireneEnvironment } from './env.ts';

/** Where INSEE's changes come from, and which of them are kept. */
export interface SireneSource {
  client: InseeClient;
  sector: SectorRule;
}

/** Printable, so that it can be a header; white space that a file left around it is no part of it. */
const keySchema = z.string().check(z.trim(), z.regex(/^[!-~]+$/));

/** Read for each request, so that a renewed key is taken up at once; there are thirty a minute at most. */
const keyOf = (secretName: string): (() => Promise<string>) => {
  const secrets = new SecretsManagerClient(boundedWaits());
  return () => readSecret(secrets, secretName, keySchema);
};

/** Undefined where no address is configured. */
export const openSirene = ({
  INSEE_API_URL: url,
  INSEE_API_KEY_SECRET_NAME: secretName,
}: SireneEnvironment): SireneSource | undefined => {
  if (url === undefined) return undefined;
  const key = secretName === undefined ? undefined : keyOf(secretName);
  return { client: createInseeClient({ url, key }), sector: sectorRuleSchema.parse(publicSector) };
};
