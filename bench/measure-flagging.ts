import { ulid } from 'ulid';
import * as z from 'zod/mini';
import { runJob } from '../functions/jobs/run-job.ts';
import { logger } from '../shared/observability/logger.ts';
import type { Table } from '../shared/table/table.ts';
import type { JobReport } from '../shared/use-cases/record-job-run.ts';
import { RUN_AT } from './fill-profiles.ts';

const unitsSchema = z.object({
  CapacityUnits: z.optional(z.number()),
  ReadCapacityUnits: z.optional(z.number()),
  WriteCapacityUnits: z.optional(z.number()),
});
const answerSchema = z.object({
  ConsumedCapacity: z.optional(z.union([unitsSchema, z.array(unitsSchema)])),
});

const isWrite = (command: string): boolean => /^(TransactWrite|Put|Update)/.test(command);

/** Asks DynamoDB what each call through this client consumes, and adds it up. */
const countUnits = ({ documents }: Table) => {
  const units = { read: 0, write: 0 };
  documents.middlewareStack.add(
    (next, context) => async (args) => {
      Object.assign(args.input, { ReturnConsumedCapacity: 'TOTAL' });
      const result = await next(args);
      const { ConsumedCapacity = [] } = answerSchema.parse(result.output);
      for (const { CapacityUnits = 0, ReadCapacityUnits, WriteCapacityUnits } of [ConsumedCapacity].flat()) {
        const writes = isWrite(String(context.commandName));
        units.read += ReadCapacityUnits ?? (writes ? 0 : CapacityUnits);
        units.write += WriteCapacityUnits ?? (writes ? CapacityUnits : 0);
      }
      return result;
    },
    { step: 'initialize', name: 'count-units' },
  );
  return units;
};

export interface FlaggingFigures {
  flagged: number;
  outcomes: JobReport['outcomes'];
  readUnits: number;
  writeUnits: number;
  readUnitsOfEmptyRun: number;
  seconds: number;
}

/** The whole job, with its report and event, on a table where so many are due; then once more, with nothing due. */
export const measureFlagging = async (table: Table, due: number): Promise<FlaggingFigures> => {
  logger.setLogLevel('SILENT');
  const units = countUnits(table);
  const run = () =>
    runJob({ table, clock: () => RUN_AT, newId: () => ulid(), publish: () => {} }, 'flag-stale-profiles', {
      requestId: 'bench',
      timeLeft: () => Number.POSITIVE_INFINITY,
    });
  const startedAt = performance.now();
  const { outcomes } = await run();
  const seconds = (performance.now() - startedAt) / 1_000;
  const { read, write } = units;
  const flagged = Object.values(outcomes).reduce((sum, count) => sum + count, 0);
  const { failed = 0, overtaken = 0 } = outcomes;
  if (flagged !== due || failed + overtaken > 0) {
    throw new Error(`${due} were due, the job reports ${JSON.stringify(outcomes)}`);
  }
  const again = await run();
  if (Object.keys(again.outcomes).length > 0) throw new Error('something was due twice');
  return {
    flagged,
    outcomes,
    readUnits: read,
    writeUnits: write,
    readUnitsOfEmptyRun: units.read - read,
    seconds,
  };
};
