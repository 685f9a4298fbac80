import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod/mini';
import { synthesise } from '../support/synthesise.ts';
import { refSchema } from '../support/template-resources.ts';
import { createResolver, type TemplateJson } from './resolve-template.ts';

const statementSchema = z.object({
  Effect: z.enum(['Allow', 'Deny']),
  Action: z.union([z.string(), z.array(z.string())]),
  Resource: z.union([z.string(), z.array(z.string())]),
  Condition: z.optional(z.record(z.string(), z.record(z.string(), z.unknown()))),
});
const policySchema = z.object({
  PolicyDocument: z.object({ Version: z.string(), Statement: z.array(statementSchema) }),
  Roles: z.array(refSchema),
});
const rolesSchema = z.object({ Roles: z.array(refSchema) });
const functionSchema = z.object({
  Role: z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) }),
  Environment: z.object({ Variables: z.object({ POWERTOOLS_SERVICE_NAME: z.string() }) }),
});

export type DeployedStatement = z.infer<typeof statementSchema>;
export interface DeployedPolicies {
  lambda: string;
  policies: { name: string; policy: { Version: string; Statement: DeployedStatement[] } }[];
}

const templates = synthesise('dev')
  .app.node.findAll()
  .filter(Stack.isStack)
  .map((stack) => Template.fromStack(stack).toJSON() as TemplateJson);
const resolverOf = createResolver(templates);

const resourcesOf = ({ Resources }: TemplateJson, type: string) =>
  Object.entries(Resources).filter(([, resource]) => resource.Type === type);

/** The Lambdas of all stacks, by their folders, with what their roles allow. */
export const deployedPolicies: readonly DeployedPolicies[] = templates.flatMap((template) => {
  const resolve = resolverOf(template);
  const policies = resourcesOf(template, 'AWS::IAM::Policy').map(([name, { Properties }]) => {
    const { Roles } = rolesSchema.parse(Properties);
    const { PolicyDocument } = policySchema.parse({ ...(resolve(Properties) as object), Roles });
    return { name, policy: PolicyDocument, roles: Roles.map(({ Ref }) => Ref) };
  });
  return resourcesOf(template, 'AWS::Lambda::Function').flatMap(([, { Properties }]) => {
    const parsed = functionSchema.safeParse(Properties);
    // The CDK's own Lambdas, if there were any, would not carry our name.
    if (!parsed.success) return [];
    const { Role, Environment } = parsed.data;
    const [role] = Role['Fn::GetAtt'];
    return [
      {
        lambda: Environment.Variables.POWERTOOLS_SERVICE_NAME.replace('trousseau-', ''),
        policies: policies
          .filter(({ roles }) => roles.includes(role))
          .map(({ name, policy }) => ({ name, policy })),
      },
    ];
  });
});
