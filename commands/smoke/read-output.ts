import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { type EnvironmentName, stackName } from '../../infra/config.ts';
import { OptionRefused } from '../../local/start-options.ts';

/** Reads an output of the environment's stack. The AWS environment says where to ask. @throws OptionRefused */
export const readOutput = async (
  environment: EnvironmentName,
  part: string,
  output: string,
): Promise<string> => {
  const name = stackName(environment, part);
  const { Stacks } = await new CloudFormationClient().send(new DescribeStacksCommand({ StackName: name }));
  const value = Stacks?.[0]?.Outputs?.find(({ OutputKey }) => OutputKey === output)?.OutputValue;
  if (value === undefined) throw new OptionRefused(`The stack ${name} puts out no ${output}.`);
  return value;
};
