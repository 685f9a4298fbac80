import type { Anchor } from '../../shared/files/anchor.ts';
import type { CarriedContext } from '../../shared/use-cases/command.ts';
import type { SireneSource } from './open-sirene.ts';

/** What a run of a job gets. `now` is when it began. What comes due later is left to the next run. */
export interface JobContext extends CarriedContext {
  /** The time that is left, in milliseconds. */
  timeLeft: () => number;
  /** Counted as the run goes on, so that a run that fails in the middle reports what it had done. */
  outcomes: Record<string, number>;
  /** Present when it is configured. */
  sirene: SireneSource | undefined;
  /** Where the heads of chains go. Present when it is configured. */
  anchor: Pick<Anchor, 'add'> | undefined;
}

/** Counts one more thing with that outcome. */
export const count = ({ outcomes }: Pick<JobContext, 'outcomes'>, outcome: string): void => {
  outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
};

/** @returns whether the run was completed */
export type Job = (context: JobContext) => Promise<boolean>;
