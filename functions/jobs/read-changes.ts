import { logger } from '../../shared/observability/logger.ts';
import { type ChangesPage, FIRST_CURSOR } from '../../shared/sirene/insee-client.ts';
import { InseeRefused, InseeUnavailable } from '../../shared/sirene/insee-failure.ts';
import type { Reading } from '../../shared/sirene/reading.ts';
import { sectorQuery } from '../../shared/sirene/sector-query.ts';
import { putSireneProgress } from '../../shared/table/directory/sirene-progress.ts';
import type { JobContext } from './job.ts';
import type { SireneSource } from './open-sirene.ts';

/** Time reserved for storing the last page and for the report. */
export const PAGE_RESERVE_MILLISECONDS = 60_000;

/** INSEE no longer accepts a cursor that it gave. The days are then read again from their first page. */
const isCursorRefused = (error: unknown, { underway: { cursor } }: Reading): boolean =>
  error instanceof InseeRefused && error.status === 400 && cursor !== FIRST_CURSOR;

/** One page of what INSEE has changed. Undefined when INSEE is not available. @throws InseeRefused */
export const readChanges = async (
  { table, timeLeft, requestId }: JobContext,
  { client, sector }: SireneSource,
  reading: Reading,
): Promise<ChangesPage | undefined> => {
  try {
    return await client.listChanges({
      ...reading.underway,
      among: sectorQuery(sector),
      timeLeft: () => timeLeft() - PAGE_RESERVE_MILLISECONDS,
    });
  } catch (error) {
    if (isCursorRefused(error, reading)) await putSireneProgress(table, { readUntil: reading.readUntil });
    if (!(error instanceof InseeUnavailable)) throw error;
    logger.warn('insee unavailable', { reason: error.message, requestId });
    return undefined;
  }
};
