import { Match, type Template } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { readSettings } from '../../infra/config.ts';
import { environmentSchema } from '../../portal/env.ts';
import { functionsIn } from '../support/deployed-functions.ts';
import { allTemplates } from '../support/synthesise.ts';
import { resourcesOf } from '../support/template-resources.ts';

const TABLE = 'AWS::DynamoDB::GlobalTable';
const BUCKET = 'AWS::S3::Bucket';
const DISTRIBUTION = 'AWS::CloudFront::Distribution';
/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html */
const CACHING_DISABLED = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';
const ALL_VIEWER_EXCEPT_HOST = 'b689b0a8-53d0-40ab-baf2-68738e2966ac';

const distributionSchema = z.object({
  DistributionConfig: z.object({
    DefaultCacheBehavior: z.unknown(),
    CacheBehaviors: z.array(z.object({ PathPattern: z.string() })),
    CustomErrorResponses: z.optional(z.unknown()),
    Logging: z.optional(z.unknown()),
  }),
});

const idOf = (template: Template, type: string): string | undefined =>
  Object.keys(template.findResources(type))[0];

describe.each(allTemplates())('in %s', (environment, { portal }) => {
  const settings = readSettings(environment);
  const lambda = functionsIn(portal).find(({ name }) => name === 'portal');
  const statements = lambda?.statements ?? [];
  const resourcesFor = (action: string): unknown[] =>
    statements.filter(({ actions }) => actions.includes(action)).flatMap(({ resources }) => resources);

  test('sessions are encrypted with a key of their own, go by themselves, and can be restored', () => {
    portal.hasResourceProperties(TABLE, {
      KeySchema: [{ AttributeName: 'PK', KeyType: 'HASH' }],
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
      Replicas: [
        Match.objectLike({
          SSESpecification: { KMSMasterKeyId: { 'Fn::GetAtt': [idOf(portal, 'AWS::KMS::Key'), 'Arn'] } },
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        }),
      ],
    });
    portal.hasResourceProperties('AWS::KMS::Key', { EnableKeyRotation: true });
  });

  test('the Lambda reads, writes and deletes sessions, reads two secrets, and reaches nothing of the register', () => {
    const others = statements
      .flatMap(({ actions }) => actions)
      .filter((action) => !/^(logs|xray|kms):/.test(action));
    expect(others.toSorted()).toEqual([
      'dynamodb:DeleteItem',
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      'secretsmanager:GetSecretValue',
    ]);
    expect(resourcesFor('dynamodb:GetItem')).toEqual([{ 'Fn::GetAtt': [idOf(portal, TABLE), 'Arn'] }]);
    expect(resourcesFor('secretsmanager:GetSecretValue')).toHaveLength(2);
    expect(resourcesFor('kms:Decrypt')).toEqual([{ 'Fn::GetAtt': [idOf(portal, 'AWS::KMS::Key'), 'Arn'] }]);
  });

  test('the Lambda finds the environment that it parses, and no more', () => {
    const { POWERTOOLS_SERVICE_NAME: _, ...variables } = lambda?.properties.Environment.Variables ?? {};
    expect(Object.keys(variables).toSorted()).toEqual(Object.keys(environmentSchema.shape).sort());
    expect(variables).toMatchObject({
      PORTAL_URL: settings.portal.origin,
      LOGIN_SCOPE: 'openid trousseau/portal',
    });
    expect(environmentSchema.shape.ASSETS.safeParse(variables.ASSETS).success).toBe(true);
  });

  test('each address is answered by the live version of the Lambda, and the log of the API holds no address', () => {
    portal.hasResourceProperties('AWS::ApiGatewayV2::Route', { RouteKey: '$default' });
    portal.hasResourceProperties('AWS::ApiGatewayV2::Integration', {
      IntegrationUri: { Ref: idOf(portal, 'AWS::Lambda::Alias') },
      PayloadFormatVersion: '2.0',
    });
    const [stage] = Object.values(portal.findResources('AWS::ApiGatewayV2::Stage'));
    const { DefaultRouteSettings, AccessLogSettings } = stage?.Properties ?? {};
    expect(DefaultRouteSettings).toMatchObject({ ThrottlingRateLimit: settings.throttling.rate });
    expect(AccessLogSettings.Format).not.toMatch(/path|query|sourceIp/i);
  });

  test('CloudFront keeps no page, hands on what the browser says but its host, and logs no address', () => {
    const [found] = resourcesOf(portal, DISTRIBUTION, distributionSchema).values();
    const config = found?.DistributionConfig;
    expect(config?.DefaultCacheBehavior).toMatchObject({
      CachePolicyId: CACHING_DISABLED,
      OriginRequestPolicyId: ALL_VIEWER_EXCEPT_HOST,
      ViewerProtocolPolicy: 'redirect-to-https',
    });
    expect(config?.CustomErrorResponses).toBeUndefined();
    expect(config?.Logging).toBeUndefined();
    expect(config?.CacheBehaviors.map(({ PathPattern }) => PathPattern)).toEqual(['/assets/*']);
  });

  test('CloudFront answers under the name of the settings, with their certificate, by nothing older than TLS 1.2', () => {
    portal.hasResourceProperties(DISTRIBUTION, {
      DistributionConfig: {
        Aliases: [new URL(settings.portal.origin).hostname],
        ViewerCertificate: {
          AcmCertificateArn: {
            'Fn::Join': [
              '',
              Match.arrayWith([Match.stringLikeRegexp(`:certificate/${settings.portal.certificateId}$`)]),
            ],
          },
          MinimumProtocolVersion: 'TLSv1.2_2021',
        },
      },
    });
  });

  test('files are kept for ever by browsers, and read by this distribution alone', () => {
    portal.resourceCountIs('AWS::CloudFront::OriginAccessControl', 1);
    portal.hasResourceProperties(BUCKET, {
      PublicAccessBlockConfiguration: { BlockPublicAcls: true, RestrictPublicBuckets: true },
    });
    portal.hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Allow',
            Action: 's3:GetObject',
            Principal: { Service: 'cloudfront.amazonaws.com' },
            Condition: { StringEquals: { 'AWS:SourceArn': Match.anyValue() } },
          }),
        ]),
      },
    });
    portal.hasResourceProperties('Custom::CDKBucketDeployment', {
      DestinationBucketKeyPrefix: 'assets',
      Prune: false,
      SystemMetadata: { 'cache-control': 'public, max-age=31536000, immutable' },
    });
  });
});
