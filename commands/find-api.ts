import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { type EnvironmentName, stackName } from '../infra/config.ts';
import { OptionRefused } from '../local/start-options.ts';

/** The address that the environment's stack puts out; the AWS environment says where to ask. @throws OptionRefused */
export const findApi = async (environment: EnvironmentName): Promise<string> => {
  const name = stackName(environment, 'Api');
  const { Stacks } = await new CloudFormationClient().send(new DescribeStacksCommand({ StackName: name }));
  const url = Stacks?.[0]?.Outputs?.find(({ OutputKey }) => OutputKey === 'Url')?.OutputValue;
  if (url === undefined) throw new OptionRefused(`The stack ${name} puts out no address.`);
  return url;
};
