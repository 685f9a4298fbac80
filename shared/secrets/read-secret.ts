import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type * as z from 'zod/mini';

/** Reads a secret of the environment. @throws ZodError when it has another form; the error does not repeat it */
export const readSecret = async <T>(
  client: Pick<SecretsManagerClient, 'send'>,
  name: string,
  schema: z.ZodMiniType<T>,
): Promise<T> => {
  const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: name }));
  return schema.parse(SecretString);
};
