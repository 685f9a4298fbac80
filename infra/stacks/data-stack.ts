import { RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import {
  AttributeType,
  Billing,
  ProjectionType,
  StreamViewType,
  TableEncryptionV2,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { BY_DEADLINE_INDEX, BY_PERSON_INDEX, TABLE_KEYS, TTL_ATTRIBUTE } from '../../shared/table/schema.ts';
import type { Settings } from '../config.ts';

const text = (name: string) => ({ name, type: AttributeType.STRING });

/** The one table and its key. */
export class DataStack extends Stack {
  readonly table: TableV2;
  readonly key: Key;

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
      ],
      billing: Billing.onDemand(),
      encryption: TableEncryptionV2.customerManagedKey(this.key),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      dynamoStream: StreamViewType.NEW_AND_OLD_IMAGES,
      timeToLiveAttribute: TTL_ATTRIBUTE,
      deletionProtection: protectData,
      removalPolicy,
    });
  }
}
