import { askedOf, askingFor } from './operations.ts';
import { type Layer, strikes } from './weather.ts';
import type { Answer, Call, Deliver } from './wire.ts';

/** Splits a list into what is left undone and what is done. */
type Split = <T>(list: readonly T[]) => { left: T[]; done: T[] };

const leaveKeys = async (call: Call, deliver: Deliver, split: Split): Promise<Answer> => {
  const { name, batch } = askedOf(call);
  const { left, done } = split(batch.Keys);
  const answer =
    done.length === 0
      ? { status: 200, body: { Responses: { [name]: [] } } }
      : await deliver(askingFor(call, done));
  if (answer.status !== 200 || left.length === 0) return answer;
  const also = answer.body.UnprocessedKeys?.[name]?.Keys ?? [];
  const unprocessed = { ...batch, Keys: [...left, ...also] };
  return { ...answer, body: { ...answer.body, UnprocessedKeys: { [name]: unprocessed } } };
};

const leaveItems = async (call: Call, deliver: Deliver, split: Split): Promise<Answer> => {
  const [[name, asked] = ['', undefined]] = Object.entries(call.input.RequestItems ?? {});
  if (!Array.isArray(asked)) throw new Error('a BatchWriteItem of one table is expected');
  const { left, done } = split(asked);
  const answer =
    done.length === 0
      ? { status: 200, body: {} }
      : await deliver({ ...call, input: { ...call.input, RequestItems: { [name]: done } } });
  if (answer.status !== 200 || left.length === 0) return answer;
  const also = answer.body.UnprocessedItems?.[name] ?? [];
  return { ...answer, body: { ...answer.body, UnprocessedItems: { [name]: [...left, ...also] } } };
};

/** What a batch leaves undone, for its caller to ask for again. */
export const leaveUnprocessed = (call: Call, deliver: Deliver, split: Split): Promise<Answer> =>
  (call.operation === 'BatchGetItem' ? leaveKeys : leaveItems)(call, deliver, split);

export const unprocessed: Layer = async (call, deliver, weather) => {
  const isBatch = call.operation === 'BatchGetItem' || call.operation === 'BatchWriteItem';
  if (!isBatch || !strikes(weather, 'unprocessed')) return deliver(call);
  weather.met('unprocessed');
  return leaveUnprocessed(call, deliver, (list) => {
    const left = new Set(weather.luck.some(list));
    return { left: [...left], done: list.filter((each) => !left.has(each)) };
  });
};
