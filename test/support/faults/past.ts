import { keysWritten, keyText } from './operations.ts';
import type { Answer, Call, Deliver, Item } from './wire.ts';

/** Milliseconds, and somebody who waits. */
export interface Time {
  now: () => number;
  wait: (milliseconds: number) => Promise<unknown>;
}

interface Replaced {
  /** Undefined where there was none. */
  item: Item | undefined;
  at: number;
}

/** What the items of one table were until somebody replaced them, kept for a while. */
export interface Past {
  note: (key: Item, replaced: Replaced) => void;
  /** The item at that moment; undefined when nobody has replaced it since. */
  at: (key: string, moment: number) => { item: Item | undefined } | undefined;
  /** The former versions of everything that was replaced lately. */
  keys: () => string[];
}

export const createPast = (keptMilliseconds: number): Past => {
  const replaced = new Map<string, Replaced[]>();
  return {
    note: (key, latest) => {
      for (const [known, versions] of replaced) {
        const kept = versions.filter(({ at }) => at > latest.at - keptMilliseconds);
        if (kept.length === 0) replaced.delete(known);
        else replaced.set(known, kept);
      }
      const versions = [...(replaced.get(keyText(key)) ?? []), latest];
      replaced.set(
        keyText(key),
        versions.sort((a, b) => a.at - b.at),
      );
    },
    at: (key, moment) => replaced.get(key)?.find(({ at }) => at > moment),
    keys: () => [...replaced.keys()],
  };
};

const readAll = async (call: Call, keys: Item[], table: string, deliver: Deliver): Promise<Item[]> => {
  const input = { RequestItems: { [table]: { Keys: keys, ConsistentRead: true } } };
  const { body } = await deliver({ operation: 'BatchGetItem', input });
  const left = body.UnprocessedKeys?.[table]?.Keys ?? [];
  const found = body.Responses?.[table] ?? [];
  return left.length === 0 ? found : [...found, ...(await readAll(call, left, table, deliver))];
};

/** Lets the write pass, and keeps what it replaced. */
export const remembering = async (
  call: Call,
  deliver: Deliver,
  { table, past, time }: { table: string; past: Past; time: Time },
): Promise<Answer> => {
  const keys = keysWritten(call);
  if (keys.length === 0) return deliver(call);
  const before = new Map((await readAll(call, keys, table, deliver)).map((item) => [keyText(item), item]));
  const answer = await deliver(call);
  const at = time.now();
  if (answer.status === 200) {
    for (const key of keys) past.note(key, { item: before.get(keyText(key)), at });
  }
  return answer;
};
