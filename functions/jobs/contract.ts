import * as z from 'zod/mini';

/** Every job, by the name that its schedule, `npm run job` and its evidence know it by. */
export const jobNameSchema = z.enum([
  'flag-stale-profiles',
  'expire-invitations',
  'expire-access',
  'sync-sirene',
  'review-access',
]);
export type JobName = z.infer<typeof jobNameSchema>;

/** How often each is run. One that finds nothing due reads some empty pages of an index, and ends. */
export const JOB_MINUTES: Record<JobName, number> = {
  'flag-stale-profiles': 60,
  'expire-invitations': 60,
  'expire-access': 60,
  'sync-sirene': 360,
  'review-access': 60,
};

/** Those that a schedule runs: what needs INSEE's API, only where that is configured. */
export const scheduledJobs = ({ sirene }: { sirene: boolean }): JobName[] =>
  jobNameSchema.options.filter((job) => sirene || job !== 'sync-sirene');

/** What the schedule hands to the Lambda. */
export const jobCallSchema = z.strictObject({ job: jobNameSchema });
export type JobCall = z.infer<typeof jobCallSchema>;
