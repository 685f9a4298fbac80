import type { CommandContext } from '../../shared/use-cases/command.ts';
import type { SireneSource } from './open-sirene.ts';

/** What a run of a job is given. `now` is the moment when it began: what comes due later is for the next run. */
export interface JobContext extends CommandContext {
  /** How long it may still work, in milliseconds. */
  timeLeft: () => number;
  /** Told as it goes on, so that a run that fails in the middle reports what it had done. */
  outcomes: Record<string, number>;
  /** Where it is configured. */
  sirene: SireneSource | undefined;
}

/** One more thing that was dealt with so. */
export const count = ({ outcomes }: Pick<JobContext, 'outcomes'>, outcome: string): void => {
  outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
};

/** @returns whether it came to its end */
export type Job = (context: JobContext) => Promise<boolean>;
