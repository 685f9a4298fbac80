import { Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** One namespace for all stacks of an environment: their names without the last part, `Trousseau-Dev`. */
export const metricsNamespace = (scope: IConstruct): string =>
  Stack.of(scope).stackName.split('-').slice(0, -1).join('-') || 'Trousseau';
