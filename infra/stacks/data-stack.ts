import { CfnOutput, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import {
  AttributeType,
  Billing,
  ProjectionType,
  StreamViewType,
  TableEncryptionV2,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import {
  BY_DEADLINE_INDEX,
  BY_DUE_INDEX,
  BY_PERSON_INDEX,
  TABLE_KEYS,
  TTL_ATTRIBUTE,
} from '../../shared/table/schema.ts';
import { acknowledge } from '../acknowledge.ts';
import type { Settings } from '../config.ts';

const text = (name: string) => ({ name, type: AttributeType.STRING });

/** The one table, its key, and the secret from which activation keys are derived. */
export class DataStack extends Stack {
  readonly table: TableV2;
  readonly key: Key;
  /** The secret for activation keys. The Lambdas that order or write letters read it. */
  readonly activationSecret: Secret;

  constructor(scope: Construct, id: string, props: StackProps & { settings: Settings }) {
    super(scope, id, props);
    const { protectData } = props.settings;
    const removalPolicy = protectData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
    this.key = new Key(this, 'Key', {
      description: 'Encrypts the register',
      enableKeyRotation: true,
      removalPolicy,
    });
    this.table = new TableV2(this, 'Table', {
      partitionKey: text(TABLE_KEYS.partition),
      sortKey: text(TABLE_KEYS.sort),
      globalSecondaryIndexes: [
        {
          indexName: BY_PERSON_INDEX.name,
          partitionKey: text(BY_PERSON_INDEX.partition),
          sortKey: text(BY_PERSON_INDEX.sort),
          projectionType: ProjectionType.ALL,
        },
        {
          indexName: BY_DEADLINE_INDEX.name,
          partitionKey: text(BY_DEADLINE_INDEX.partition),
          sortKey: text(BY_DEADLINE_INDEX.sort),
          projectionType: ProjectionType.ALL,
        },
        {
          indexName: BY_DUE_INDEX.name,
          partitionKey: text(BY_DUE_INDEX.partition),
          sortKey: text(BY_DUE_INDEX.sort),
          projectionType: ProjectionType.INCLUDE,
          nonKeyAttributes: [...BY_DUE_INDEX.carries],
        },
      ],
      billing: Billing.onDemand(),
      encryption: TableEncryptionV2.customerManagedKey(this.key),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      dynamoStream: StreamViewType.NEW_AND_OLD_IMAGES,
      timeToLiveAttribute: TTL_ATTRIBUTE,
      deletionProtection: protectData,
      removalPolicy,
    });
    this.activationSecret = new Secret(this, 'ActivationSecret', {
      description: 'Activation keys are derived from it: never renewed while a letter is on its way',
      encryptionKey: this.key,
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy,
    });
    acknowledge(
      this.activationSecret,
      'AwsSolutions-SMG4',
      'Renewing it would void the keys of letters on their way; a leak is answered by hand.',
    );
    new CfnOutput(this, 'TableName', { value: this.table.tableName });
  }
}
