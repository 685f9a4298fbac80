import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Instant } from '../domain/instants.ts';
import { keys } from './keys.ts';
import { TTL_ATTRIBUTE } from './schema.ts';
import type { Table } from './table.ts';

/** Longer than any stream, queue or replay keeps an event; the event itself stays for ever. */
const KEPT_SECONDS = 90 * 86_400;

/** How telling a reader of an event ended: the mail is with SES, or will never be. */
export type NoticeOutcome = { outcome: 'sent' } | { outcome: 'refused'; code: string };

export const wasTold = async (table: Table, eventId: string, reader: string): Promise<boolean> => {
  const { Item } = await table.documents.send(
    new GetCommand({ TableName: table.name, Key: keys.notice(eventId, reader), ConsistentRead: true }),
  );
  return Item !== undefined;
};

/** Written after the mail went out: a repeated delivery of the event then sends nothing. */
export const rememberTold = async (
  table: Table,
  eventId: string,
  reader: string,
  { at, ...outcome }: NoticeOutcome & { at: Instant },
): Promise<void> => {
  await table.documents.send(
    new PutCommand({
      TableName: table.name,
      Item: {
        ...keys.notice(eventId, reader),
        ...outcome,
        at,
        [TTL_ATTRIBUTE]: Math.floor(Date.parse(at) / 1000) + KEPT_SECONDS,
      },
    }),
  );
};
