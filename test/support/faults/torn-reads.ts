import { askedOf, askingFor, keyText } from './operations.ts';
import { sortedAs } from './queries.ts';
import { TORN_MILLISECONDS } from './rates.ts';
import { type Layer, strikes, type Weather } from './weather.ts';
import type { Answer, Call, Deliver, Item } from './wire.ts';

const PARTS = [0, 1, 2];

/** Each part of the keys at a moment of its own: a batch is no snapshot, consistent or not. */
const tearBatch = async (call: Call, deliver: Deliver, { luck, time }: Weather): Promise<Answer> => {
  const { name, batch } = askedOf(call);
  const placed = batch.Keys.map((key) => ({ key, part: Math.floor(luck.between(0, PARTS.length)) }));
  const parts = PARTS.map((part) => ({
    keys: placed.flatMap((each) => (each.part === part ? [each.key] : [])),
    milliseconds: luck.between(0, TORN_MILLISECONDS),
  })).filter(({ keys }) => keys.length > 0);
  const answers = await Promise.all(
    parts.map(async ({ keys, milliseconds }) => {
      await time.wait(milliseconds);
      return deliver(askingFor(call, keys));
    }),
  );
  const [first] = answers;
  const failed = answers.find(({ status }) => status !== 200);
  if (first === undefined || failed !== undefined) return failed ?? deliver(call);
  const found = answers.flatMap(({ body }) => body.Responses?.[name] ?? []);
  const left = answers.flatMap(({ body }) => body.UnprocessedKeys?.[name]?.Keys ?? []);
  const { ConsumedCapacity: _, ...body } = first.body;
  const UnprocessedKeys = left.length === 0 ? {} : { [name]: { ...batch, Keys: left } };
  return { status: 200, body: { ...body, Responses: { [name]: found }, UnprocessedKeys } };
};

const byKey = (items: readonly Item[] = []): Map<string, Item> =>
  new Map(items.map((item) => [keyText(item), item]));

/** Each item as it was at the beginning or at the end; only what one page holds. */
const tearQuery = async (call: Call, deliver: Deliver, { luck, time }: Weather): Promise<Answer> => {
  const milliseconds = luck.between(0, TORN_MILLISECONDS);
  const first = await deliver(call);
  await time.wait(milliseconds);
  const last = await deliver(call);
  if (first.status !== 200 || first.body.LastEvaluatedKey !== undefined) return first;
  if (last.status !== 200 || last.body.LastEvaluatedKey !== undefined) return last;
  const [before, after] = [byKey(first.body.Items), byKey(last.body.Items)];
  const keys = [...new Set([...before.keys(), ...after.keys()])];
  const seen = keys
    .map((key) => (luck.happens(0.5) ? before : after).get(key))
    .filter((item) => item !== undefined);
  const Items = sortedAs(call.input, seen);
  return { ...last, body: { ...last.body, Items, Count: Items.length, ScannedCount: Items.length } };
};

export const tornReads: Layer = async (call, deliver, weather) => {
  const { operation, input } = call;
  const isBatch = operation === 'BatchGetItem';
  // An index is torn anyway.
  const isQuery =
    operation === 'Query' && input.IndexName === undefined && input.FilterExpression === undefined;
  if ((!isBatch && !isQuery) || !strikes(weather, 'torn read')) return deliver(call);
  weather.met('torn read');
  return (isBatch ? tearBatch : tearQuery)(call, deliver, weather);
};
