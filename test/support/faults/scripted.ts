import { setTimeout as wait } from 'node:timers/promises';
import type { Table } from '../../../shared/table/table.ts';
import type { Fault } from './aws-faults.ts';
import { background } from './background.ts';
import { meet } from './failing.ts';
import { luckOf } from './luck.ts';
import { leaveUnprocessed } from './unprocessed.ts';
import { type Call, onWire } from './wire.ts';

type Operation = 'TransactWriteItems' | 'GetItem';

/** The table through a client on whose wire the first `times` calls of that kind meet the fault. */
export const withFault = (table: Table, operation: Operation, fault: Fault, times: number) => {
  const luck = luckOf(operation);
  const { later, settled } = background({ wait });
  let met = 0;
  const faulty = onWire(table, (call, deliver) => {
    if (call.operation !== operation || met >= times) return deliver(call);
    met += 1;
    return meet(fault, call, { luck, later, land: deliver });
  });
  return { ...faulty, settled };
};

/** A command that has decided: it announces its effects, or commits what needs no announcement. */
const hasDecided = ({ operation, input }: Call): boolean =>
  operation === 'TransactWriteItems' ||
  (operation === 'UpdateItem' && JSON.stringify(input).includes('settlingFrom = :from'));

/** The table through a client that holds the first `count` commands until all of them have decided. */
export const committingTogether = (table: Table, count: number): Table => {
  const gate = Promise.withResolvers<void>();
  let arrived = 0;
  return onWire(table, async (call, deliver) => {
    if (hasDecided(call)) {
      arrived += 1;
      if (arrived === count) gate.resolve();
      await gate.promise;
    }
    return deliver(call);
  });
};

/** The table through a client that does something just before the first call of that kind. */
export const justBefore = (
  table: Table,
  act: () => Promise<unknown>,
  operation: 'TransactWriteItems' | 'UpdateItem' = 'TransactWriteItems',
): Table => {
  let isFirst = true;
  return onWire(table, async (call, deliver) => {
    if (isFirst && call.operation === operation) {
      isFirst = false;
      await act();
    }
    return deliver(call);
  });
};

/** The table through a client whose first `times` batches leave every second key unprocessed, beginning with the first. */
export const leavingUnprocessed = (table: Table, times: number): Table => {
  let met = 0;
  return onWire(table, async (call, deliver) => {
    if (call.operation !== 'BatchGetItem' || met >= times) return deliver(call);
    met += 1;
    return leaveUnprocessed(call, deliver, (list) => ({
      left: list.filter((_, index) => index % 2 === 0),
      done: list.filter((_, index) => index % 2 === 1),
    }));
  });
};
