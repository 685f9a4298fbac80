import { Duration } from 'aws-cdk-lib';
import { JitterType, type TaskStateBase } from 'aws-cdk-lib/aws-stepfunctions';

/**
 * Errors that pass: Lambda's own faults
 * (https://docs.aws.amazon.com/step-functions/latest/dg/bp-lambda-serviceexception.html), a function that was cut
 * off, and errors that the function itself calls passing.
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

/** Retries for about three hours. */
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
