import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';

/**
 * Lets a Lambda of another stack read a secret whose key it may already use. `grantRead` would also name the Lambda's
 * role in the key's policy, and so make the two stacks depend on each other.
 */
export const grantSecretReading = (lambda: IFunction, secret: Pick<ISecret, 'secretArn'>): void => {
  lambda.addToRolePolicy(
    new PolicyStatement({
      effect: Effect.ALLOW,
      actions: ['secretsmanager:GetSecretValue'],
      resources: [secret.secretArn],
    }),
  );
};
