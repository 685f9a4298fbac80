import { askedOf, keyText } from './operations.ts';
import { asIndexed, isAskedFor, pageOf } from './queries.ts';
import { type Kind, LATE_INDEX_MILLISECONDS, STALE_MILLISECONDS } from './rates.ts';
import { type Layer, strikes, type Weather } from './weather.ts';
import type { Answer, Call, Deliver, Item } from './wire.ts';

type Seen = Map<string, Item | undefined>;

/** Every other item is told as it is; of the rest, each is late by a time of its own. */
const drawSeen = (keys: readonly string[], most: number, { luck, past, time }: Weather): Seen => {
  const now = time.now();
  const seen: Seen = new Map();
  for (const key of keys) {
    const [isLate, milliseconds] = [luck.happens(0.5), luck.between(0, most)];
    const then = isLate ? past.at(key, now - milliseconds) : undefined;
    if (then !== undefined) seen.set(key, then.item);
  }
  return seen;
};

const getLate = async (call: Call, deliver: Deliver, weather: Weather): Promise<Answer> => {
  const key = keyText(call.input.Key ?? {});
  const seen = drawSeen([key], STALE_MILLISECONDS, weather);
  if (!seen.has(key)) return deliver(call);
  weather.met('stale read');
  const item = seen.get(key);
  return { status: 200, body: item === undefined ? {} : { Item: item } };
};

const batchLate = async (call: Call, deliver: Deliver, weather: Weather): Promise<Answer> => {
  const { name, batch } = askedOf(call);
  const seen = drawSeen(batch.Keys.map(keyText), STALE_MILLISECONDS, weather);
  const answer = await deliver(call);
  if (answer.status !== 200 || seen.size === 0) return answer;
  weather.met('stale read');
  const left = new Set(answer.body.UnprocessedKeys?.[name]?.Keys.map(keyText));
  const current = answer.body.Responses?.[name] ?? [];
  const found = [
    ...current.filter((item) => !seen.has(keyText(item))),
    ...[...seen].flatMap(([key, item]) => (item === undefined || left.has(key) ? [] : [item])),
  ];
  return { ...answer, body: { ...answer.body, Responses: { [name]: found } } };
};

/** All that the query's key condition finds, whatever page is asked for; or the answer that says why not. */
const findAll = async (call: Call, deliver: Deliver): Promise<Item[] | Answer> => {
  const { Limit: _, ExclusiveStartKey: __, ...whole } = call.input;
  const items: Item[] = [];
  let start: Item | undefined;
  do {
    const input = { ...whole, ...(start && { ExclusiveStartKey: start }) };
    const answer = await deliver({ ...call, input });
    if (answer.status !== 200) return answer;
    items.push(...(answer.body.Items ?? []));
    start = answer.body.LastEvaluatedKey;
  } while (start !== undefined);
  return items;
};

const queryLate = async (
  call: Call,
  deliver: Deliver,
  { kind, most, weather }: { kind: Kind; most: number; weather: Weather },
): Promise<Answer> => {
  const { input } = call;
  const seen = drawSeen(weather.past.keys(), most, weather);
  if (seen.size === 0) return deliver(call);
  const all = await findAll(call, deliver);
  if (!Array.isArray(all)) return all;
  const current = all.filter((item) => !seen.has(keyText(item)));
  const former = [...seen.values()].flatMap((item) =>
    item !== undefined && isAskedFor(input, item) ? [asIndexed(input, item)] : [],
  );
  if (current.length < all.length || former.length > 0) weather.met(kind);
  return { status: 200, body: pageOf(input, [...current, ...former]) };
};

/** What is read without `ConsistentRead`, and every index: in a former state, item by item. */
export const lateReads: Layer = async (call, deliver, weather) => {
  const { operation, input } = call;
  const isPart = (input.ProjectionExpression ?? input.FilterExpression) !== undefined;
  if (operation === 'Query' && !isPart && input.ConsistentRead !== true) {
    const kind = input.IndexName === undefined ? 'stale read' : 'late index';
    const most = input.IndexName === undefined ? STALE_MILLISECONDS : LATE_INDEX_MILLISECONDS;
    return strikes(weather, kind) ? queryLate(call, deliver, { kind, most, weather }) : deliver(call);
  }
  if (operation === 'GetItem' && !isPart && input.ConsistentRead !== true)
    return strikes(weather, 'stale read') ? getLate(call, deliver, weather) : deliver(call);
  const isBatch = operation === 'BatchGetItem' && askedOf(call).batch.ConsistentRead !== true;
  return isBatch && strikes(weather, 'stale read') ? batchLate(call, deliver, weather) : deliver(call);
};
