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
    Alarms: z.tuple([z.object({ Name: refSchema })]),
  }),
  AutoRollbackConfiguration: z.object({ Enabled: z.literal(true), Events: z.array(z.string()) }),
});
const METHODS = {
  'all-at-once': 'CodeDeployDefault.LambdaAllAtOnce',
  canary: 'CodeDeployDefault.LambdaCanary10Percent5Minutes',
};

describe.each(allTemplates())('in %s', (environment, { api }) => {
  const groups = resourcesOf(api, 'AWS::CodeDeploy::DeploymentGroup', groupSchema);
  const aliases = Object.values(api.findResources('AWS::Lambda::Alias'));

  test('each Lambda of the API has an alias, which a deployment of its own leads to the new version', () => {
    expect(aliases).toHaveLength(Object.keys(CAPABILITIES).length);
    const led = aliases.map(
      ({ UpdatePolicy }) => UpdatePolicy.CodeDeployLambdaAliasUpdate.DeploymentGroupName.Ref,
    );
    expect(led.toSorted()).toEqual([...groups.keys()].sort());
  });

  test('the versions before stay, so that an alias can be led back to one', () => {
    const versions = Object.values(api.findResources('AWS::Lambda::Version'));
    expect(versions).toHaveLength(aliases.length);
    for (const version of versions) {
      expect(version).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    }
  });

  test('a new version comes as the settings say, and goes back by itself when its requests fail', () => {
    const alarms = api.findResources('AWS::CloudWatch::Alarm');
    for (const group of groups.values()) {
      expect(group.DeploymentConfigName).toBe(METHODS[readSettings(environment).release]);
      expect(group.AutoRollbackConfiguration.Events).toContain('DEPLOYMENT_STOP_ON_ALARM');
      const [{ Name }] = group.AlarmConfiguration.Alarms;
      expect(JSON.stringify(alarms[Name.Ref])).toContain('-failures');
    }
  });
});
