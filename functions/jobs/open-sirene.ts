import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod/mini';
import publicSector from '../../config/public-sector.json' with { type: 'json' };
import { boundedWaits } from '../../shared/aws/bounded-waits.ts';
import { type SectorRule, sectorRuleSchema } from '../../shared/domain/directory/public-sector.ts';
import { readSecret } from '../../shared/secrets/read-secret.ts';
import { createInseeClient, type InseeClient } from '../../shared/sirene/insee-client.ts';
import type { SireneEnvironment } from './env.ts';

/** The source of INSEE's changes, and the rule for which are kept. */
export interface SireneSource {
  client: InseeClient;
  sector: SectorRule;
}

/** A printable key, so that it can be a header. White space that a file left around it is removed. */
const keySchema = z.string().check(z.trim(), z.regex(/^[!-~]+$/));

/**
 * Reads the key for each request, so that a renewed key is used at once. There are at most thirty requests per
 * minute.
 */
const keyOf = (secretName: string): (() => Promise<string>) => {
  const secrets = new SecretsManagerClient(boundedWaits());
  return () => readSecret(secrets, secretName, keySchema);
};

/** Undefined when no address is configured. */
export const openSirene = ({
  INSEE_API_URL: url,
  INSEE_API_KEY_SECRET_NAME: secretName,
}: SireneEnvironment): SireneSource | undefined => {
  if (url === undefined) return undefined;
  const key = secretName === undefined ? undefined : keyOf(secretName);
  return { client: createInseeClient({ url, key }), sector: sectorRuleSchema.parse(publicSector) };
};
