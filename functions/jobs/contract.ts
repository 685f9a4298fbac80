import * as z from 'zod/mini';

/** Every job, by its name in schedules, in `npm run job` and in events. */
export const jobNameSchema = z.enum([
  'flag-stale-profiles',
  'expire-invitations',
  'expire-access',
  'sync-sirene',
  'review-access',
  'anchor-heads',
  'watch-contests',
  'send-digests',
]);
export type JobName = z.infer<typeof jobNameSchema>;

/** How often each job runs. When nothing is due, it reads some empty pages of an index and ends. */
export const JOB_MINUTES: Record<JobName, number> = {
  'flag-stale-profiles': 60,
  'expire-invitations': 60,
  'expire-access': 60,
  'sync-sirene': 360,
  'review-access': 60,
  'anchor-heads': 1_440,
  'watch-contests': 60,
  'send-digests': 60,
};

/** The jobs that a schedule runs. Jobs that need INSEE's API run only when it is configured. */
export const scheduledJobs = ({ sirene }: { sirene: boolean }): JobName[] =>
  jobNameSchema.options.filter((job) => sirene || job !== 'sync-sirene');

/** Heads of chains are written below this, in the bucket that anchors them. */
export const ANCHOR_PREFIX = 'heads/';

/** The call that the schedule makes. */
export const jobCallSchema = z.strictObject({ job: jobNameSchema });
export type JobCall = z.infer<typeof jobCallSchema>;
