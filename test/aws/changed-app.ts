import { App } from 'aws-cdk-lib';
import { buildApp } from '../../infra/build-app.ts';
import { readSettings } from '../../infra/config.ts';

/** What a later commit would deploy: the same system with other settings. */
const app = new App();
const settings = readSettings('dev');
buildApp(app, 'dev', {
  ...settings,
  portal: { ...settings.portal, origin: 'https://other.trousseau.example' },
  changeTerms: { ...settings.changeTerms, remindAfterDays: [4, 7] },
});
app.synth();
