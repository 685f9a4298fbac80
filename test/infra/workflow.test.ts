import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { environmentSchema as resumerSchema } from '../../functions/administrator-change-resumer/env.ts';
import { environmentSchema as workflowSchema } from '../../functions/administrator-change-workflow/env.ts';
import { WORKER_TABLE_ACCESS } from '../../infra/table-access.ts';
import { functionsIn } from '../support/deployed-functions.ts';
import { allTemplates } from '../support/synthesise.ts';
import { resourcesOf } from '../support/template-resources.ts';

const MACHINE = 'AWS::StepFunctions::StateMachine';
const SCHEMAS = {
  'administrator-change-workflow': workflowSchema,
  'administrator-change-resumer': resumerSchema,
};
const MAY = {
  'administrator-change-workflow': ['states:SendTaskSuccess'],
  'administrator-change-resumer': ['states:SendTaskSuccess', 'states:StartExecution'],
};

const alarmSchema = z.object({
  AlarmDescription: z.string(),
  MetricName: z.string(),
  TreatMissingData: z.string(),
});
const machineSchema = z.object({ StateMachineName: z.string() });

describe.each(allTemplates())('in %s', (environment, { workflow }) => {
  const functions = functionsIn(workflow);
  const [machine] = [...resourcesOf(workflow, MACHINE, machineSchema).values()];
  const arnOfMachine = `:stateMachine:${machine?.StateMachineName}`;

  test('the change of administrator is one standard state machine', () => {
    workflow.resourceCountIs(MACHINE, 1);
    workflow.hasResourceProperties(MACHINE, { StateMachineType: 'STANDARD' });
  });

  test('its log says what failed, and never contains the data, which holds task tokens', () => {
    workflow.hasResourceProperties(MACHINE, {
      LoggingConfiguration: { Level: 'ERROR', IncludeExecutionData: false },
    });
  });

  test('an execution that fails raises an alarm, and so does an event that did not wake it, or woke it late', () => {
    const alarms = [...resourcesOf(workflow, 'AWS::CloudWatch::Alarm', alarmSchema).values()];
    expect(alarms.map(({ MetricName }) => MetricName).sort()).toEqual([
      'ApproximateAgeOfOldestMessage',
      'ApproximateNumberOfMessagesVisible',
      'Changes',
      'ExecutionsAborted',
      'ExecutionsFailed',
      'ExecutionsTimedOut',
    ]);
    for (const { AlarmDescription, TreatMissingData } of alarms) {
      expect(AlarmDescription).toMatch(/docs\/runbook\.md#[a-z-]+$/);
      expect(TreatMissingData).toBe('notBreaching');
    }
  });

  test('one Lambda works for it, and one resumes it', () => {
    expect(functions.map(({ name }) => name).sort()).toEqual(Object.keys(SCHEMAS).sort());
  });

  test.each(functions)('$name finds the environment that it parses', ({ name, properties }) => {
    const { POWERTOOLS_SERVICE_NAME: _, ...own } = properties.Environment.Variables;
    const schema = SCHEMAS[name as keyof typeof SCHEMAS];
    expect(Object.keys(own).sort()).toEqual(Object.keys(schema.shape).sort());
    if ('ADMINISTRATOR_CHANGE_TERMS' in own) {
      expect(
        workflowSchema.shape.ADMINISTRATOR_CHANGE_TERMS.safeParse(own.ADMINISTRATOR_CHANGE_TERMS).success,
      ).toBe(true);
    }
  });

  test.each(functions)(
    '$name may do what its row says, and call this machine alone',
    ({ name, statements }) => {
      const worker = name as keyof typeof MAY;
      const onItems = statements.filter(({ leadingKeys }) => leadingKeys !== undefined);
      const declared = WORKER_TABLE_ACCESS[worker].flatMap(({ actions, partitions }) =>
        actions.flatMap((action) => partitions.map((key) => `dynamodb:${action} ${key}`)),
      );
      const may = onItems.flatMap(({ actions, leadingKeys = [] }) =>
        actions.flatMap((action) => leadingKeys.map((key) => `${action} ${key}`)),
      );
      expect(may.toSorted()).toEqual([...new Set(declared)].sort());
      const onMachine = statements.filter(({ actions }) => actions.some((one) => one.startsWith('states:')));
      expect(onMachine.flatMap(({ actions }) => actions).sort()).toEqual(MAY[worker]);
      for (const { resources } of onMachine) {
        for (const resource of resources) expect(JSON.stringify(resource)).toContain(arnOfMachine);
      }
    },
  );

  test('the machine may call its own Lambda', () => {
    const [logicalId] = functions
      .filter(({ name }) => name === 'administrator-change-workflow')
      .map((one) => one.logicalId);
    workflow.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Action: 'lambda:InvokeFunction',
            Resource: [{ 'Fn::GetAtt': [logicalId, 'Arn'] }, { 'Fn::Join': Match.anyValue() }],
          }),
        ]),
      },
    });
  });

  test(`its logs are kept as long as ${environment} says`, () => {
    const groups = resourcesOf(workflow, 'AWS::Logs::LogGroup', z.object({ RetentionInDays: z.number() }));
    expect(groups.size).toBe(3);
    expect(new Set([...groups.values()].map(({ RetentionInDays }) => RetentionInDays)).size).toBe(1);
  });
});
