import { type App, Tags, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { type EnvironmentName, type Settings, stackName } from './config.ts';
import { ApiStack } from './stacks/api-stack.ts';
import { BulkChangesStack } from './stacks/bulk-changes-stack.ts';
import { DataStack } from './stacks/data-stack.ts';
import { EventsStack } from './stacks/events-stack.ts';
import { IdentityStack } from './stacks/identity-stack.ts';
import { JobsStack } from './stacks/jobs-stack.ts';
import { LettersStack } from './stacks/letters-stack.ts';
import { NotificationsStack } from './stacks/notifications-stack.ts';
import { PortalStack } from './stacks/portal-stack.ts';
import { ProfilesStack } from './stacks/profiles-stack.ts';
import { RelayStack } from './stacks/relay-stack.ts';
import { WorkflowStack } from './stacks/workflow-stack.ts';

/** The stacks of one environment. Each finding of cdk-nag is an error. */
export const buildApp = (app: App, environment: EnvironmentName, settings: Settings) => {
  const named = (part: string): string => stackName(environment, part);
  const common = { env: { region: settings.region }, settings };
  const data = new DataStack(app, named('Data'), common);
  const identity = new IdentityStack(app, named('Identity'), common);
  const bulkChanges = new BulkChangesStack(app, named('BulkChanges'), { ...common, data });
  const api = new ApiStack(app, named('Api'), { ...common, data, identity, bulkChanges });
  const portal = new PortalStack(app, named('Portal'), { ...common, identity, api, bulkChanges });
  const letters = new LettersStack(app, named('Letters'), { ...common, data });
  const notifications = new NotificationsStack(app, named('Notifications'), { ...common, data });
  const workflow = new WorkflowStack(app, named('Workflow'), { ...common, data });
  const jobs = new JobsStack(app, named('Jobs'), { ...common, data });
  const profiles = new ProfilesStack(app, named('Profiles'), { ...common, data, notifications });
  const events = new EventsStack(app, named('Events'), { ...common, environment, data });
  const relay = new RelayStack(app, named('Relay'), {
    ...common,
    data,
    queues: {
      'bulk-change-starter': bulkChanges.queue,
      'administrator-change-resumer': workflow.queue,
      letters: letters.queue,
      notifications: notifications.queue,
      'profile-follower': profiles.queue,
    },
  });
  Tags.of(app).add('project', 'trousseau');
  Tags.of(app).add('environment', environment);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return {
    data,
    identity,
    bulkChanges,
    api,
    portal,
    letters,
    notifications,
    workflow,
    jobs,
    profiles,
    events,
    relay,
  };
};
