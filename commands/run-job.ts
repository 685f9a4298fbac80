import { parseArgs } from 'node:util';
import { ulid } from 'ulid';
import { type JobName, jobNameSchema } from '../functions/jobs/contract.ts';
import { sireneEnvironmentSchema } from '../functions/jobs/env.ts';
import { openSirene, type SireneSource } from '../functions/jobs/open-sirene.ts';
import { runJob } from '../functions/jobs/run-job.ts';
import { OptionRefused } from '../local/start-options.ts';
import { systemClock } from '../shared/domain/instants.ts';
import { logger } from '../shared/observability/logger.ts';
import type { JobReport } from '../shared/use-cases/record-job-run.ts';
import { describeFailure } from './describe-failure.ts';
import { ANCHOR_OPTION, findAnchor } from './find-anchor.ts';
import { findTable, TABLE_OPTIONS } from './find-table.ts';

const NAMES = jobNameSchema.options.join(', ');

const HELP = `Runs a scheduled job now, once, and prints its report; it is stored too, but not counted in a metric.

  npm run job -- NAME [--port N | --table NAME [--anchor NAME] [--yes-prod]]

  NAME          one of ${NAMES}
  --port N      on the system that npm start runs on this port (default 3000)
  --table NAME  on a deployed table; region, credentials and endpoint come from the AWS environment
  --anchor NAME the bucket that anchors the deployed table's evidence, for anchor-heads
  --yes-prod    I know that the table is prod's, or may be
  --help        this text

sync-sirene reads INSEE's API at INSEE_API_URL, with the key that Secrets Manager holds under INSEE_API_KEY_SECRET_NAME.

The exit code is 1 where something that was due could not be done.`;

const OPTIONS = {
  ...TABLE_OPTIONS,
  ...ANCHOR_OPTION,
  help: { type: 'boolean', short: 'h' },
} as const;

const parseName = ([name, ...more]: string[]): JobName => {
  const parsed = jobNameSchema.safeParse(name);
  if (parsed.success && more.length === 0) return parsed.data;
  const given = name === undefined || more.length > 0 ? 'Name one job' : `There is no job "${name}"`;
  throw new OptionRefused(`${given}: the jobs are ${NAMES}.`);
};

const describe = (name: JobName, { outcomes, complete }: JobReport): string => {
  const counts = Object.entries(outcomes).map(([outcome, count]) => `${count} ${outcome}`);
  const what = counts.length === 0 ? 'nothing was due' : counts.join(', ');
  return `${name}: ${what}${complete ? '' : '; not finished, the next run goes on'}`;
};

const findSirene = (): SireneSource | undefined => {
  const environment = sireneEnvironmentSchema.safeParse(process.env);
  if (environment.success) return openSirene(environment.data);
  throw new OptionRefused(
    'INSEE_API_URL is an address without a slash at its end, such as https://api.insee.fr/api-sirene/3.11.',
  );
};

const run = async (args: string[]): Promise<void> => {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  if (values.help) return console.log(HELP);
  const name = parseName(positionals);
  // The report is printed below, so only failures are logged.
  logger.setLogLevel('WARN');
  const report = await runJob(
    {
      table: await findTable(values),
      clock: systemClock,
      newId: () => ulid(),
      publish: () => {},
      sirene: findSirene(),
      anchor: findAnchor(values),
    },
    name,
    { requestId: `by-hand-${ulid()}`, timeLeft: () => Number.POSITIVE_INFINITY },
  );
  console.log(describe(name, report));
  const { failed, unavailable } = report.outcomes;
  if (failed !== undefined || unavailable !== undefined) process.exitCode = 1;
};

try {
  await run(process.argv.slice(2));
} catch (error) {
  console.error(describeFailure(error));
  process.exitCode = 1;
}
