import { isDeepStrictEqual } from 'node:util';

type Item = Record<string, unknown>;

interface Names {
  ExpressionAttributeNames?: Record<string, string> | undefined;
  ExpressionAttributeValues?: Record<string, unknown> | undefined;
}

const sizeOf = (value: unknown): number => {
  if (Array.isArray(value)) return value.length;
  return value instanceof Set ? value.size : -1;
};

const same = (a: unknown, b: unknown): boolean => a !== undefined && isDeepStrictEqual(a, b);

/** The value at a path such as `#state.#status`. */
const read = (item: Item | undefined, path: string, names: Names): unknown =>
  path
    .split('.')
    .map((part) => names.ExpressionAttributeNames?.[part] ?? part)
    .reduce<unknown>((value, part) => (value as Item | undefined)?.[part], item);

const COMPARISONS: Record<string, (a: unknown, b: unknown) => boolean> = {
  '=': same,
  '<>': (a, b) => !same(a, b),
  '<': (a, b) => String(a) < String(b),
  '<=': (a, b) => String(a) <= String(b),
  '>': (a, b) => Number(a) > Number(b),
};

const holdsTerm = (term: string, item: Item | undefined, names: Names): boolean => {
  const value = (name = '') => names.ExpressionAttributeValues?.[name];
  const [, absent] = /^attribute_not_exists\((\S+)\)$/.exec(term) ?? [];
  if (absent !== undefined) return read(item, absent, names) === undefined;
  const [, present] = /^attribute_exists\((\S+)\)$/.exec(term) ?? [];
  if (present !== undefined) return read(item, present, names) !== undefined;
  const [, started, start] = /^begins_with\((\S+), (\S+)\)$/.exec(term) ?? [];
  if (started !== undefined) return String(read(item, started, names) ?? '').startsWith(String(value(start)));
  const [, set, member] = /^contains\((\S+), (\S+)\)$/.exec(term) ?? [];
  if (set !== undefined) {
    const members = read(item, set, names);
    return members instanceof Set && members.has(value(member));
  }
  const [, sized, path, sign, right] = /^(size\()?([\w#.]+)\)? (=|<>|<|<=|>) (:\w+)$/.exec(term) ?? [];
  const compare = COMPARISONS[sign ?? ''];
  if (path === undefined || compare === undefined) throw new Error(`no such condition here: ${term}`);
  const left = read(item, path, names);
  return left !== undefined && compare(sized === undefined ? left : sizeOf(left), value(right));
};

/** Splits at the words that no parentheses enclose. */
const splitAt = (word: ' AND ' | ' OR ', expression: string): string[] => {
  const parts = [''];
  let depth = 0;
  for (let index = 0; index < expression.length; index += 1) {
    const letter = expression.charAt(index);
    depth += Number(letter === '(') - Number(letter === ')');
    if (depth === 0 && expression.startsWith(word, index)) {
      parts.push('');
      index += word.length - 1;
    } else parts.push(`${parts.pop()}${letter}`);
  }
  return parts;
};

/** The part of DynamoDB's condition expressions that the repositories use: comparisons joined by AND and OR. */
export const conditionHolds = (
  expression: string | undefined,
  item: Item | undefined,
  names: Names,
): boolean => {
  if (expression === undefined) return true;
  return splitAt(' OR ', expression).some((part) =>
    splitAt(' AND ', part).every((term) => {
      const trimmed = term.trim();
      return trimmed.startsWith('(')
        ? conditionHolds(trimmed.slice(1, -1), item, names)
        : holdsTerm(trimmed, item, names);
    }),
  );
};

/** The part of update expressions that the repositories use: SET of values or of other attributes, REMOVE, ADD and DELETE of a set's members. */
export const update = (expression: string, item: Item, names: Names): Item => {
  const value = (name = '') => names.ExpressionAttributeValues?.[name];
  const [, verb, path = '', operand] = /^(ADD|DELETE) (\w+) (:\w+)$/.exec(expression) ?? [];
  if (verb !== undefined) {
    const before = [...((item[path] as Set<unknown> | undefined) ?? [])];
    const members = value(operand) as Set<unknown>;
    const kept = before.filter((member) => !members.has(member));
    const after = new Set(verb === 'ADD' ? [...kept, ...members] : kept);
    return { ...item, [path]: after.size === 0 ? undefined : after };
  }
  const [, set = '', , removed = ''] = /^SET (.+?)( REMOVE (.+))?$/.exec(expression) ?? [];
  if (set === '') throw new Error(`no such update here: ${expression}`);
  const assigned = set.split(', ').map((each): [string, unknown] => {
    const [target = '', source = ''] = each.split(' = ');
    return [target, source.startsWith(':') ? value(source) : item[source]];
  });
  const left = removed === '' ? [] : removed.split(', ').map((name): [string, unknown] => [name, undefined]);
  return { ...item, ...Object.fromEntries([...assigned, ...left]) };
};
