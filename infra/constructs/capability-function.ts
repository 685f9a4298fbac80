import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import type { CapabilityName } from '../../functions/capabilities.ts';
import type { Settings } from '../config.ts';
import { TABLE_ACCESS } from '../table-access.ts';
import type { CapabilityEnvironments } from './capability-environments.ts';
import { grantTableAccess } from './grant-table-access.ts';
import { WatchedFunction } from './watched-function.ts';

interface Props<Name extends CapabilityName> {
  capability: Name;
  /** The type that the Lambda's own zod schema parses, so that a missing variable does not compile. */
  environment: CapabilityEnvironments[Name];
  table: TableV2;
  key: Key;
  logRetentionDays: Settings['logRetentionDays'];
}

const IMPACT: Partial<Record<CapabilityName, string>> = {
  decisions:
    'Declaration services get no decision: nobody can declare or sign. docs/runbook.md#decisions-are-not-answered',
};

/** The Lambda of one capability, with its own rows of `TABLE_ACCESS`. */
export class CapabilityFunction<Name extends CapabilityName> extends WatchedFunction {
  readonly capability: Name;

  constructor(scope: Construct, id: string, props: Props<Name>) {
    const { capability, environment, table, key, logRetentionDays } = props;
    super(scope, id, {
      folder: capability,
      environment: { ...environment },
      logRetentionDays,
      impact:
        IMPACT[capability] ??
        `Requests to ${capability} fail: people and services are asked to try again later. docs/runbook.md#requests-fail`,
    });
    this.capability = capability;
    grantTableAccess(this.function, { table, key }, TABLE_ACCESS[capability]);
  }
}
