import type { Table } from '../../../shared/table/table.ts';
import { type Kind, only, type Rates } from './rates.ts';

/** Always the same: who looks for what a kind of fault does wants to see all of it. */
const SEED = 1;

/** A kind that every call meets which can. */
export const always = (kind: Kind): { seed: number; rates: Rates } => ({
  seed: SEED,
  rates: only({ [kind]: 1 }),
});

/** A day of which the test moves the clock; whoever waits moves it too. */
export const openDay = () => {
  const day = { now: 0 };
  const wait = async (milliseconds: number): Promise<void> => {
    day.now += milliseconds;
  };
  return { day, time: { now: () => day.now, wait } };
};

/** Something in the table that means nothing. */
export const keyOf = (thing: string) => ({ PK: `THING#${thing}`, SK: 'THING' });

export const put = ({ name, documents }: Table, thing: string, rest: Record<string, unknown> = {}) =>
  documents.put({ TableName: name, Item: { ...keyOf(thing), ...rest } });

/** Several at once, and only where there is none yet. */
export const create = ({ name: TableName, documents }: Table, things: readonly string[]) => {
  const ConditionExpression = 'attribute_not_exists(PK)';
  const TransactItems = things.map((thing) => ({
    Put: { TableName, Item: keyOf(thing), ConditionExpression },
  }));
  return documents.transactWrite({ TransactItems });
};

export const get = async ({ name: TableName, documents }: Table, thing: string, ConsistentRead = true) =>
  (await documents.get({ TableName, Key: keyOf(thing), ConsistentRead })).Item;

export const isThere = async (table: Table, thing: string): Promise<boolean> =>
  (await get(table, thing)) !== undefined;

/** What the network or AWS calls the error, or `done`. */
export const outcomeOf = async (sent: Promise<unknown>): Promise<string> => {
  try {
    await sent;
    return 'done';
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return 'code' in error ? String(error.code) : error.name;
  }
};
