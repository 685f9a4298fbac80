import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { TableAccess } from '../table-access.ts';

/** DynamoDB uses the key on the caller's behalf: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html */
const READ_KEY = ['kms:Decrypt', 'kms:DescribeKey'];
const WRITE_KEY = ['kms:Encrypt', 'kms:GenerateDataKey', 'kms:ReEncryptFrom', 'kms:ReEncryptTo'];

/** Lets a Lambda do with the table's items what its rows say, and use the key as far as that needs it. */
export const grantTableAccess = (
  lambda: IFunction,
  { table, key }: { table: TableV2; key: Key },
  rows: readonly TableAccess[],
): void => {
  for (const { actions, partitions, index, attributes } of rows) {
    lambda.addToRolePolicy(
      new PolicyStatement({
        effect: Effect.ALLOW,
        actions: actions.map((action) => `dynamodb:${action}`),
        resources: [index === undefined ? table.tableArn : `${table.tableArn}/index/${index}`],
        conditions: {
          'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': partitions },
          ...(attributes !== undefined && {
            'ForAllValues:StringEquals': { 'dynamodb:Attributes': attributes },
          }),
        },
      }),
    );
  }
  const writes = rows.some(({ actions }) =>
    actions.some((action) => action === 'PutItem' || action === 'UpdateItem'),
  );
  key.grant(lambda, ...READ_KEY, ...(writes ? WRITE_KEY : []));
};
