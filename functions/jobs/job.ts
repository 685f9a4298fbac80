import type { CommandContext } from '../../shared/use-cases/command.ts';
import type { JobReport } from '../../shared/use-cases/record-job-run.ts';
import type { SireneSource } from './open-sirene.ts';

/** What a run of a job is given. `now` is the moment when it began: what comes due later is for the next run. */
export interface JobContext extends CommandContext {
  /** How long it may still work, in milliseconds. */
  timeLeft: () => number;
  /** Where it is configured. */
  sirene: SireneSource | undefined;
}

export type Job = (context: JobContext) => Promise<JobReport>;
