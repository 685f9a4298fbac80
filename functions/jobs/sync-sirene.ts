import { isDeepStrictEqual } from 'node:util';
import { parisDate } from '../../shared/domain/instants.ts';
import { continueReading, type Reading, resumeReading } from '../../shared/sirene/reading.ts';
import { syncPage } from '../../shared/sirene/sync-page.ts';
import { getSireneProgress, putSireneProgress } from '../../shared/table/directory/sirene-progress.ts';
import { count, type Job } from './job.ts';
import { parseRows } from './parse-rows.ts';
import { PAGE_RESERVE_MILLISECONDS, readChanges } from './read-changes.ts';

/** The message is a sentence for the person who runs the job. */
export class SireneNotConfigured extends Error {
  constructor() {
    super(
      'sync-sirene does not know where INSEE answers: set INSEE_API_URL, and INSEE_API_KEY_SECRET_NAME for its key (docs/operations.md).',
    );
    this.name = 'SireneNotConfigured';
  }
}

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
    if (timeLeft() < PAGE_RESERVE_MILLISECONDS) return false;
    const page = await readChanges(context, sirene, reading);
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
