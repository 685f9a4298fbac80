import { TABLE_KEYS } from '../../../shared/table/schema.ts';
import type { Action, Batch, Call, Item } from './wire.ts';

const SINGLE_WRITES = ['PutItem', 'UpdateItem', 'DeleteItem'];

export const isTransaction = ({ operation }: Call): boolean => operation === 'TransactWriteItems';
export const isSingleWrite = ({ operation }: Call): boolean => SINGLE_WRITES.includes(operation);
export const isWrite = (call: Call): boolean =>
  isTransaction(call) || isSingleWrite(call) || call.operation === 'BatchWriteItem';

const { partition, sort } = TABLE_KEYS;

/** The key alone. */
export const keyOf = (item: Item): Item =>
  Object.fromEntries(Object.entries(item).filter(([name]) => name === partition || name === sort));
export const keyText = (item: Item): string => `${item[partition]?.S}\n${item[sort]?.S}`;

type Transacted = NonNullable<Call['input']['TransactItems']>[number];
const writeOf = ({ Put, Update, Delete }: Transacted): Action | undefined => Put ?? Update ?? Delete;

const actionsOf = ({ operation, input }: Call): Action[] => {
  if (operation === 'TransactWriteItems') {
    return (input.TransactItems ?? []).flatMap((each) => writeOf(each) ?? []);
  }
  if (operation !== 'BatchWriteItem') return SINGLE_WRITES.includes(operation) ? [input] : [];
  return Object.values(input.RequestItems ?? {}).flatMap((asked) =>
    Array.isArray(asked)
      ? asked.flatMap(({ PutRequest, DeleteRequest }) => PutRequest ?? DeleteRequest ?? [])
      : [],
  );
};

/** The keys of the items that the call writes, or would if its conditions held. */
export const keysWritten = (call: Call): Item[] =>
  actionsOf(call).map(({ Item, Key }) => keyOf(Item ?? Key ?? {}));

/** The keys of the items that the call writes or checks, in the order of its actions; not of a batch. */
export const keysTouched = ({ operation, input }: Call): Item[] => {
  const actions =
    operation === 'TransactWriteItems'
      ? (input.TransactItems ?? []).map((each) => writeOf(each) ?? each.ConditionCheck)
      : [input];
  return actions.map((action) => keyOf(action?.Item ?? action?.Key ?? {}));
};

/** What a BatchGetItem asks of the one table. */
export const askedOf = ({ input }: Call): { name: string; batch: Batch } => {
  const [[name, batch] = ['', undefined]] = Object.entries(input.RequestItems ?? {});
  if (batch === undefined || Array.isArray(batch)) throw new Error('a BatchGetItem of one table is expected');
  return { name, batch };
};

/** The same BatchGetItem, of other keys. */
export const askingFor = (call: Call, keys: Item[]): Call => {
  const { name, batch } = askedOf(call);
  return { ...call, input: { ...call.input, RequestItems: { [name]: { ...batch, Keys: keys } } } };
};
