import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { FIRST_HASH } from '../domain/events.ts';
import { sirenSchema } from '../domain/identifiers.ts';
import {
  addDays,
  dateSchema,
  type Instant,
  instantSchema,
  parisDate,
  startOfDay,
} from '../domain/instants.ts';
import { type HeldNotice, heldNoticeSchema, MAILS_A_DAY, type MailDay } from '../domain/mail-days.ts';
import { dueAttributes } from './due-queue.ts';
import { type Key, keys } from './keys.ts';
import { BY_DUE_INDEX, TTL_ATTRIBUTE } from './schema.ts';
import type { Table } from './table.ts';
import { staleWhenRefused, type Write } from './write.ts';

/** What a day's digest lists. The others are counted. */
const MOST_LISTED = 100;
/** A day on which nothing was held back is of no use afterwards. */
const KEPT_SECONDS = 7 * 86_400;

const mailDaySchema = z.object({
  siren: sirenSchema,
  recipient: z.string(),
  day: dateSchema,
  held: z.optional(z.set(z.string())),
  more: z._default(z.number(), 0),
  closedAt: z.optional(instantSchema),
  version: z._default(z.number(), 0),
  lastEventHash: z._default(z.string(), FIRST_HASH),
});
export type StoredMailDay = Omit<z.infer<typeof mailDaySchema>, 'held'> & { held: HeldNotice[] };

const keyOf = ({ siren, recipient, day }: MailDay): Key => keys.mailDay(siren, recipient, day);

/** Whether the update was allowed to happen. */
const updated = async (
  table: Table,
  of: MailDay,
  update: { set?: string; add: string; remove?: string; when: string },
  values: Record<string, unknown>,
): Promise<boolean> => {
  const { siren, recipient, day } = of;
  try {
    await table.documents.update({
      TableName: table.name,
      Key: keyOf(of),
      UpdateExpression: `SET siren = :siren, recipient = :recipient, #day = :day${update.set ?? ''} ADD ${update.add}${update.remove ?? ''}`,
      ConditionExpression: `attribute_not_exists(closedAt) AND (${update.when})`,
      ExpressionAttributeNames: { '#day': 'day' },
      ExpressionAttributeValues: { ':siren': siren, ':recipient': recipient, ':day': day, ...values },
    });
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
};

/** Takes one of the day's mails for this event, the same one however often it comes. False when they are all taken. */
const take = async (table: Table, of: MailDay, event: string, now: Instant): Promise<boolean> => {
  const events = { ':events': new Set([event]) };
  const ttl = Math.floor(Date.parse(now) / 1_000) + KEPT_SECONDS;
  return (
    (await updated(
      table,
      of,
      {
        set: `, ${TTL_ATTRIBUTE} = :ttl`,
        add: 'direct :events',
        when: 'attribute_not_exists(direct) OR size(direct) < :most',
      },
      { ...events, ':most': MAILS_A_DAY, ':ttl': ttl },
    )) ||
    updated(
      table,
      of,
      { add: 'direct :events', when: 'contains(direct, :event)' },
      { ...events, ':event': event },
    )
  );
};

/** Keeps a notice for the digest. It is due when the day of Paris turns, and stays until the digest is recorded. */
const hold = async (table: Table, of: MailDay, notice: HeldNotice): Promise<boolean> => {
  const place = startOfDay(parisDate(addDays(startOfDay(of.day), 1.5)));
  const { [BY_DUE_INDEX.partition]: queue } = dueAttributes('DIGEST', of.recipient, place);
  const set = `, version = if_not_exists(version, :none), lastEventHash = if_not_exists(lastEventHash, :first), ${BY_DUE_INDEX.partition} = :queue, ${BY_DUE_INDEX.sort} = :place`;
  const values = { ':none': 0, ':first': FIRST_HASH, ':queue': queue, ':place': place };
  const line = JSON.stringify(notice);
  const remove = ` REMOVE ${TTL_ATTRIBUTE}`;
  return (
    (await updated(
      table,
      of,
      {
        ...{ set, remove, add: 'held :lines' },
        when: 'attribute_not_exists(held) OR size(held) < :most OR contains(held, :line)',
      },
      { ...values, ':lines': new Set([line]), ':line': line, ':most': MOST_LISTED },
    )) ||
    updated(
      table,
      of,
      { set, remove, add: 'more :one', when: 'size(held) >= :most' },
      { ...values, ':one': 1, ':most': MOST_LISTED },
    )
  );
};

/**
 * What becomes of a mail to this recipient about this organisation now: it is sent, or held back for the day's digest. Asked
 * again for the same event, it says the same. A day that closed at that very moment is left to the next one.
 */
export const takeTurn = async (
  table: Table,
  to: Omit<MailDay, 'day'>,
  notice: HeldNotice,
  now: Instant,
): Promise<'sent' | 'held'> => {
  const today = { ...to, day: parisDate(now) };
  if (await take(table, today, notice.event, now)) return 'sent';
  if (await hold(table, today, notice)) return 'held';
  const next = { ...to, day: parisDate(addDays(now, 1)) };
  return (await hold(table, next, notice)) ? 'held' : 'sent';
};

/** Read consistently, because a digest must list all that was held back. */
export const getMailDayByKey = async (table: Table, key: Key): Promise<StoredMailDay | undefined> => {
  const { Item } = await table.documents.get({
    TableName: table.name,
    Key: { ...key },
    ConsistentRead: true,
  });
  if (Item === undefined) return undefined;
  const { held = new Set<string>(), ...day } = mailDaySchema.parse(Item);
  const lines = [...held].map((line) => heldNoticeSchema.parse(JSON.parse(line)));
  return { ...day, held: lines.sort((a, b) => (a.event < b.event ? -1 : 1)) };
};

export const getMailDay = (table: Table, of: MailDay): Promise<StoredMailDay | undefined> =>
  getMailDayByKey(table, keyOf(of));

/** Closes the day, once: nothing more is held back in it. It leaves the queue. */
export const closeMailDay = (
  table: Table,
  day: StoredMailDay,
  { now, hash }: { now: Instant; hash: string },
): Write => ({
  item: {
    Update: {
      TableName: table.name,
      Key: keyOf(day),
      UpdateExpression: `SET closedAt = :now, version = :next, lastEventHash = :hash REMOVE ${BY_DUE_INDEX.partition}, ${BY_DUE_INDEX.sort}`,
      ConditionExpression: 'attribute_not_exists(closedAt) AND version = :read',
      ExpressionAttributeValues: {
        ':now': now,
        ':next': day.version + 1,
        ':hash': hash,
        ':read': day.version,
      },
    },
  },
  refused: staleWhenRefused,
});
