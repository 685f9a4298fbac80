import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { boundedWaits } from '../../aws/bounded-waits.ts';
import {
  type ActivationSecret,
  activationSecretSchema,
} from '../../domain/administrator-changes/activation-key.ts';
import { readSecret } from '../../secrets/read-secret.ts';

/** The environment's secret, read when first needed and once per Lambda. A failed read is tried again. */
export const openActivationSecret = (
  name: string,
  client: Pick<SecretsManagerClient, 'send'> = new SecretsManagerClient(boundedWaits()),
): (() => Promise<ActivationSecret>) => {
  let known: Promise<ActivationSecret> | undefined;
  return () => {
    known ??= readSecret(client, name, activationSecretSchema).catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  };
};
