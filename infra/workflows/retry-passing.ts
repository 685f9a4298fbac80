import { Duration } from 'aws-cdk-lib';
import { JitterType, type TaskStateBase } from 'aws-cdk-lib/aws-stepfunctions';

/**
 * What passes: Lambda's own troubles (https://docs.aws.amazon.com/step-functions/latest/dg/bp-lambda-serviceexception.html),
 * a function cut off in the middle, and what the function itself says will pass.
 */
const PASSING = [
  'Lambda.ServiceException',
  'Lambda.AWSLambdaException',
  'Lambda.SdkClientException',
  'Lambda.ClientExecutionTimeoutException',
  'Lambda.TooManyRequestsException',
  'Lambda.Unknown',
  'Sandbox.Timedout',
  'Unavailable',
];

/** Rides out about three hours. */
export const addPassingRetry = (task: TaskStateBase, more: string[] = []): void => {
  task.addRetry({
    errors: [...PASSING, ...more],
    interval: Duration.seconds(2),
    backoffRate: 2,
    maxDelay: Duration.minutes(15),
    maxAttempts: 20,
    jitterStrategy: JitterType.FULL,
  });
};
