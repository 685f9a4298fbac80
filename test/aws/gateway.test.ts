import { beforeAll, describe, expect, inject, it } from 'vitest';
import { ALL_ROUTES } from '../../functions/capabilities.ts';
import { useSystem } from './deployed-system.ts';

const { origin } = inject('deployment');
const system = useSystem();

/** Any value will do, because the gateway looks at the token first. */
const fill = (path: string): string => path.replaceAll(/\{\w+\}/g, '1');

let tokens: Record<'portal' | 'access:evaluate', string>;
beforeAll(async () => {
  tokens = { portal: await system.token('marie.durand'), 'access:evaluate': await system.machineToken() };
});

const statusOf = async (method: string, path: string, token?: string): Promise<number> => {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  return (await fetch(`${origin}${fill(path)}`, { method, headers })).status;
};

/** The same claims under a signature that is not the pool's. */
const forged = (token: string): string => `${token.slice(0, -8)}AAAAAAAA`;

const OPEN = ALL_ROUTES.filter(({ permission }) => permission.scope === undefined);
const CLOSED = ALL_ROUTES.flatMap(({ key, method, path, permission: { scope } }) =>
  scope === undefined ? [] : [{ key, method, path, scope }],
);

describe('the deployed gateway', () => {
  it.each(OPEN)('lets anyone call $key', async ({ method, path }) => {
    expect(await statusOf(method, path)).toBe(200);
  });

  it.each(CLOSED)(
    'asks for a token of the pool, with its scope, at $key',
    async ({ method, path, scope }) => {
      const other = scope === 'portal' ? 'access:evaluate' : 'portal';
      expect(await statusOf(method, path)).toBe(401);
      expect(await statusOf(method, path, forged(tokens[scope]))).toBe(401);
      // Decisions know the clients of relying services alone: a person's token is for another audience.
      const isForMachines = scope === 'access:evaluate';
      expect(await statusOf(method, path, tokens[other])).toBe(isForMachines ? 401 : 403);
      expect([401, 500, 502, 503]).not.toContain(await statusOf(method, path, tokens[scope]));
    },
  );
});
