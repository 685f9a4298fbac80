/** Names of AWS errors that mean "not now". https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html */
const PASSING = new Set([
  'ThrottlingException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'TransactionInProgressException',
  // A single write gets it when a transaction is about to write the item. The SDK does not retry it.
  'TransactionConflictException',
  'InternalServerError',
  'ServiceUnavailable',
  'TimeoutError',
  // Other credentials are on their way.
  'ExpiredTokenException',
  'UnprocessedKeys',
  'UnprocessedItems',
  'StaleRead',
  'UnsureCommit',
]);

/** Codes of a network that failed: those that the SDK tries again. */
const NETWORK = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'],
  ...['EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN'],
]);

const isOfServer = (error: Error): boolean => {
  const metadata: unknown = '$metadata' in error ? error.$metadata : undefined;
  if (typeof metadata !== 'object' || metadata === null || !('httpStatusCode' in metadata)) return false;
  return typeof metadata.httpStatusCode === 'number' && metadata.httpStatusCode >= 500;
};

/** Whether the same call may well work a little later. */
export const isPassing = (error: unknown): boolean =>
  error instanceof Error &&
  (PASSING.has(error.name) ||
    isOfServer(error) ||
    ('code' in error && typeof error.code === 'string' && NETWORK.has(error.code)) ||
    ('$retryable' in error && error.$retryable !== undefined));
