import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { CAPABILITIES } from '../../functions/capabilities.ts';
import { readSettings } from '../../infra/config.ts';
import { allTemplates } from '../support/synthesise.ts';
import { refSchema, resourcesOf } from '../support/template-resources.ts';

const groupSchema = z.object({
  DeploymentConfigName: z.string(),
  AlarmConfiguration: z.object({
    Enabled: z.literal(true),
    Alarms: z.tuple([z.object({ Name: refSchema }), z.object({ Name: refSchema })]),
  }),
  AutoRollbackConfiguration: z.object({ Enabled: z.literal(true), Events: z.array(z.string()) }),
});
const aliasSchema = z.object({
  DependsOn: z.array(z.string()),
  Properties: z.object({ FunctionVersion: z.object({ 'Fn::GetAtt': z.array(z.string()) }) }),
  UpdatePolicy: z.object({ CodeDeployLambdaAliasUpdate: z.object({ DeploymentGroupName: refSchema }) }),
});
const measuredSchema = z.object({
  Metric: z.object({
    Namespace: z.string(),
    MetricName: z.string(),
    Dimensions: z.array(z.object({ Name: z.string(), Value: z.unknown() })),
  }),
  Period: z.number(),
});
const alarmSchema = z.object({
  Metrics: z.array(
    z.object({ Id: z.string(), Expression: z.optional(z.string()), MetricStat: z.optional(measuredSchema) }),
  ),
  Threshold: z.number(),
  EvaluationPeriods: z.number(),
});
const filterSchema = z.object({ FilterPattern: z.string(), MetricTransformations: z.array(z.unknown()) });
const METHODS = {
  'all-at-once': 'CodeDeployDefault.LambdaAllAtOnce',
  canary: 'CodeDeployDefault.LambdaCanary10Percent5Minutes',
};

describe.each(allTemplates())('in %s', (environment, { api }) => {
  const groups = resourcesOf(api, 'AWS::CodeDeploy::DeploymentGroup', groupSchema);
  const aliases = Object.values(api.findResources('AWS::Lambda::Alias')).map((each) =>
    aliasSchema.parse(each),
  );
  const alarms = api.findResources('AWS::CloudWatch::Alarm');

  /** Each alias with the alarm on its newest version and the alarm on all of its answers. */
  const releases = aliases.map(({ DependsOn, Properties, UpdatePolicy }) => {
    const group = groups.get(UpdatePolicy.CodeDeployLambdaAliasUpdate.DeploymentGroupName.Ref);
    const [newest, all] = group?.AlarmConfiguration.Alarms.map(({ Name }) => Name.Ref) ?? [];
    const alarm = alarmSchema.parse(alarms[newest ?? '']?.Properties);
    const measured = Object.fromEntries(alarm.Metrics.map(({ Id, MetricStat }) => [Id, MetricStat]));
    return { DependsOn, version: Properties.FunctionVersion, newest, all, alarm, measured };
  });

  test('each Lambda of the API has an alias, which its own deployment points to the new version', () => {
    expect(aliases).toHaveLength(Object.keys(CAPABILITIES).length);
    const led = aliases.map(
      ({ UpdatePolicy }) => UpdatePolicy.CodeDeployLambdaAliasUpdate.DeploymentGroupName.Ref,
    );
    expect(led.toSorted()).toEqual([...groups.keys()].sort());
  });

  test('earlier versions stay, so that an alias can be pointed back to one', () => {
    const versions = Object.values(api.findResources('AWS::Lambda::Version'));
    expect(versions).toHaveLength(aliases.length);
    for (const version of versions) {
      expect(version).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    }
  });

  test('a new version comes as the settings say, and goes back by itself when an alarm goes off', () => {
    for (const group of groups.values()) {
      expect(group.DeploymentConfigName).toBe(METHODS[readSettings(environment).release]);
      expect(group.AutoRollbackConfiguration.Events).toContain('DEPLOYMENT_STOP_ON_ALARM');
    }
  });

  test('one alarm counts failures of any version, five per minute; the other counts those of the new version alone', () => {
    for (const { all, version, measured } of releases) {
      expect(alarms[all ?? '']?.Properties).toMatchObject({ Threshold: 5 });
      expect(JSON.stringify(alarms[all ?? ''])).toMatch(/"[a-z-]+-failures"/);
      for (const each of Object.values(measured)) {
        if (each === undefined) continue;
        const ofVersion = each.Metric.Dimensions.find(({ Name }) => /version$/i.test(Name));
        expect(ofVersion?.Value).toEqual(version);
      }
    }
  });

  test('it watches the new version before the alias points anybody to it', () => {
    for (const { DependsOn, newest } of releases) expect(DependsOn).toContain(newest);
  });

  test('it counts 5xx answers by the version in the log line, and crashes and time-outs as Lambda does', () => {
    const filters = resourcesOf(api, 'AWS::Logs::MetricFilter', filterSchema);
    for (const { measured } of releases) {
      const { answered, broken, requests } = measured;
      expect([...filters.values()]).toContainEqual({
        FilterPattern: '{ $.status >= 500 }',
        MetricTransformations: [
          {
            MetricName: answered?.Metric.MetricName,
            MetricNamespace: answered?.Metric.Namespace,
            MetricValue: '1',
            Dimensions: [{ Key: 'version', Value: '$.version' }],
          },
        ],
      });
      expect(broken?.Metric).toMatchObject({ Namespace: 'AWS/Lambda', MetricName: 'Errors' });
      expect(requests?.Metric).toMatchObject({ Namespace: 'AWS/Lambda', MetricName: 'Invocations' });
      for (const each of [broken, requests]) expect(JSON.stringify(each?.Metric)).toContain(':live');
    }
  });

  test('it looks at the five minutes of a canary, so that late counts are included', () => {
    for (const { alarm, measured } of releases) {
      expect(alarm.EvaluationPeriods).toBe(1);
      const periods = Object.values(measured).flatMap((each) => each?.Period ?? []);
      expect(periods).toEqual([300, 300, 300]);
    }
  });

  /** The rule as CloudWatch computes it. A missing count is undefined. */
  const goesBack = (answered?: number, broken?: number, requests?: number): boolean[] =>
    releases.map(({ alarm }) => {
      const [expression] = alarm.Metrics.flatMap(({ Expression }) => Expression ?? []);
      const compute = Function('FILL', 'answered', 'broken', 'requests', `return ${expression}`);
      const fill = (value: number | undefined, otherwise: number) => value ?? otherwise;
      return compute(fill, answered, broken, requests) >= alarm.Threshold;
    });

  test.each([
    ['the only request of a quiet canary is answered with 5xx', 1, undefined, 1],
    ['the only request of a quiet canary takes too long', undefined, 1, 1],
    ['one request in ten fails', 1, 0, 10],
    ['one in ten of many fails, some with an answer and some without', 60, 40, 1_000],
  ])('a version goes back where %s', (_case, answered, broken, requests) => {
    expect(new Set(goesBack(answered, broken, requests))).toEqual(new Set([true]));
  });

  test.each([
    ['one request among many fails', 1, 0, 100],
    ['nothing fails', undefined, 0, 10],
    ['nobody asks for anything', undefined, undefined, undefined],
  ])('a version stays where %s', (_case, answered, broken, requests) => {
    expect(new Set(goesBack(answered, broken, requests))).toEqual(new Set([false]));
  });
});
