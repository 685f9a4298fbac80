import { CONFLICT_OF_ONE, FAULTS, type Fault, TRANSACTION_FAULTS } from './aws-faults.ts';
import type { Luck } from './luck.ts';
import { isSingleWrite, isTransaction, isWrite } from './operations.ts';
import { type Kind, LATE_COMMIT_MILLISECONDS, type Rates } from './rates.ts';
import type { Weather } from './weather.ts';
import type { Answer, Call } from './wire.ts';

type Faults = [Fault, ...Fault[]];

const THROTTLED: Faults = [FAULTS.throttling, FAULTS['provisioned throughput exceeded']];
const TRANSACTION_THROTTLED: Faults = [
  ...THROTTLED,
  TRANSACTION_FAULTS['a throttled transaction'],
  TRANSACTION_FAULTS['a transaction beyond the throughput'],
];
const BROKEN: Faults = [FAULTS['an internal error'], FAULTS['a service unavailable']];
const RESET: Faults = [
  FAULTS['a connection reset before the write'],
  FAULTS['a refused connection'],
  FAULTS['a broken pipe'],
];

/** What can come in place of an answer, by kind; a kind that this call cannot meet has none. */
const faultsFor = (call: Call): Partial<Record<Kind, Faults>> => {
  const faults = {
    throttling: isTransaction(call) ? TRANSACTION_THROTTLED : THROTTLED,
    'internal error': BROKEN,
    'connection reset': RESET,
  };
  if (!isWrite(call)) return faults;
  return {
    throttling: faults.throttling,
    'internal error': [...BROKEN, FAULTS['an internal error after the commit']],
    'connection reset': [...RESET, FAULTS['a connection reset after the commit']],
    'late commit': [
      FAULTS['a time-out after the commit'],
      FAULTS['a time-out and a late commit'],
      FAULTS['a time-out and a late commit'],
    ],
    ...(isSingleWrite(call) && { conflict: [CONFLICT_OF_ONE] }),
    ...(isTransaction(call) && {
      conflict: [TRANSACTION_FAULTS['a transaction conflict']],
      'in progress': [TRANSACTION_FAULTS['a transaction in progress']],
    }),
  };
};

export interface Failure {
  kind: Kind;
  fault: Fault;
  /** How many tries of the command meet it. */
  tries: number;
}

/** How often a failure outlasts all tries of the SDK, and is the caller's to bear. */
const LASTING = 0.4;

/** What the command's tries meet in place of an answer, if anything. */
export const drawFailure = (call: Call, luck: Luck, rates: Rates): Failure | undefined => {
  let rest = luck.between(0, 1);
  for (const [kind, faults] of Object.entries(faultsFor(call)) as [Kind, Faults][]) {
    rest -= rates[kind];
    if (rest >= 0) continue;
    const tries = luck.happens(LASTING) ? Number.POSITIVE_INFINITY : 1;
    return { kind, fault: luck.pick(faults), tries };
  }
  return undefined;
};

/** Lets the call meet the fault: what it answers, whatever DynamoDB does. @throws an error of the network */
export const meet = async (
  { delivered, answer }: Fault,
  call: Call,
  { luck, later, land }: Pick<Weather, 'luck' | 'later' | 'land'>,
): Promise<Answer> => {
  if (delivered === 'already') await land(call);
  if (delivered === 'late') later(luck.between(0, LATE_COMMIT_MILLISECONDS), () => land(call));
  const told = answer(call);
  if (told instanceof Error) throw told;
  return told;
};
