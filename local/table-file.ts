import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

/** As long as AWS keeps the records of a stream. */
const KEPT_SECONDS = 86_400;

const withFile = (file: string, work: (database: DatabaseSync) => void): void => {
  const database = new DatabaseSync(file);
  try {
    work(database);
  } finally {
    database.close();
  }
};

const hasRecords = (database: DatabaseSync): boolean =>
  database.prepare("SELECT 1 FROM sqlite_schema WHERE name = '_stream_records'").get() !== undefined;

const pagesOf = (database: DatabaseSync, pragma: 'page_count' | 'freelist_count'): number =>
  Number(database.prepare(`PRAGMA ${pragma}`).get()?.[pragma]);

/**
 * The engine keeps every record of its streams, with the item before and after, for ever. Before it starts, those are
 * dropped that AWS would no longer have, and the file gives the room back. Each table's last record stays: the engine
 * takes the next sequence number from it, and consumers go on from the number that they have come to.
 */
export const forgetOldRecords = (file: string, now = Date.now()): void => {
  if (!existsSync(file)) return;
  withFile(file, (database) => {
    if (!hasRecords(database)) return;
    database
      .prepare(
        `DELETE FROM _stream_records WHERE created_at < ?
         AND id NOT IN (SELECT MAX(id) FROM _stream_records GROUP BY table_name)`,
      )
      .run(Math.floor(now / 1_000) - KEPT_SECONDS);
    // Rewriting the whole file takes time: only where it gives back half of it.
    if (pagesOf(database, 'freelist_count') * 2 > pagesOf(database, 'page_count')) database.exec('VACUUM');
  });
};

/**
 * For each write to a table with a stream the engine looks for the table's last sequence number, and without this index
 * goes through all records for it: an import would take hours.
 */
export const orderRecords = (file: string): void =>
  withFile(file, (database) =>
    database.exec(
      `CREATE INDEX IF NOT EXISTS records_in_order
       ON _stream_records (table_name, CAST(sequence_number AS INTEGER))`,
    ),
  );
