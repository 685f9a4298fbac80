import { isDeepStrictEqual } from 'node:util';
import { parisDate } from '../../shared/domain/instants.ts';
import { logger } from '../../shared/observability/logger.ts';
import { type ChangesPage, FIRST_CURSOR } from '../../shared/sirene/insee-client.ts';
import { InseeRefused, InseeUnavailable } from '../../shared/sirene/insee-failure.ts';
import { continueReading, type Reading, resumeReading } from '../../shared/sirene/reading.ts';
import { sectorQuery } from '../../shared/sirene/sector-query.ts';
import { syncPage } from '../../shared/sirene/sync-page.ts';
import { getSireneProgress, putSireneProgress } from '../../shared/table/directory/sirene-progress.ts';
import { count, type Job, type JobContext } from './job.ts';
import type { SireneSource } from './open-sirene.ts';
import { parseRows } from './parse-rows.ts';

/** The message is a sentence for the person who runs the job. */
export class SireneNotConfigured extends Error {
  constructor() {
    super(
      'sync-sirene does not know where INSEE answers: set INSEE_API_URL, and INSEE_API_KEY_SECRET_NAME for its key (docs/operations.md).',
    );
    this.name = 'SireneNotConfigured';
  }
}

/** Time reserved for storing the last page and for the report. */
const RESERVE_MILLISECONDS = 60_000;

/** INSEE no longer accepts a cursor that it gave. The days are then read again from their first page. */
const isCursorRefused = (error: unknown, { underway: { cursor } }: Reading): boolean =>
  error instanceof InseeRefused && error.status === 400 && cursor !== FIRST_CURSOR;

/** Undefined when INSEE is not available. @throws InseeRefused */
const readPage = async (
  { table, timeLeft, requestId }: JobContext,
  { client, sector }: SireneSource,
  reading: Reading,
): Promise<ChangesPage | undefined> => {
  try {
    return await client.listChanges({
      ...reading.underway,
      among: sectorQuery(sector),
      timeLeft: () => timeLeft() - RESERVE_MILLISECONDS,
    });
  } catch (error) {
    if (isCursorRefused(error, reading)) await putSireneProgress(table, { readUntil: reading.readUntil });
    if (!(error instanceof InseeUnavailable)) throw error;
    logger.warn('insee unavailable', { reason: error.message, requestId });
    return undefined;
  }
};

/**
 * Reads INSEE's changes since the last run, page by page. After a stop it goes on at the first page that was not
 * stored. When INSEE is down the reading is delayed, which is no failure. @throws InseeRefused, SireneNotConfigured
 */
export const syncSirene: Job = async (context) => {
  const { table, now, sirene, timeLeft } = context;
  if (sirene === undefined) throw new SireneNotConfigured();
  const today = parisDate(now);
  let stored = await getSireneProgress(table);
  let reading: Reading | undefined = resumeReading(stored, today);
  while (reading !== undefined) {
    if (timeLeft() < RESERVE_MILLISECONDS) return false;
    const page = await readPage(context, sirene, reading);
    if (page === undefined) {
      count(context, 'unavailable');
      return false;
    }
    const rows = parseRows(page.establishments, sirene.sector, (outcome) => count(context, outcome));
    for (const outcome of await syncPage(context, rows)) count(context, outcome);
    reading = continueReading(reading, page.next, today);
    const progress = reading ?? { readUntil: today };
    if (!isDeepStrictEqual(progress, stored)) await putSireneProgress(table, progress);
    stored = progress;
  }
  return true;
};
