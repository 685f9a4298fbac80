import type { Item, ItemStore } from '../../../portal/session/item-store.ts';

/** What the table does, in a map. */
export const memoryItems = () => {
  const stored = new Map<string, Item>();
  const store: ItemStore = {
    find: async (key) => stored.get(key),
    put: async (item, expected) => {
      if ((stored.get(item.key)?.version ?? 0) !== expected) return false;
      stored.set(item.key, item);
      return true;
    },
    take: async (key) => {
      const taken = stored.get(key);
      stored.delete(key);
      return taken;
    },
  };
  return { ...store, stored };
};
