import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { SireneEnvironment } from '../../functions/jobs/env.ts';
import type { Settings } from '../config.ts';
import { grantSecretReading } from './grant-secret-reading.ts';

/** INSEE, API Sirene 3.11 (https://portail-api.insee.fr). */
const INSEE_API_URL = 'https://api.insee.fr/api-sirene/3.11';
/** Secrets Manager appends six characters to the ARN of a secret, which its name does not show. */
const ANY_ENDING = '-??????';

/**
 * Gives a Lambda the address of INSEE's API, and lets it read the key, which an operator has put into Secrets
 * Manager.
 */
export const connectSirene = (
  lambda: LambdaFunction,
  { keySecretName }: NonNullable<Settings['sirene']>,
): void => {
  const environment = {
    INSEE_API_URL,
    INSEE_API_KEY_SECRET_NAME: keySecretName,
  } satisfies SireneEnvironment;
  for (const [name, value] of Object.entries(environment)) lambda.addEnvironment(name, value);
  const { secretArn } = Secret.fromSecretNameV2(lambda, 'InseeApiKey', keySecretName);
  grantSecretReading(lambda, { secretArn: `${secretArn}${ANY_ENDING}` });
};
