const CONNECTION_TIMEOUT_MILLISECONDS = 1_000;
/** A Lambda of the API has 20 s: three tries and what lies between them fit. */
const REQUEST_TIMEOUT_MILLISECONDS = 5_000;
const MAX_ATTEMPTS = 3;

/**
 * Settings of a client of AWS: no wait without an end, neither for a connection nor for an answer. The SDK has no bound
 * of its own, and only warns of one that is exceeded unless it is told to fail.
 */
export const boundedWaits = ({
  requestTimeout = REQUEST_TIMEOUT_MILLISECONDS,
  maxAttempts = MAX_ATTEMPTS,
} = {}) => ({
  maxAttempts,
  requestHandler: {
    connectionTimeout: CONNECTION_TIMEOUT_MILLISECONDS,
    requestTimeout,
    throwOnRequestTimeout: true,
  },
});
