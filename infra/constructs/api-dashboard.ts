import { Duration } from 'aws-cdk-lib';
import {
  type Alarm,
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IMetric,
  MathExpression,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { metricsNamespace } from '../metrics-namespace.ts';
import type { ApiWatch } from './api-watch.ts';

const WIDTH = 8;

const graph = (title: string, left: readonly IMetric[]): GraphWidget =>
  new GraphWidget({ title, left: [...left], width: WIDTH });

/** Every value of a dimension gets its own line, later ones too. */
const counted = (namespace: string, name: string, dimensions: string): IMetric =>
  new MathExpression({
    expression: `SEARCH('{"${namespace}",${dimensions}} MetricName="${name}"', 'Sum', 300)`,
    usingMetrics: {},
    period: Duration.minutes(5),
    label: '',
  });

/** First what people feel, then what the register did for them, then the possible causes. */
export const createDashboard = (scope: Construct, watch: ApiWatch, failing: readonly Alarm[]): Dashboard => {
  const namespace = metricsNamespace(scope);
  return new Dashboard(scope, 'Dashboard', {
    dashboardName: namespace,
    defaultInterval: Duration.hours(12),
    widgets: [
      [
        graph('Requests that failed', [watch.failedRate]),
        graph('How long answers take', watch.latencies),
        graph('Decisions: yes and no', [counted(namespace, 'Decisions', 'outcome')]),
      ],
      [
        graph('Why decisions are no', [counted(namespace, 'Decisions', 'outcome,reason')]),
        graph('E-mails', [counted(namespace, 'Mails', 'result')]),
        graph('Changes of administrator, by the state they reached', [
          counted(namespace, 'Changes', 'state'),
        ]),
      ],
      [graph('Scheduled jobs, by what they did', [counted(namespace, 'JobOutcomes', 'job,outcome')])],
      [
        graph('Requests', [watch.requests]),
        graph('Throttled calls', [...watch.throttles]),
        new AlarmStatusWidget({
          title: 'Alarms of the API',
          alarms: [...watch.alarms, ...failing],
          width: WIDTH,
        }),
      ],
    ],
  });
};
