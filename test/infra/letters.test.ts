import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { environmentSchema } from '../../functions/letters/env.ts';
import { readSettings } from '../../infra/config.ts';
import { buildWithFonts } from '../../infra/letters-bundle.ts';
import { renderActivationLetter } from '../../shared/administrator-changes/letters/activation-letter.ts';
import { activationLetter } from '../support/administrator-changes/letters.ts';
import { allTemplates } from '../support/synthesise.ts';
import { resourcesOf } from '../support/template-resources.ts';

const BUCKET = 'AWS::S3::Bucket';
const FUNCTION = 'AWS::Lambda::Function';

const statementsSchema = z.object({
  PolicyDocument: z.object({
    Statement: z.array(
      z.object({ Action: z.union([z.string(), z.array(z.string())]), Resource: z.unknown() }),
    ),
  }),
});

describe.each(allTemplates())('in %s', (environment, { letters }) => {
  const settings = readSettings(environment);
  const [letterBucket = 'no bucket'] = Object.keys(
    letters.findResources(BUCKET, { Properties: { VersioningConfiguration: { Status: 'Enabled' } } }),
  );
  const statements = [...resourcesOf(letters, 'AWS::IAM::Policy', statementsSchema).values()].flatMap(
    ({ PolicyDocument }) =>
      PolicyDocument.Statement.map(({ Action, Resource }) => ({ actions: [Action].flat(), Resource })),
  );
  const resourcesFor = (action: string) =>
    statements.filter(({ actions }) => actions.includes(action)).map(({ Resource }) => Resource);

  test('letters are encrypted with the key of the register, and versioned', () => {
    letters.hasResourceProperties(BUCKET, {
      VersioningConfiguration: { Status: 'Enabled' },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          Match.objectLike({ ServerSideEncryptionByDefault: Match.objectLike({ SSEAlgorithm: 'aws:kms' }) }),
        ],
      },
    });
  });

  test('no bucket is public, and none is reached without TLS', () => {
    letters.allResourcesProperties(BUCKET, {
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    });
    letters.allResourcesProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
        ]),
      },
    });
    letters.resourceCountIs('AWS::S3::BucketPolicy', Object.keys(letters.findResources(BUCKET)).length);
  });

  test('a letter is kept as long as its key is valid', () => {
    letters.hasResourceProperties(BUCKET, {
      VersioningConfiguration: { Status: 'Enabled' },
      LifecycleConfiguration: {
        Rules: [
          Match.objectLike({
            ExpirationInDays: settings.changeTerms.letterDays,
            NoncurrentVersionExpiration: { NoncurrentDays: 1 },
            Status: 'Enabled',
          }),
        ],
      },
    });
  });

  test('reading a letter leaves a trace', () => {
    letters.hasResourceProperties(BUCKET, {
      VersioningConfiguration: { Status: 'Enabled' },
      LoggingConfiguration: { DestinationBucketName: { Ref: Match.anyValue() } },
    });
  });

  test('the writer finds the environment that it parses', () => {
    letters.hasResourceProperties(FUNCTION, {
      Environment: {
        Variables: {
          ...Object.fromEntries(Object.keys(environmentSchema.shape).map((name) => [name, Match.anyValue()])),
          LETTERS_BUCKET_NAME: { Ref: letterBucket },
          PORTAL_URL: settings.portal.origin,
          SENDER_ADDRESS: JSON.stringify(settings.letters.senderAddress),
        },
      },
    });
  });

  test('the writer may add letters, and neither read nor delete any', () => {
    const onBucket = statements
      .flatMap(({ actions }) => actions)
      .filter((action) => action.startsWith('s3:'));
    expect(onBucket).toEqual(['s3:PutObject']);
    expect(resourcesFor('s3:PutObject')).toEqual([
      { 'Fn::Join': ['', [{ 'Fn::GetAtt': [letterBucket, 'Arn'] }, '/letters/*']] },
    ]);
  });

  test('the writer reads one secret, and items of organisations, and changes none', () => {
    expect(resourcesFor('secretsmanager:GetSecretValue')).toHaveLength(1);
    const onTable = statements.flatMap(({ actions }) => actions).filter((one) => one.startsWith('dynamodb:'));
    expect(onTable.toSorted()).toEqual(['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query']);
  });

  test('an order that was given up is kept and raises an alarm, and so do waiting orders', () => {
    for (const [metric, threshold] of [
      ['ApproximateNumberOfMessagesVisible', 1],
      ['ApproximateAgeOfOldestMessage', 900],
    ]) {
      letters.hasResourceProperties('AWS::CloudWatch::Alarm', {
        MetricName: metric,
        Threshold: threshold,
        AlarmDescription: Match.stringLikeRegexp('docs/runbook.md#a-letter-was-not-written'),
      });
    }
  });
});

test('the code that is deployed brings its fonts, and writes the same letter to the byte', async () => {
  const typical = activationLetter();
  const candidate = { ...typical.change.candidate, givenName: 'Żofia 李', familyName: 'محمد 김' };
  const letter = { ...typical, change: { ...typical.change, candidate } };
  // Away from the packages of this machine.
  const folder = mkdtempSync(join(tmpdir(), 'trousseau-letters-'));
  try {
    buildWithFonts(
      join(import.meta.dirname, '../../shared/administrator-changes/letters/activation-letter.ts'),
      folder,
    );
    const script = `
      import { renderActivationLetter } from './index.mjs';
      process.stdout.write(await renderActivationLetter(${JSON.stringify(letter)}));`;
    const written = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
      cwd: folder,
    });
    expect(written.equals(await renderActivationLetter(letter))).toBe(true);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
