import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';

interface Stored {
  payload: AdapterPayload;
  expiresAt: number;
}

/**
 * Logins under way and unused codes, in memory. A restart forgets them; tokens survive it because the signing key is
 * kept. oidc-provider's adapter needs these methods.
 */
export const createLoginStore = (): AdapterFactory => {
  const stored = new Map<string, Stored>();
  const alive = (key: string): AdapterPayload | undefined => {
    const found = stored.get(key);
    if (found !== undefined && found.expiresAt > Date.now()) return found.payload;
    stored.delete(key);
    return undefined;
  };
  return (model): Adapter => {
    const keyOf = (id = ''): string => `${model} ${id}`;
    const findWhere = (isWanted: (payload: AdapterPayload) => boolean): AdapterPayload | undefined =>
      [...stored.keys()]
        .filter((key) => key.startsWith(keyOf()))
        .map(alive)
        .find((payload) => payload !== undefined && isWanted(payload));
    return {
      upsert: async (id, payload, expiresIn) => {
        stored.set(keyOf(id), { payload, expiresAt: Date.now() + (expiresIn ?? Infinity) * 1_000 });
      },
      find: async (id) => alive(keyOf(id)),
      findByUid: async (uid) => findWhere((payload) => payload.uid === uid),
      findByUserCode: async (userCode) => findWhere((payload) => payload.userCode === userCode),
      consume: async (id) => {
        const payload = alive(keyOf(id));
        if (payload !== undefined) payload.consumed = Math.floor(Date.now() / 1_000);
      },
      destroy: async (id) => {
        stored.delete(keyOf(id));
      },
      revokeByGrantId: async (grantId) => {
        // Only for this model: a login under way, which ends the former person's, names their grant too.
        for (const [key, { payload }] of stored)
          if (key.startsWith(keyOf()) && payload.grantId === grantId) stored.delete(key);
      },
    };
  };
};
