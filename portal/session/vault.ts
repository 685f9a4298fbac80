import { createHash } from 'node:crypto';
import type * as z from 'zod/mini';
import type { ItemStore } from './item-store.ts';
import { type Seal, sealWith } from './seal.ts';

/** A kind of thing that is kept, and what it must look like when it is read again. */
export interface Kind<T> {
  name: string;
  schema: z.ZodMiniType<T>;
}

export interface Kept<T> {
  value: T;
  version: number;
}

export interface Vault {
  /** Undefined for what is not there, has expired, or does not open. */
  find: <T>(kind: Kind<T>, id: string) => Promise<Kept<T> | undefined>;
  /** @param expected the version that was read, 0 for what is new. @returns whether it was still the last one */
  keep: <T>(
    kind: Kind<T>,
    id: string,
    value: T,
    lasting: { until: number; expected: number },
  ) => Promise<boolean>;
  /** Once: whoever asks next finds nothing. */
  take: <T>(kind: Kind<T>, id: string) => Promise<T | undefined>;
}

/** Whoever reads the table learns no id that a browser could come with. */
const keyOf = (kind: { name: string }, id: string): string =>
  `${kind.name}#${createHash('sha256').update(id).digest('base64url')}`;

interface Dependencies {
  items: ItemStore;
  secret: () => Promise<string>;
  /** Milliseconds of the epoch. */
  clock: () => number;
}

/** Everything that outlives a request: sealed, by the hash of its id, and for a time. */
export const openVault = ({ items, secret, clock }: Dependencies): Vault => {
  let sealing: Promise<Seal> | undefined;
  const sealed = (): Promise<Seal> => {
    sealing ??= secret().then(sealWith);
    sealing.catch(() => {
      sealing = undefined;
    });
    return sealing;
  };

  const read = async <T>(
    kind: Kind<T>,
    item: Awaited<ReturnType<ItemStore['find']>>,
  ): Promise<T | undefined> => {
    // The table removes what has expired in its own time, which may be two days later.
    if (item === undefined || item.expiresAt * 1_000 <= clock()) return undefined;
    const text = (await sealed()).open(item.sealed, item.key);
    if (text === undefined) return undefined;
    // One that another release wrote in another form is none.
    const parsed = kind.schema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  };

  return {
    find: async (kind, id) => {
      const item = await items.find(keyOf(kind, id));
      const value = await read(kind, item);
      return item === undefined || value === undefined ? undefined : { value, version: item.version };
    },
    keep: async (kind, id, value, { until, expected }) => {
      const key = keyOf(kind, id);
      const text = (await sealed()).seal(JSON.stringify(value), key);
      const expiresAt = Math.ceil(until / 1_000);
      return items.put({ key, version: expected + 1, expiresAt, sealed: text }, expected);
    },
    take: async (kind, id) => read(kind, await items.take(keyOf(kind, id))),
  };
};
