import type { FileStore } from '../../shared/files/file-store.ts';
import type { Around } from './stored-records.ts';

/** Files in memory; links lead nowhere. */
export const createMemoryFiles = (
  content: Map<string, Uint8Array> = new Map(),
  around: Around = (operation) => operation(),
): FileStore => {
  const link = async (key: string) => ({ href: `memory:${key}`, expiresInSeconds: 60 });
  return {
    put: (key, body) =>
      around(async () => {
        content.set(key, typeof body === 'string' ? new TextEncoder().encode(body) : body);
      }),
    get: (key) => around(async () => content.get(key)),
    uploadLink: link,
    downloadLink: link,
  };
};
