import {
  type ILambdaDeploymentConfig,
  LambdaApplication,
  LambdaDeploymentConfig,
  LambdaDeploymentGroup,
} from 'aws-cdk-lib/aws-codedeploy';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import type { Settings } from '../config.ts';
import type { WatchedFunction } from './watched-function.ts';

interface Props {
  functions: readonly WatchedFunction[];
  release: Settings['release'];
}

const CONFIGURATIONS: Record<Settings['release'], ILambdaDeploymentConfig> = {
  'all-at-once': LambdaDeploymentConfig.ALL_AT_ONCE,
  canary: LambdaDeploymentConfig.CANARY_10PERCENT_5MINUTES,
};

/** Moves requests to a new version step by step, and back again when an alarm on its failures goes off meanwhile. */
export class GradualRelease extends Construct {
  constructor(scope: Construct, id: string, { functions, release }: Props) {
    super(scope, id);
    const application = new LambdaApplication(this, 'Application');
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('codedeploy.amazonaws.com'),
      managedPolicies: [
        ManagedPolicy.fromAwsManagedPolicyName('service-role/AWSCodeDeployRoleForLambdaLimited'),
      ],
    });
    acknowledge(
      role,
      'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSCodeDeployRoleForLambdaLimited]',
      'The policy that AWS keeps for this service: https://docs.aws.amazon.com/codedeploy/latest/userguide/getting-started-create-service-role.html',
    );
    for (const { label, live, failing, newestFailing } of functions) {
      new LambdaDeploymentGroup(this, label, {
        application,
        role,
        alias: live,
        deploymentConfig: CONFIGURATIONS[release],
        alarms: [newestFailing, failing],
        autoRollback: { failedDeployment: true, stoppedDeployment: true, deploymentInAlarm: true },
      });
    }
  }
}
