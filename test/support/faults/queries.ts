import {
  BY_DEADLINE_INDEX,
  BY_DUE_INDEX,
  BY_PERSON_INDEX,
  TABLE_KEYS,
} from '../../../shared/table/schema.ts';
import { keyText } from './operations.ts';
import type { Input, Item, Output } from './wire.ts';

interface Layout {
  partition: string;
  sort: string;
  /** The attributes that an index has of an item, beside the keys; all of them where it does not say. */
  carries?: readonly string[];
}

const INDEXES: Record<string, Layout> = Object.fromEntries(
  [BY_PERSON_INDEX, BY_DEADLINE_INDEX, BY_DUE_INDEX].map((index) => [index.name, index]),
);

const layoutOf = ({ IndexName }: Input): Layout => {
  if (IndexName === undefined) return TABLE_KEYS;
  const layout = INDEXES[IndexName];
  if (layout === undefined) throw new Error(`no such index here: ${IndexName}`);
  return layout;
};

const textOf = (item: Item, attribute: string): string => item[attribute]?.S ?? '';

const COMPARISONS: Record<string, (a: string, b: string, c: string) => boolean> = {
  '=': (a, b) => a === b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  begins_with: (a, b) => a.startsWith(b),
  BETWEEN: (a, b, c) => a >= b && a <= c,
};

/** Whether the query's key condition holds; all keys are texts. */
export const isAskedFor = (input: Input, item: Item): boolean => {
  const value = (name = ''): string => input.ExpressionAttributeValues?.[name]?.S ?? '';
  // One spelling for all: attribute, comparison, value.
  const terms = (input.KeyConditionExpression ?? '')
    .replace(/begins_with\((\S+), (\S+)\)/, '$1 begins_with $2')
    .replace(/BETWEEN (\S+) AND/, 'BETWEEN $1');
  return terms.split(' AND ').every((term) => {
    const [name = '', sign = '', first, second] = term.trim().split(' ');
    const holds = COMPARISONS[sign];
    if (holds === undefined) throw new Error(`no such key condition here: ${term}`);
    const attribute = input.ExpressionAttributeNames?.[name] ?? name;
    const own = item[attribute]?.S;
    return own !== undefined && holds(own, value(first), value(second));
  });
};

const keysIn = ({ partition, sort }: Layout): string[] => [...Object.values(TABLE_KEYS), partition, sort];
const pick = (item: Item, names: readonly string[]): Item =>
  Object.fromEntries(Object.entries(item).filter(([name]) => names.includes(name)));

/** As much of the item as the query's index has. */
export const asIndexed = (input: Input, item: Item): Item => {
  const { carries, ...layout } = layoutOf(input);
  return carries === undefined ? item : pick(item, [...keysIn(layout), ...carries]);
};

/** In the query's order; what has the same place in it stays as it is. */
export const sortedAs = (input: Input, items: readonly Item[]): Item[] => {
  const { sort } = layoutOf(input);
  const sign = input.ScanIndexForward === false ? -1 : 1;
  return items.toSorted((a, b) => {
    const [left, right] = [textOf(a, sort), textOf(b, sort)];
    if (left === right) return 0;
    return left < right ? -sign : sign;
  });
};

/** How many of these come up to the place where the page before ended. */
const passed = (input: Input, items: readonly Item[], start: Item): number => {
  const same = items.findIndex((item) => keyText(item) === keyText(start));
  if (same >= 0) return same + 1;
  const { sort } = layoutOf(input);
  const isBefore = (item: Item): boolean =>
    input.ScanIndexForward === false
      ? textOf(item, sort) > textOf(start, sort)
      : textOf(item, sort) < textOf(start, sort);
  return items.filter(isBefore).length;
};

/** The page that the query asks for, of all that its condition finds. */
export const pageOf = (input: Input, all: readonly Item[]): Output => {
  const { ExclusiveStartKey, Limit = Number.POSITIVE_INFINITY } = input;
  const items = sortedAs(input, all);
  const from = ExclusiveStartKey === undefined ? 0 : passed(input, items, ExclusiveStartKey);
  const Items = items.slice(from, from + Limit);
  const last = Items.at(-1);
  return {
    ...{ Items, Count: Items.length, ScannedCount: Items.length },
    ...(last !== undefined &&
      Items.length === Limit && { LastEvaluatedKey: pick(last, keysIn(layoutOf(input))) }),
  };
};
