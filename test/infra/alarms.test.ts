import { readFileSync } from 'node:fs';
import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { ENVIRONMENTS, type EnvironmentName, stackName } from '../../infra/config.ts';
import { synthesise } from '../support/synthesise.ts';
import { resourcesOf } from '../support/template-resources.ts';

const RUNBOOK = 'docs/runbook.md';
const alarmSchema = z.object({
  AlarmDescription: z.string(),
  TreatMissingData: z.string(),
  Statistic: z.optional(z.string()),
});
const filterSchema = z.object({
  MetricTransformations: z.array(z.object({ MetricNamespace: z.string() })),
});

const titles = [...readFileSync(RUNBOOK, 'utf8').matchAll(/^## (.+)$/gm)].map(([, title = '']) => title);

/** The anchor that forges make of a title. */
const anchorOf = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s-]/gu, '')
    .replaceAll(' ', '-');
const anchors = titles.map(anchorOf);

const linkOf = (description: string): string | undefined => /docs\/runbook\.md#(\S+)$/.exec(description)?.[1];

/** The texts of the dashboard, in the order of display. */
const titlesOf = (template: Template): string[] => {
  const [dashboard] = Object.values(template.findResources('AWS::CloudWatch::Dashboard'));
  const body = JSON.stringify(dashboard?.Properties.DashboardBody).replaceAll('\\', '');
  return [...body.matchAll(/"title":"([^"]+)"/g)].map(([, title = '']) => title);
};

const stacksOf = (environment: EnvironmentName): Stack[] =>
  synthesise(environment).app.node.findAll().filter(Stack.isStack);
const alarmsOf = (stacks: readonly Stack[]) =>
  stacks.flatMap((stack) => [
    ...resourcesOf(Template.fromStack(stack), 'AWS::CloudWatch::Alarm', alarmSchema),
  ]);

describe.each(ENVIRONMENTS)('in %s', (environment) => {
  const stacks = stacksOf(environment);
  const alarms = alarmsOf(stacks);

  test.each(alarms)('%s says what people suffer, and where to read what to do', (_id, alarm) => {
    expect(alarm.AlarmDescription).toMatch(/^[A-Z].{30,}\. docs\/runbook\.md#[a-z-]+$/);
    expect(anchors).toContain(linkOf(alarm.AlarmDescription));
    // A job that does not run reports nothing. Its silence is the harm.
    const isOnSilence = alarm.Statistic === 'SampleCount';
    expect(alarm.TreatMissingData).toBe(isOnSilence ? 'breaching' : 'notBreaching');
  });

  test('what the logs of any stack count is in the one namespace that the dashboard reads', () => {
    const namespaces = stacks
      .flatMap((stack) => [
        ...resourcesOf(Template.fromStack(stack), 'AWS::Logs::MetricFilter', filterSchema).values(),
      ])
      .flatMap(({ MetricTransformations }) => MetricTransformations)
      .map(({ MetricNamespace }) => MetricNamespace);
    expect(new Set(namespaces)).toEqual(new Set([stackName(environment, '').slice(0, -1)]));
  });

  test('the dashboard begins with what people feel', () => {
    const [api] = stacks.filter(({ stackName }) => stackName.endsWith('-Api'));
    if (api === undefined) throw new Error('there is no API');
    expect(titlesOf(Template.fromStack(api)).slice(0, 3)).toEqual([
      'Requests that failed',
      'How long answers take',
      'Decisions: yes and no',
    ]);
  });
});

test('every section of the runbook has an alarm that leads to it, in some environment', () => {
  const alarms = ENVIRONMENTS.flatMap((environment) => alarmsOf(stacksOf(environment)));
  const linked = new Set(alarms.map(([, { AlarmDescription }]) => linkOf(AlarmDescription)));
  expect(anchors.filter((anchor) => !linked.has(anchor))).toEqual([]);
});
