import { ulid } from 'ulid';
import { instantOf } from '../../shared/domain/instants.ts';
import type { Table } from '../../shared/table/table.ts';
import { isEffect, type TransactItem, type Write } from '../../shared/table/write.ts';
import { carryOut } from '../../shared/use-cases/carry-out.ts';

/** Long before any test's own time, so that nothing has just happened to what a test sets up. */
const LONG_AGO = instantOf(0);

/** Stores what a use case decided, as its callers do. */
export const storeWrites = (table: Table, writes: readonly Write[]): Promise<void> =>
  carryOut({ table, newId: () => ulid(), clock: () => LONG_AGO }, () => ({
    value: undefined,
    writes: [...writes],
  }));

/** The action that would be committed, for tests that write without a transaction. */
export const actionOf = (write: Write): TransactItem =>
  isEffect(write) ? write.over({ by: 'set-up', at: LONG_AGO }) : write.item;
