import { vi } from 'vitest';
import type { Client, HttpAnswer } from '../http-client.ts';
import { PATIENCE_MILLISECONDS } from '../patience.ts';

const AT_WORK = ['checking', 'running', 'stopping', 'undoing'];

/** Follows a bulk change until nothing is under way any more. */
export const untilSettled = (client: Client, path: string): Promise<HttpAnswer> =>
  vi.waitFor(
    async () => {
      const answer = await client.get(path);
      if (AT_WORK.includes(answer.body.state)) throw new Error(`still ${answer.body.state}`);
      return answer;
    },
    { timeout: PATIENCE_MILLISECONDS, interval: 50 },
  );

/** The commands of bulk changes in one organisation, each followed to its end. */
export const bulkOf = (client: Client, siren: string) => {
  const base = `/organisations/${siren}/access-changes`;
  const pathOf = (id: string) => `${base}/${id}`;
  const follow = async (answer: HttpAnswer): Promise<HttpAnswer> =>
    answer.status === 202 || answer.status === 200 ? untilSettled(client, pathOf(answer.body.id)) : answer;
  return {
    pathOf,
    check: async (body: unknown) => follow(await client.post(`${base}?dryRun=true`, body)),
    run: async (dryRunId: string, mode = 'all-or-nothing') =>
      follow(await client.post(base, { dryRunId, mode })),
    decide: async (id: string, body: unknown) => follow(await client.post(`${pathOf(id)}/decision`, body)),
    undo: async (id: string) => follow(await client.post(`${pathOf(id)}/undo`)),
    lines: async (id: string, query = '') => (await client.get(`${pathOf(id)}/lines${query}`)).body.items,
    differences: async (id: string) => (await client.get(`${pathOf(id)}/differences`)).body.items,
  };
};
