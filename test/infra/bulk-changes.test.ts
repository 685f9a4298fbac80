import validate from 'asl-validator';
import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { environmentSchema as starter } from '../../functions/bulk-change-starter/env.ts';
import { filesEnvironmentSchema as worker } from '../../functions/environment.ts';
import { readSettings } from '../../infra/config.ts';
import { renderDefinitions } from '../../infra/workflows/render-definition.ts';
import { ADMINISTRATOR_CHANGE_TERMS } from '../../shared/domain/administrator-changes/terms.ts';
import { functionsIn } from '../support/deployed-functions.ts';
import { allTemplates } from '../support/synthesise.ts';

const BUCKET = 'AWS::S3::Bucket';
const ALARM = 'AWS::CloudWatch::Alarm';

describe('the state machine of bulk changes', () => {
  const { bulkChange: definition } = renderDefinitions(ADMINISTRATOR_CHANGE_TERMS);

  test('is valid in the Amazon States Language', () => {
    expect(validate(structuredClone(definition)).errors).toEqual([]);
  });

  test('works until nothing is left, retries what passes, and ends after an unforeseen error', () => {
    const { WorkOnSome, IsThereMore, GiveUp } = definition.States;
    expect(definition.StartAt).toBe('WorkOnSome');
    expect(WorkOnSome).toMatchObject({
      Next: 'IsThereMore',
      TimeoutSeconds: 960,
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'GiveUp' }],
    });
    expect(GiveUp).toMatchObject({
      Parameters: { unforeseen: true },
      Next: 'WorkUnforeseen',
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'WorkUnforeseen' }],
    });
    expect(WorkOnSome?.Retry).toMatchObject([
      { ErrorEquals: expect.arrayContaining(['Unavailable', 'States.Timeout']) },
    ]);
    expect(IsThereMore).toMatchObject({ Choices: [{ Next: 'WorkOnSome' }], Default: 'WorkDone' });
  });
});

describe.each(allTemplates())('in %s', (environment, { bulkChanges }) => {
  const { portal } = readSettings(environment);
  const functions = new Map(functionsIn(bulkChanges).map((built) => [built.name, built]));
  const actionsOf = (name: string): string[] =>
    (functions.get(name)?.statements ?? []).flatMap(({ actions }) => actions).sort();

  test('uploads are gone in a day, and results after 90 days', () => {
    bulkChanges.hasResourceProperties(BUCKET, {
      LifecycleConfiguration: {
        Rules: [
          Match.objectLike({ Prefix: 'uploads/', ExpirationInDays: 1 }),
          Match.objectLike({ Prefix: 'access-changes/', ExpirationInDays: 90 }),
        ],
      },
    });
  });

  test('only the portal’s pages reach files from a browser', () => {
    bulkChanges.hasResourceProperties(BUCKET, {
      CorsConfiguration: { CorsRules: [Match.objectLike({ AllowedOrigins: [portal.origin] })] },
    });
  });

  test('the worker finds the environment that it parses, and has time for a long file', () => {
    const { Environment, Timeout } = functions.get('bulk-change-worker')?.properties ?? {};
    expect(Object.keys(Environment?.Variables ?? {})).toEqual(
      expect.arrayContaining(Object.keys(worker.shape)),
    );
    expect(Timeout).toBe(900);
  });

  test('the worker neither lists nor deletes files, and neither scans nor deletes items', () => {
    expect(actionsOf('bulk-change-worker').filter((action) => action.startsWith('s3:'))).toEqual([
      's3:GetObject',
      's3:PutObject',
    ]);
    expect(actionsOf('bulk-change-worker').join()).not.toMatch(/Scan|Delete|\*/);
  });

  test('the starter starts this state machine, and reads nothing but its queue', () => {
    expect(Object.keys(functions.get('bulk-change-starter')?.properties.Environment.Variables ?? {})).toEqual(
      expect.arrayContaining(Object.keys(starter.shape)),
    );
    const actions = actionsOf('bulk-change-starter');
    expect(actions).toContain('states:StartExecution');
    expect(actions.filter((action) => /^(dynamodb|kms|s3):/.test(action))).toEqual([]);
  });

  test('a change that does not start, or stands still, raises an alarm that says what it means', () => {
    for (const metric of [
      'ExecutionsFailed',
      'ExecutionsTimedOut',
      'ExecutionsAborted',
      'ApproximateNumberOfMessagesVisible',
      'ApproximateAgeOfOldestMessage',
    ]) {
      bulkChanges.hasResourceProperties(ALARM, {
        MetricName: metric,
        AlarmDescription: Match.stringLikeRegexp('docs/runbook.md#a-bulk-change-stands-still'),
      });
    }
  });
});
