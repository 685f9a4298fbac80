import type { Answer, Call } from './wire.ts';

/** What happens to one call: an answer of AWS in place of its own, or nothing but an error of the network. */
export interface Fault {
  /** Whether DynamoDB gets the call: not at all, and its answer is lost, or only some time after the caller gave up. */
  delivered: 'never' | 'already' | 'late';
  answer: (call: Call) => Answer | Error;
}

const exception =
  (name: string, status = 400) =>
  (): Answer => ({
    status,
    body: { __type: `com.amazonaws.dynamodb.v20120810#${name}`, message: name },
  });

/** The transaction is cancelled, with a code for each action. */
const cancelledBy = (codes: readonly string[]): Answer => {
  const { status, body } = exception('TransactionCanceledException')();
  return { status, body: { ...body, CancellationReasons: codes.map((Code) => ({ Code })) } };
};

/** The last action stands in the way; nothing is said of the others. */
const cancelled =
  (code: string) =>
  ({ input: { TransactItems = [] } }: Call): Answer =>
    cancelledBy(TransactItems.map((_, index) => (index === TransactItems.length - 1 ? code : 'None')));

/** These actions meet another transaction. */
export const cancelledWhere = (isMet: readonly boolean[]): Answer =>
  cancelledBy(isMet.map((each) => (each ? 'TransactionConflict' : 'None')));

/** A write by itself, to an item that a transaction is about to write, is refused. */
export const refusedConflict = exception('TransactionConflictException');

const networkError = (message: string, details: { name?: string; code?: string }) => (): Error =>
  Object.assign(new Error(message), details);

type Delivery = Fault['delivered'];
const fault = (delivered: Delivery, answer: Fault['answer']): Fault => ({ delivered, answer });
const timeOut = networkError('no answer in time', { name: 'TimeoutError' });
const reset = networkError('read ECONNRESET', { code: 'ECONNRESET' });
const breakdown = exception('InternalServerError', 500);

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html */
export const FAULTS = {
  throttling: fault('never', exception('ThrottlingException')),
  'provisioned throughput exceeded': fault('never', exception('ProvisionedThroughputExceededException')),
  'an internal error': fault('never', breakdown),
  'a service unavailable': fault('never', exception('ServiceUnavailable', 503)),
  'a refused connection': fault('never', networkError('connect ECONNREFUSED', { code: 'ECONNREFUSED' })),
  'a connection reset before the write': fault('never', reset),
  'a connection reset after the commit': fault('already', reset),
  'a broken pipe': fault('never', networkError('write EPIPE', { code: 'EPIPE' })),
  'a time-out before the write': fault('never', timeOut),
  'a time-out after the commit': fault('already', timeOut),
  'a time-out and a late commit': fault('late', timeOut),
  'an internal error after the commit': fault('already', breakdown),
} as const satisfies Record<string, Fault>;

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html */
export const TRANSACTION_FAULTS = {
  'a transaction conflict': fault('never', cancelled('TransactionConflict')),
  'a throttled transaction': fault('never', cancelled('ThrottlingError')),
  'a transaction beyond the throughput': fault('never', cancelled('ProvisionedThroughputExceeded')),
  /** Said of a token that is being worked on: what came with it is done yet. */
  'a transaction in progress': fault('late', exception('TransactionInProgressException')),
} as const satisfies Record<string, Fault>;

export const CONFLICT_OF_ONE = fault('never', refusedConflict);
