import { anchorHeads } from './anchor-heads.ts';
import type { JobName } from './contract.ts';
import { expireAccess } from './expire-access.ts';
import { expireInvitations } from './expire-invitations.ts';
import { flagStaleProfiles } from './flag-stale-profiles.ts';
import type { Job } from './job.ts';
import { reviewAccess } from './review-access.ts';
import { sendDigests } from './send-digests.ts';
import { syncSirene } from './sync-sirene.ts';
import { watchContests } from './watch-contests.ts';

export const JOBS: Record<JobName, Job> = {
  'flag-stale-profiles': flagStaleProfiles,
  'expire-invitations': expireInvitations,
  'expire-access': expireAccess,
  'sync-sirene': syncSirene,
  'review-access': reviewAccess,
  'anchor-heads': anchorHeads,
  'watch-contests': watchContests,
  'send-digests': sendDigests,
};
