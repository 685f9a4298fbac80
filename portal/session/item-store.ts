/** What is kept of one browser or one draft, sealed. */
export interface Item {
  key: string;
  /** Goes up with each write: whoever writes names the one that they read. */
  version: number;
  /** Seconds of the epoch, after which it counts for nothing; the table removes it some time later. */
  expiresAt: number;
  sealed: string;
}

/** The portal's own table, by key alone. */
export interface ItemStore {
  /** What was written last, also a moment ago. It may have expired. */
  find: (key: string) => Promise<Item | undefined>;
  /** @param expected the version that must be there, 0 for none. @returns whether it was, and the item is written */
  put: (item: Item, expected: number) => Promise<boolean>;
  /** Removes it and gives it, to one caller only. */
  take: (key: string) => Promise<Item | undefined>;
}
