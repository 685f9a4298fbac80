import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import type { CapabilityName } from '../../functions/capabilities.ts';
import type { Settings } from '../config.ts';
import { TABLE_ACCESS } from '../table-access.ts';
import { BundledFunction } from './bundled-function.ts';
import type { CapabilityEnvironments } from './capability-environments.ts';

/** DynamoDB uses the key on the caller's behalf: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html */
const READ_KEY = ['kms:Decrypt', 'kms:DescribeKey'];
const WRITE_KEY = ['kms:Encrypt', 'kms:GenerateDataKey', 'kms:ReEncryptFrom', 'kms:ReEncryptTo'];

interface Props<Name extends CapabilityName> {
  capability: Name;
  /** What the Lambda's own zod schema parses: a variable that is missing does not compile. */
  environment: CapabilityEnvironments[Name];
  table: TableV2;
  key: Key;
  logRetentionDays: Settings['logRetentionDays'];
}

/** The Lambda of one capability, with the rows of `TABLE_ACCESS` that are its own. */
export class CapabilityFunction<Name extends CapabilityName> extends BundledFunction {
  readonly capability: Name;

  constructor(scope: Construct, id: string, props: Props<Name>) {
    const { capability, environment, table, key, logRetentionDays } = props;
    super(scope, id, { folder: capability, environment: { ...environment }, logRetentionDays });
    this.capability = capability;
    for (const { actions, partitions, index } of TABLE_ACCESS[capability]) {
      this.function.addToRolePolicy(
        new PolicyStatement({
          effect: Effect.ALLOW,
          actions: actions.map((action) => `dynamodb:${action}`),
          resources: [index === undefined ? table.tableArn : `${table.tableArn}/index/${index}`],
          conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': partitions } },
        }),
      );
    }
    const writes = TABLE_ACCESS[capability].some(({ actions }) => actions.includes('PutItem'));
    key.grant(this.function, ...READ_KEY, ...(writes ? WRITE_KEY : []));
  }
}
