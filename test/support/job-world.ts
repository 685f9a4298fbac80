import type { DynamoDBRecord } from 'aws-lambda';
import { ulid } from 'ulid';
import { noteBounce } from '../../functions/bounces/note-bounce.ts';
import type { JobName } from '../../functions/jobs/contract.ts';
import type { SireneSource } from '../../functions/jobs/open-sirene.ts';
import { serveJobs } from '../../functions/jobs/serve-jobs.ts';
import { notifyOfEvent } from '../../functions/notifications/notify-of-event.ts';
import { HANDLED_EVENTS as FOLLOWED } from '../../functions/profile-follower/contract.ts';
import { followEvent } from '../../functions/profile-follower/follow-event.ts';
import { runningLambda } from '../../local/running-lambda.ts';
import { type Event, eventSchema } from '../../shared/domain/events.ts';
import { addDays, type Instant } from '../../shared/domain/instants.ts';
import type { Anchor } from '../../shared/files/anchor.ts';
import { noticeEventSchema } from '../../shared/notifications/notice-facts.ts';
import { NOTICES } from '../../shared/notifications/notices.ts';
import { logger } from '../../shared/observability/logger.ts';
import { storedEvent } from '../../shared/stream/stored-event.ts';
import type { Table } from '../../shared/table/table.ts';
import { tableWithStream } from './stored-records.ts';

const LETTERHEAD = { portalUrl: 'https://portal.example', supportAddress: 'help@portal.example' };
const TYPES = [...new Set<string>([...FOLLOWED, ...Object.keys(NOTICES)])];

/** Jobs on a table whose stream is delivered by the test, with a clock that the test moves. */
export const openJobWorld = (
  stored: Table,
  begins: Instant,
  sirene?: SireneSource,
  anchor?: Pick<Anchor, 'add'>,
) => {
  logger.setLogLevel('SILENT');
  let now = begins;
  const mails: { to: string; subject: string; text: string; at: Instant }[] = [];
  const published: Record<string, unknown>[] = [];
  const { table, records } = tableWithStream(stored, TYPES, (operation) => operation());
  const clock = (): Instant => now;
  const newId = () => ulid();
  const dependencies = { table, clock, newId };
  let delivered = 0;

  const follow = async (event: Event): Promise<void> => {
    if (FOLLOWED.some((type) => type === event.type)) await followEvent(dependencies, event);
    await notifyOfEvent(
      {
        table,
        clock,
        letterhead: LETTERHEAD,
        sendMail: async (to, { subject, text }) => void mails.push({ to, subject, text, at: now }),
      },
      noticeEventSchema.parse(event),
    );
  };

  const handler = serveJobs({
    ...dependencies,
    sirene,
    anchor,
    publish: (job, counts) => void published.push({ job, ...counts }),
  });

  const note = noteBounce(dependencies);

  const world = {
    table,
    clock,
    mails,
    published,
    /** Events that the stream has still to deliver. */
    records,
    pass: (days: number): void => {
      now = addDays(now, days);
    },
    run: (job: JobName, timeLeft: () => number = () => 300_000) =>
      runningLambda.run('jobs', () =>
        handler({ job }, { awsRequestId: ulid(), getRemainingTimeInMillis: timeLeft }),
      ),
    /** SES reports a bounce. */
    noteBounce: (event: unknown): Promise<void> => runningLambda.run('bounces', () => note(event)),
    /** Delivers what was stored since the last time, and what follows from it. */
    deliver: async (): Promise<void> => {
      for (; delivered < records.length; delivered += 1) {
        const record = records[delivered];
        if (record !== undefined) await follow(eventSchema.parse(storedEvent(record)));
      }
    },
    /** Delivers everything a second time, when nothing new is to come. */
    deliverAgain: async (): Promise<void> => {
      delivered = 0;
      await world.deliver();
    },
    /** Delivers in an order that the test chooses, since queues keep none, and what follows in the same way. */
    deliverReordered: async (reorder: (records: DynamoDBRecord[]) => DynamoDBRecord[]): Promise<void> => {
      while (delivered < records.length) {
        const waiting = reorder(records.slice(delivered));
        delivered = records.length;
        for (const record of waiting) await follow(eventSchema.parse(storedEvent(record)));
      }
    },
    mailsTo: (address: string) => mails.filter(({ to }) => to === address).map(({ subject }) => subject),
    /** Every day for so many days: the jobs, and what follows. */
    live: async (days: number, jobs: readonly JobName[], step = 1): Promise<void> => {
      for (let day = 0; day < days; day += step) {
        world.pass(step);
        for (const job of jobs) await world.run(job);
        await world.deliver();
      }
    },
  };
  return world;
};
