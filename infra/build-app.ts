import { type App, Tags, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { EnvironmentName, Settings } from './config.ts';
import { AccessChangesStack } from './stacks/access-changes-stack.ts';
import { ApiStack } from './stacks/api-stack.ts';
import { DataStack } from './stacks/data-stack.ts';
import { EventsStack } from './stacks/events-stack.ts';
import { IdentityStack } from './stacks/identity-stack.ts';
import { JobsStack } from './stacks/jobs-stack.ts';
import { LettersStack } from './stacks/letters-stack.ts';
import { NotificationsStack } from './stacks/notifications-stack.ts';
import { ProfilesStack } from './stacks/profiles-stack.ts';
import { WorkflowStack } from './stacks/workflow-stack.ts';

const capitalise = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** The stacks of one environment, each finding of cdk-nag an error. */
export const buildApp = (app: App, environment: EnvironmentName, settings: Settings) => {
  const stackName = (part: string): string => `Trousseau-${capitalise(environment)}-${part}`;
  const common = { env: { region: settings.region }, settings };
  const data = new DataStack(app, stackName('Data'), common);
  const identity = new IdentityStack(app, stackName('Identity'), common);
  const accessChanges = new AccessChangesStack(app, stackName('AccessChanges'), { ...common, data });
  const api = new ApiStack(app, stackName('Api'), { ...common, data, identity, accessChanges });
  const letters = new LettersStack(app, stackName('Letters'), { ...common, data });
  const notifications = new NotificationsStack(app, stackName('Notifications'), { ...common, data });
  const workflow = new WorkflowStack(app, stackName('Workflow'), { ...common, data });
  const jobs = new JobsStack(app, stackName('Jobs'), { ...common, data });
  const profiles = new ProfilesStack(app, stackName('Profiles'), { ...common, data, notifications });
  const events = new EventsStack(app, stackName('Events'), { ...common, environment, data });
  Tags.of(app).add('project', 'trousseau');
  Tags.of(app).add('environment', environment);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return { data, identity, accessChanges, api, letters, notifications, workflow, jobs, profiles, events };
};
