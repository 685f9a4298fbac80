import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import type { CapabilityName } from '../../functions/capabilities.ts';
import type { Settings } from '../config.ts';
import { TABLE_ACCESS } from '../table-access.ts';
import { BundledFunction } from './bundled-function.ts';
import type { CapabilityEnvironments } from './capability-environments.ts';
import { grantTableAccess } from './grant-table-access.ts';

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
    grantTableAccess(this.function, { table, key }, TABLE_ACCESS[capability]);
  }
}
