import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import cdk from '../../cdk.json' with { type: 'json' };
import { buildApp } from '../../infra/build-app.ts';
import { ENVIRONMENTS, type EnvironmentName, readSettings, type Settings } from '../../infra/config.ts';

/**
 * Leaves out esbuild, because the tests read only resources
 * (https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.cx_api.html).
 */
const WITHOUT_BUNDLING = { 'aws:cdk:bundling-stacks': [] };

/** The stacks of one environment, as the CDK's command would build them, with other settings when a test needs them. */
export const synthesise = (environment: EnvironmentName, settings: Partial<Settings> = {}) => {
  const app = new App({ context: { ...cdk.context, ...WITHOUT_BUNDLING } });
  const stacks = buildApp(app, environment, { ...readSettings(environment), ...settings });
  return { app, stacks };
};

/** The templates of one environment, and the names that the API's stack has for values of the others. */
export const templatesOf = (environment: EnvironmentName, settings: Partial<Settings> = {}) => {
  const { stacks } = synthesise(environment, settings);
  const { data, identity, api, bulkChanges, letters, notifications, workflow, jobs, profiles } = stacks;
  const { events, relay, portal } = stacks;
  return {
    data: Template.fromStack(data),
    identity: Template.fromStack(identity),
    api: Template.fromStack(api),
    portal: Template.fromStack(portal),
    bulkChanges: Template.fromStack(bulkChanges),
    letters: Template.fromStack(letters),
    notifications: Template.fromStack(notifications),
    workflow: Template.fromStack(workflow),
    jobs: Template.fromStack(jobs),
    profiles: Template.fromStack(profiles),
    events: Template.fromStack(events),
    relay: Template.fromStack(relay),
    seenFromApi: {
      tableName: api.resolve(data.table.tableName),
      tableArn: api.resolve(data.table.tableArn),
      keyArn: api.resolve(data.key.keyArn),
      issuer: api.resolve(identity.userPool.userPoolProviderUrl),
      clients: api.resolve(identity.clients.map(({ userPoolClientId }) => userPoolClientId)),
    },
  };
};

export type Templates = ReturnType<typeof templatesOf>;

let synthesised: [EnvironmentName, Templates][] | undefined;

/** Every environment, synthesised once for all the files of a worker. */
export const allTemplates = (): [EnvironmentName, Templates][] => {
  synthesised ??= ENVIRONMENTS.map((environment) => [environment, templatesOf(environment)]);
  return synthesised;
};
