import {
  isServerError,
  isThrottlingError,
  isTransientError,
  StandardRetryStrategy,
} from '@smithy/core/retry';
import type { SdkError } from '@smithy/types';

const isOfSdkKind = (error: unknown): error is SdkError =>
  error instanceof Error && (error.cause === undefined || error.cause instanceof Error);

/** How the SDK sorts it, or undefined for what is not tried again. */
const errorTypeOf = (error: unknown) => {
  if (!isOfSdkKind(error)) return undefined;
  if (isThrottlingError(error)) return 'THROTTLING';
  if (isTransientError(error)) return 'TRANSIENT';
  return isServerError(error) ? 'SERVER_ERROR' : undefined;
};

/**
 * Tries as the SDK's own clients do: for the same errors, with the same pauses, and within the same budget, which many
 * failures of one process use up.
 * @throws the last error
 */
export const createTries = (maxAttempts: number) => {
  const strategy = new StandardRetryStrategy(maxAttempts);
  return async <T>(attempt: () => Promise<T>): Promise<T> => {
    let token = await strategy.acquireInitialRetryToken('');
    for (;;) {
      try {
        const answer = await attempt();
        strategy.recordSuccess(token);
        return answer;
      } catch (error) {
        const errorType = errorTypeOf(error);
        if (errorType === undefined) throw error;
        try {
          token = await strategy.refreshRetryTokenForRetry(token, { errorType });
        } catch {
          throw error;
        }
      }
    }
  };
};
