import { Annotations, CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import type { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { ObjectLockRetention } from 'aws-cdk-lib/aws-s3';
import { Schedule, ScheduleExpression, ScheduleTargetInput, TimeWindow } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type * as z from 'zod/mini';
import {
  ANCHOR_PREFIX,
  JOB_MINUTES,
  type JobCall,
  type JobName,
  scheduledJobs,
} from '../../functions/jobs/contract.ts';
import type { environmentSchema, SireneEnvironment } from '../../functions/jobs/env.ts';
import { acknowledge } from '../acknowledge.ts';
import type { Settings } from '../config.ts';
import { acknowledgeInvocation } from '../constructs/acknowledge-invocation.ts';
import { BundledFunction } from '../constructs/bundled-function.ts';
import { connectSirene } from '../constructs/connect-sirene.ts';
import { createDeadLetterQueue } from '../constructs/create-dead-letters.ts';
import { grantTableAccess } from '../constructs/grant-table-access.ts';
import { PrivateBucket } from '../constructs/private-bucket.ts';
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
  'anchor-heads': 'What is rewritten in the evidence since the last anchor cannot be found any more.',
  'review-access':
    'Administrators are not called on to review who has access, and access that nobody reviewed goes on.',
  'watch-contests':
    'Nobody learns that support has left an administrator who contests their removal without an answer.',
  'send-digests': 'Administrators and support do not get the mails that were held back for their digest.',
};

/** What is left undone is tried again, then by the next run. Three missed runs are no accident. */
const RUNS_MISSED = 3;
const TIMEOUT = Duration.minutes(5);
/** Spreads the schedules of an account, so that they do not begin at one moment. */
const WINDOW = Duration.minutes(15);
const RETRIES = 2;
/** As long as a proof of a signature must be verifiable. */
const ANCHOR_LIFETIME = Duration.days(3_653);

const NO_SIRENE =
  'sync-sirene is not scheduled: the setting "sirene" does not name the secret with the key that INSEE asks for.';
/** Two days of runs, none of which read all of INSEE's changes. */
const RUNS_LATE = 8;

/** The scheduled jobs: one Lambda, with a schedule per job. */
export class JobsStack extends Stack {
  private readonly anchor: PrivateBucket;

  constructor(scope: Construct, id: string, props: Props) {
    super(scope, id, props);
    const deadLetters = createDeadLetterQueue(
      this,
      `A scheduled job failed: some people are not notified of what comes due for them, or establishments that close still look open. ${RUNBOOK}`,
    );
    this.anchor = this.createAnchor(props);
    const lambda = this.createLambda(props);
    this.letAnchor(lambda, props.data);
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
    this.watchContests();
    for (const job of scheduledJobs({ sirene: sirene !== undefined })) {
      this.schedule(job, lambda, deadLetters);
      this.watch(job);
    }
    acknowledgeInvocation(this, lambda);
    new CfnOutput(this, 'AnchorBucketName', { value: this.anchor.bucket.bucketName });
  }

  /** Where the heads of chains are kept, and nobody can rewrite them. */
  private createAnchor({ settings, data }: Props): PrivateBucket {
    return new PrivateBucket(this, 'Anchor', {
      key: data.key,
      settings,
      rules: {
        // Nobody shortens COMPLIANCE, not even the account's owner; a stack that is to go away cannot have that.
        objectLockDefaultRetention: settings.protectData
          ? ObjectLockRetention.compliance(ANCHOR_LIFETIME)
          : ObjectLockRetention.governance(Duration.days(1)),
      },
    });
  }

  /** It adds heads, and can neither read, nor rewrite, nor delete any. */
  private letAnchor(lambda: NodejsFunction, data: DataStack): void {
    const { bucket, resource } = this.anchor;
    lambda.addToRolePolicy(
      new PolicyStatement({
        effect: Effect.ALLOW,
        actions: ['s3:PutObject'],
        resources: [bucket.arnForObjects(`${ANCHOR_PREFIX}*`)],
      }),
    );
    data.key.grant(lambda, 'kms:GenerateDataKey');
    acknowledge(
      this,
      `AwsSolutions-IAM5[Resource::<${this.getLogicalId(resource)}.Arn>/${ANCHOR_PREFIX}*]`,
      'Each anchor has a name of its own: it may write those below their prefix, and read none.',
    );
  }

  private createLambda({ settings, data }: Props): NodejsFunction {
    const environment: Omit<z.input<typeof environmentSchema>, keyof SireneEnvironment> = {
      TABLE_NAME: data.table.tableName,
      ANCHOR_BUCKET_NAME: this.anchor.bucket.bucketName,
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

  private metricOf(
    job: JobName,
    statistic: 'SampleCount' | 'Minimum' | 'Maximum',
    outcome = 'unfinished',
  ): Metric {
    return new Metric({
      namespace: metricsNamespace(this),
      metricName: 'JobOutcomes',
      dimensionsMap: { job, outcome },
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

  /** Each run counts the contests that support has left without an answer for more than three working days. */
  private watchContests(): void {
    new Alarm(this, 'contests-overdue-alarm', {
      metric: this.metricOf('watch-contests', 'Maximum', 'overdue'),
      alarmDescription:
        'An administrator who contests their removal has waited for support for more than three working days, and colleagues decide on nobody meanwhile. docs/runbook.md#a-contest-waits-for-support',
      threshold: 1,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
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
