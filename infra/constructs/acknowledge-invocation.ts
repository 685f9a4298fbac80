import { Stack } from 'aws-cdk-lib';
import { CfnFunction, type Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import type { IConstruct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';

/** A permission of the CDK to invoke a Lambda also covers its versions, by a pattern after its name. */
export const acknowledgeInvocation = (scope: IConstruct, lambda: Lambda): void => {
  const resource = lambda.node.defaultChild;
  if (!(resource instanceof CfnFunction)) throw new Error('the Lambda has no resource');
  acknowledge(
    scope,
    `AwsSolutions-IAM5[Resource::<${Stack.of(scope).getLogicalId(resource)}.Arn>:*]`,
    'The versions of this one Lambda.',
  );
};
