import type { Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod/mini';
import type { Templates } from './synthesise.ts';
import { arnSchema, refSchema, resourcesOf } from './template-resources.ts';

const listOf = <S extends z.core.$ZodType>(item: S) =>
  z.pipe(
    z.union([z.array(item), item]),
    z.transform((value) => (Array.isArray(value) ? value : [value])),
  );

const statementSchema = z.strictObject({
  Effect: z.literal('Allow'),
  Action: listOf(z.string()),
  Resource: listOf(z.unknown()),
  Condition: z.optional(
    z.strictObject({
      'ForAllValues:StringLike': z.optional(z.strictObject({ 'dynamodb:LeadingKeys': listOf(z.string()) })),
      'ForAllValues:StringEquals': z.optional(z.strictObject({ 'dynamodb:Attributes': listOf(z.string()) })),
      StringEquals: z.optional(z.object({ 'ses:FromAddress': z.optional(z.string()) })),
    }),
  ),
});

const policySchema = z.object({
  PolicyDocument: z.object({ Statement: z.array(statementSchema) }),
  Roles: z.array(refSchema),
});

const functionSchema = z.object({
  Runtime: z.string(),
  Architectures: z.array(z.string()),
  MemorySize: z.number(),
  Timeout: z.number(),
  LoggingConfig: z.object({ LogGroup: refSchema }),
  Role: arnSchema,
  TracingConfig: z.object({ Mode: z.string() }),
  Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }),
});

export interface PolicyStatement {
  actions: string[];
  resources: unknown[];
  leadingKeys: string[] | undefined;
}

export interface DeployedFunction {
  /** The folder below `functions/`. */
  name: string;
  logicalId: string;
  properties: z.infer<typeof functionSchema>;
  /** The namespace of its metrics, which the CDK sets for Powertools. It is not among its own variables. */
  metricsNamespace: unknown;
  statements: PolicyStatement[];
}

const NAME_PREFIX = 'trousseau-';

const namedSchema = z.object({
  Environment: z.object({ Variables: z.object({ POWERTOOLS_SERVICE_NAME: z.string() }) }),
});

/** Without those of the CDK, which carry no name of ours. */
const ourFunctions = (template: Template): [string, z.infer<typeof functionSchema>][] =>
  Object.entries(template.findResources('AWS::Lambda::Function')).flatMap(([id, { Properties }]) =>
    namedSchema.safeParse(Properties).success ? [[id, functionSchema.parse(Properties)]] : [],
  );

/** The Lambdas of one stack, each with everything that its role allows. */
export const functionsIn = (template: Template): DeployedFunction[] => {
  const policies = [...resourcesOf(template, 'AWS::IAM::Policy', policySchema).values()];
  return ourFunctions(template).map(([logicalId, { Environment, ...rest }]) => {
    const { POWERTOOLS_METRICS_NAMESPACE: metricsNamespace, ...Variables } = Environment.Variables;
    const properties = { ...rest, Environment: { Variables } };
    const [role] = properties.Role['Fn::GetAtt'];
    const own = policies.filter(({ Roles }) => Roles.some(({ Ref }) => Ref === role));
    const statements = own.flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
    return {
      name: String(properties.Environment.Variables.POWERTOOLS_SERVICE_NAME).replace(NAME_PREFIX, ''),
      logicalId,
      properties,
      metricsNamespace,
      statements: statements.map(({ Action, Resource, Condition }) => ({
        actions: Action,
        resources: Resource,
        leadingKeys: Condition?.['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'],
      })),
    };
  });
};

/** The Lambdas of one environment, each with everything that its role allows. */
export const functionsOf = ({ data, identity, api }: Templates): DeployedFunction[] =>
  [data, identity, api].flatMap(functionsIn);
