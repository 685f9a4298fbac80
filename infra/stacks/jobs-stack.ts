import { Annotations, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import type { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { Schedule, ScheduleExpression, ScheduleTargetInput, TimeWindow } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type * as z from 'zod/mini';
import { JOB_MINUTES, type JobCall, type JobName, scheduledJobs } from '../../functions/jobs/contract.ts';
import type { environmentSchema, SireneEnvironment } from '../../functions/jobs/env.ts';
import type { Settings } from '../config.ts';
import { acknowledgeInvocation } from '../constructs/acknowledge-invocation.ts';
import { BundledFunction } from '../constructs/bundled-function.ts';
import { connectSirene } from '../constructs/connect-sirene.ts';
import { createDeadLetterQueue } from '../constructs/create-dead-letters.ts';
import { grantTableAccess } from '../constructs/grant-table-access.ts';
import { metricsNamespace } from '../metrics-namespace.ts';
import { WORKER_TABLE_ACCESS } from '../table-access.ts';
import type { DataStack } from './data-stack.ts';

interface Props extends StackProps {
  settings: Settings;
  data: DataStack;
}

const RUNBOOK = 'docs/runbook.md#a-job-does-not-come-to-its-end';

/** What people suffer while the job does not work. */
const IMPACT: Record<JobName, string> = {
  'flag-stale-profiles':
    'Nobody is notified that their details must be confirmed, and support does not learn which organisations may lose their administrator.',
  'expire-invitations':
    'Invited people, and those who invited them, are not notified that invitations run out.',
  'expire-access': 'People lose rights on a date that nobody reminds them of.',
  'sync-sirene':
    'The register does not learn that establishments close or reopen: people declare for closed ones, or cannot for reopened ones.',
  'review-access':
    'Administrators are not called on to review who has access, and access that nobody reviewed goes on.',
};

/** What is left undone is tried again, then by the next run. Three missed runs are no accident. */
const RUNS_MISSED = 3;
const TIMEOUT = Duration.minutes(5);
/** Spreads the schedules of an account, so that they do not begin at one moment. */
const WINDOW = Duration.minutes(15);
const RETRIES = 2;

const NO_SIRENE =
  'sync-sirene is not scheduled: the setting "sirene" does not name the secret with the key that INSEE asks for.';
/** Two days of runs, none of which read all of INSEE's changes. */
const RUNS_LATE = 8;

/** The scheduled jobs: one Lambda, with a schedule per job. */
export class JobsStack extends Stack {
  constructor(scope: Construct, id: string, props: Props) {
    super(scope, id, props);
    const deadLetters = createDeadLetterQueue(
      this,
      `A scheduled job failed: some people are not notified of what comes due for them, or establishments that close still look open. ${RUNBOOK}`,
    );
    const lambda = this.createLambda(props);
    // The schedule only hands a call over. Lambda retries what fails afterwards, and gives it up.
    lambda.configureAsyncInvoke({
      retryAttempts: RETRIES,
      maxEventAge: Duration.hours(1),
      onFailure: new SqsDestination(deadLetters),
    });
    const { sirene } = props.settings;
    if (sirene === undefined) Annotations.of(this).addInfo(NO_SIRENE);
    else {
      connectSirene(lambda, sirene);
      this.watchReading();
    }
    for (const job of scheduledJobs({ sirene: sirene !== undefined })) {
      this.schedule(job, lambda, deadLetters);
      this.watch(job);
    }
    acknowledgeInvocation(this, lambda);
  }

  private createLambda({ settings, data }: Props): NodejsFunction {
    const environment: Omit<z.input<typeof environmentSchema>, keyof SireneEnvironment> = {
      TABLE_NAME: data.table.tableName,
    };

    const { function: lambda } = new BundledFunction(this, 'Jobs', {
      folder: 'jobs',
      environment: { ...environment },
      logRetentionDays: settings.logRetentionDays,
      bounds: { timeout: TIMEOUT },
    });
    grantTableAccess(lambda, data, WORKER_TABLE_ACCESS.jobs);
    return lambda;
  }

  private schedule(job: JobName, lambda: NodejsFunction, deadLetterQueue: Queue): void {
    const call: JobCall = { job };
    new Schedule(this, `${job}-schedule`, {
      description: `Runs the job ${job}`,
      schedule: ScheduleExpression.rate(Duration.minutes(JOB_MINUTES[job])),
      timeWindow: TimeWindow.flexible(WINDOW),
      target: new LambdaInvoke(lambda, {
        input: ScheduleTargetInput.fromObject(call),
        retryAttempts: RETRIES,
        maxEventAge: Duration.hours(1),
        deadLetterQueue,
      }),
    });
  }

  private metricOf(job: JobName, statistic: 'SampleCount' | 'Minimum'): Metric {
    return new Metric({
      namespace: metricsNamespace(this),
      metricName: 'JobOutcomes',
      dimensionsMap: { job, outcome: 'unfinished' },
      statistic,
      period: Duration.minutes(JOB_MINUTES[job]),
    });
  }

  /** Every run that ends reports it. Silence means a job that does not run, or never ends. */
  private watch(job: JobName): void {
    new Alarm(this, `${job}-alarm`, {
      metric: this.metricOf(job, 'SampleCount'),
      alarmDescription: `${IMPACT[job]} ${RUNBOOK}`,
      threshold: 1,
      evaluationPeriods: RUNS_MISSED,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.BREACHING,
    });
  }

  /** INSEE being down fails no run. Runs that never read all of its changes are another matter. */
  private watchReading(): void {
    new Alarm(this, 'sync-sirene-late-alarm', {
      metric: this.metricOf('sync-sirene', 'Minimum'),
      alarmDescription: `${IMPACT['sync-sirene']} docs/runbook.md#sirene-is-read-late`,
      threshold: 1,
      evaluationPeriods: RUNS_LATE,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }
}
