import { setTimeout as pause } from 'node:timers/promises';
import type { AnswerOf } from '../../client/contract.ts';
import type { PersonVisit } from '../../page/visit.ts';

export type BulkChange = AnswerOf<'GET /organisations/{siren}/access-changes/{id}'>;
export type Lines = AnswerOf<'GET /organisations/{siren}/access-changes/{id}/lines'>;
export type Line = Lines['items'][number];

export interface Read {
  organisation: AnswerOf<'GET /organisations/{siren}'>;
  change: BulkChange;
  /** Absent while it is being checked, and where nothing could be read. */
  lines: Lines | undefined;
}

/** As many as the register gives at once: what was ticked on one page of members is on one page here, mostly. */
const LINES = '200';
const WITHOUT_LINES: readonly BulkChange['state'][] = ['checking', 'unreadable'];
const AT_WORK: readonly BulkChange['state'][] = ['checking', 'running', 'stopping', 'undoing'];

/** Whether the register is working on it now. */
export const isAtWork = ({ state }: BulkChange): boolean => AT_WORK.includes(state);

export const readBulkChange = async ({ register, params, url }: PersonVisit): Promise<Read> => {
  const { siren = '', id = '' } = params;
  const [organisation, change] = await Promise.all([
    register('GET /organisations/{siren}', { params: { siren } }),
    register('GET /organisations/{siren}/access-changes/{id}', { params: { siren, id } }),
  ]);
  if (WITHOUT_LINES.includes(change.state)) return { organisation, change, lines: undefined };
  const cursor = url.searchParams.get('cursor');
  const query = { limit: LINES, ...(cursor !== null && { cursor }) };
  const lines = await register('GET /organisations/{siren}/access-changes/{id}/lines', {
    params: { siren, id },
    query,
  });
  return { organisation, change, lines };
};

const WAIT = 'wait';
/** A check or a run of a few people takes a second or two. */
const MOST_WAITS = 5;
const WAIT_MILLISECONDS = 800;

/** Where a command leads to: the page waits a little for what was asked, and then shows how far it is. */
export const andWait = (path: string): string => `${path}?${WAIT}=${MOST_WAITS}`;

/**
 * Waits a moment and says where to look again: the page itself, with one wait less. It works without scripts, and each
 * request stays short. Undefined where there is nothing more to wait for.
 */
export const waitAgain = async (url: URL, change: BulkChange): Promise<string | undefined> => {
  const left = Number(url.searchParams.get(WAIT) ?? 0);
  if (!isAtWork(change) || !(left >= 1 && left <= MOST_WAITS)) return undefined;
  await pause(WAIT_MILLISECONDS);
  return `${url.pathname}?${WAIT}=${Math.trunc(left) - 1}`;
};
