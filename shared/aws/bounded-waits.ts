const CONNECTION_TIMEOUT_MILLISECONDS = 1_000;
/** A Lambda of the API has 20 s, which three tries and their pauses fit into. */
const REQUEST_TIMEOUT_MILLISECONDS = 5_000;
const MAX_ATTEMPTS = 3;

/**
 * Settings of an AWS client that bound every wait, for a connection and for an answer. The SDK has no bounds of its
 * own, and only warns of an exceeded one unless it is configured to fail.
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
