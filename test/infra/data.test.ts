import { Match } from 'aws-cdk-lib/assertions';
import { describe, test } from 'vitest';
import { allTemplates } from '../support/synthesise.ts';

const TABLE = 'AWS::DynamoDB::GlobalTable';
const KEY = 'AWS::KMS::Key';

describe.each(allTemplates())('in %s', (environment, { data }) => {
  const isProduction = environment === 'prod';
  const [[keyId = 'no key'] = []] = [Object.keys(data.findResources(KEY))];
  const [[tableId = 'no table'] = []] = [Object.keys(data.findResources(TABLE))];

  test('there is one table, in one region, paid per request', () => {
    data.resourceCountIs(TABLE, 1);
    data.hasResourceProperties(TABLE, {
      BillingMode: 'PAY_PER_REQUEST',
      Replicas: [Match.objectLike({ Region: 'eu-west-3' })],
    });
  });

  test('its keys are those that the repositories write', () => {
    data.hasResourceProperties(TABLE, {
      KeySchema: [
        { AttributeName: 'PK', KeyType: 'HASH' },
        { AttributeName: 'SK', KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'byPerson',
          KeySchema: [
            { AttributeName: 'personKey', KeyType: 'HASH' },
            { AttributeName: 'organisationKey', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'ALL' },
        },
        {
          IndexName: 'byDeadline',
          KeySchema: [
            { AttributeName: 'queueKey', KeyType: 'HASH' },
            { AttributeName: 'queueAt', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'ALL' },
        },
        {
          IndexName: 'byDue',
          KeySchema: [
            { AttributeName: 'dueQueue', KeyType: 'HASH' },
            { AttributeName: 'duePlace', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['version', 'lastEventHash'] },
        },
      ],
    });
  });

  test("it is encrypted with the register's own key, which is renewed", () => {
    data.hasResourceProperties(KEY, { EnableKeyRotation: true });
    data.hasResourceProperties(TABLE, {
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
      Replicas: [{ SSESpecification: { KMSMasterKeyId: { 'Fn::GetAtt': [keyId, 'Arn'] } } }],
    });
  });

  test('it can be restored to any moment of the last days', () => {
    data.hasResourceProperties(TABLE, {
      Replicas: [{ PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } }],
    });
  });

  test('its stream gives each change with what was there before', () => {
    data.hasResourceProperties(TABLE, { StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' } });
  });

  test('what has a time to live goes by itself', () => {
    data.hasResourceProperties(TABLE, {
      TimeToLiveSpecification: { AttributeName: 'ttlSeconds', Enabled: true },
    });
  });

  test('data outlives its stack in production, and nowhere else', () => {
    const policy = isProduction ? 'Retain' : 'Delete';
    for (const id of [keyId, tableId]) {
      data.templateMatches({ Resources: { [id]: { DeletionPolicy: policy, UpdateReplacePolicy: policy } } });
    }
    data.hasResourceProperties(TABLE, { Replicas: [{ DeletionProtectionEnabled: isProduction }] });
  });
});
