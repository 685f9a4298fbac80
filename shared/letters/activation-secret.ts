import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { type ActivationSecret, activationSecretSchema } from '../domain/activation-key.ts';

/** The environment's secret, read when first needed and once per Lambda; a failure to read it is not kept. */
export const openActivationSecret = (
  name: string,
  client: Pick<SecretsManagerClient, 'send'> = new SecretsManagerClient(),
): (() => Promise<ActivationSecret>) => {
  let known: Promise<ActivationSecret> | undefined;
  const read = async (): Promise<ActivationSecret> => {
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: name }));
    return activationSecretSchema.parse(SecretString);
  };
  return () => {
    known ??= read().catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  };
};
