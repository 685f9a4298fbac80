import type { App } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks } from 'cdk-nag';
import { describe, expect, test } from 'vitest';
import { ENVIRONMENTS } from '../../infra/config.ts';
import { synthesise } from '../support/synthesise.ts';

const findings = (app: App) =>
  new AwsSolutionsChecks(app).validateScope(app).violations.map(({ ruleName, violatingResources }) => ({
    ruleName,
    at: violatingResources.map(({ constructPath }) => constructPath),
  }));

describe.each(ENVIRONMENTS)('in %s', (environment) => {
  test('cdk-nag reports nothing', () => {
    expect(findings(synthesise(environment).app)).toEqual([]);
  });
});

test('cdk-nag reports a resource that breaks its rules, and so does the synthesis', () => {
  const { app, stacks } = synthesise('dev');
  new Bucket(stacks.data, 'Careless');
  expect(findings(app).map(({ ruleName }) => ruleName)).toContain('AwsSolutions-S10');
  expect(() => app.synth()).toThrow(/AwsSolutions-S10/);
});
