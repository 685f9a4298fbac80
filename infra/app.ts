import { App } from 'aws-cdk-lib';
import { buildApp } from './build-app.ts';
import { ConfigurationRefused, parseEnvironmentName, readSettings } from './config.ts';

try {
  const app = new App();
  const environment = parseEnvironmentName(app.node.tryGetContext('env'));
  buildApp(app, environment, readSettings(environment));
  app.synth();
} catch (error) {
  if (!(error instanceof ConfigurationRefused)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
