import { App, type Stack } from 'aws-cdk-lib';
import { CfnStateMachine, type StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import * as z from 'zod/mini';
import type { AdministratorChangeTerms } from '../../shared/domain/administrator-changes/terms.ts';
import { readSettings } from '../config.ts';
import { BulkChangesStack } from '../stacks/bulk-changes-stack.ts';
import { DataStack } from '../stacks/data-stack.ts';
import { WorkflowStack } from '../stacks/workflow-stack.ts';

const stateSchema = z.looseObject({
  Type: z.string(),
  Resource: z.optional(z.string()),
  Next: z.optional(z.string()),
  TimeoutSeconds: z.optional(z.number()),
  TimeoutSecondsPath: z.optional(z.string()),
  Catch: z.optional(z.array(z.looseObject({ ErrorEquals: z.array(z.string()), Next: z.string() }))),
  Choices: z.optional(z.array(z.looseObject({ Next: z.string() }))),
  Default: z.optional(z.string()),
});
export type RenderedState = z.infer<typeof stateSchema>;

/** The part of the Amazon States Language that is read here (https://states-language.net/spec.html). */
const definitionSchema = z.looseObject({ StartAt: z.string(), States: z.record(z.string(), stateSchema) });
export type Definition = z.infer<typeof definitionSchema>;

const joinedSchema = z.object({ 'Fn::Join': z.tuple([z.literal(''), z.array(z.unknown())]) });

/** Fills in what CloudFormation would when it deploys. */
const fillIn = (part: unknown): string => {
  if (typeof part === 'string') return part;
  return JSON.stringify(part).includes('AWS::Partition')
    ? 'aws'
    : 'arn:aws:lambda:eu-west-3:000000000000:function:administrator-change-workflow';
};

/** The definition in the template, with an address for each resource that is not deployed yet. */
export const definitionOf = (stack: Stack, machine: StateMachine): Definition => {
  const resource = machine.node.defaultChild;
  if (!(resource instanceof CfnStateMachine)) throw new Error('the state machine has no resource');
  const joined = joinedSchema.parse(stack.resolve(resource.definitionString));
  const [, parts] = joined['Fn::Join'];
  return definitionSchema.parse(JSON.parse(parts.map(fillIn).join('')));
};

/**
 * Leaves out esbuild, because only definitions are read
 * (https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.cx_api.html).
 */
const WITHOUT_BUNDLING = { 'aws:cdk:bundling-stacks': [] };

/** The state machines of this product, as deployed. */
export interface Definitions {
  administratorChange: Definition;
  bulkChange: Definition;
}

/** The deployed definitions with these terms. */
export const renderDefinitions = (terms: AdministratorChangeTerms): Definitions => {
  const app = new App({ context: WITHOUT_BUNDLING });
  const settings = { ...readSettings('dev'), changeTerms: terms };
  const data = new DataStack(app, 'Data', { settings });
  const workflow = new WorkflowStack(app, 'Workflow', { settings, data });
  const bulkChanges = new BulkChangesStack(app, 'BulkChanges', { settings, data });
  return {
    administratorChange: definitionOf(workflow, workflow.stateMachine),
    bulkChange: definitionOf(bulkChanges, bulkChanges.stateMachine),
  };
};

/** The definition of the change of administrator with these terms. */
export const renderDefinition = (terms: AdministratorChangeTerms): Definition =>
  renderDefinitions(terms).administratorChange;
