import { CAPABILITIES } from '../functions/capabilities.ts';
import type { AgentRules } from '../shared/http/agents.ts';
import type { MachineRules } from '../shared/http/machine-tokens.ts';
import type { GatewayEvent } from '../shared/http/request.ts';
import type { LambdaHandler } from './gateway.ts';
import { LOCAL_CREDENTIALS, LOCAL_REGION } from './open-local-table.ts';
import { runningLambda } from './running-lambda.ts';

/** What surrounds the Lambdas on this machine. */
export interface Surroundings {
  dynamodb: string;
  table: string;
  /** Where the API answers. */
  origin: string;
  /** How agents of support are known. */
  agents: AgentRules;
  /** How relying services are known. */
  machines: MachineRules;
  /** The origin where browsers see the portal's pages. */
  portal: string;
  inbox: string;
  /** Environment variables that lead to the buckets, the secret and the bus. */
  files: Record<string, string>;
  /** Environment variables that lead to the workflow, and its terms. */
  workflow: Record<string, string>;
}

/** Sets the environment that the CDK gives each Lambda, and the AWS SDK's own settings. */
const setEnvironment = (surroundings: Surroundings): void => {
  const { dynamodb, table, origin, agents, machines, portal, inbox, files, workflow } = surroundings;
  Object.assign(process.env, {
    ...files,
    ...workflow,
    TABLE_NAME: table,
    API_ORIGIN: origin,
    ISSUER: machines.issuer,
    AGENTS: JSON.stringify(agents),
    MACHINES: JSON.stringify(machines),
    PORTAL_URL: portal,
    MAIL_FROM: 'ne-pas-repondre@trousseau.example',
    SUPPORT_ADDRESS: 'assistance@trousseau.example',
    AWS_REGION: LOCAL_REGION,
    AWS_ACCESS_KEY_ID: LOCAL_CREDENTIALS.accessKeyId,
    AWS_SECRET_ACCESS_KEY: LOCAL_CREDENTIALS.secretAccessKey,
    AWS_ENDPOINT_URL_DYNAMODB: dynamodb,
    AWS_ENDPOINT_URL_SESV2: inbox,
    POWERTOOLS_LOG_LEVEL: process.env.POWERTOOLS_LOG_LEVEL ?? 'WARN',
  });
};

/**
 * The deployed handlers themselves, imported after their environment is set, because they read it at import, as in
 * Lambda.
 */
export const loadHandlers = async (
  surroundings: Surroundings,
): Promise<ReadonlyMap<string, LambdaHandler>> => {
  setEnvironment(surroundings);
  const names = Object.keys(CAPABILITIES);
  const loaded = await Promise.all(
    names.map(async (name) => {
      const { handler } = await import(`../functions/${name}/index.ts`);
      const invoke: LambdaHandler = (event: GatewayEvent) => runningLambda.run(name, () => handler(event));
      return [name, invoke] as const;
    }),
  );
  return new Map(loaded);
};
