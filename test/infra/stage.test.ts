import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { readSettings } from '../../infra/config.ts';
import { allTemplates, type Templates } from '../support/synthesise.ts';
import { arnSchema, resourcesOf } from '../support/template-resources.ts';

const stageSchema = z.object({
  StageName: z.string(),
  DefaultRouteSettings: z.object({ ThrottlingRateLimit: z.number(), ThrottlingBurstLimit: z.number() }),
  AccessLogSettings: z.object({ DestinationArn: arnSchema, Format: z.string() }),
});

/**
 * What an access log may contain. The path, the query, an address, a header or a claim of the token may name people
 * (https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html).
 */
const HARMLESS = [
  '$context.requestId',
  '$context.requestTimeEpoch',
  '$context.routeKey',
  '$context.status',
  '$context.responseLatency',
  '$context.responseLength',
  '$context.authorizer.error',
];

/** Expected decisions per second, nation-wide, at noon of the 5th and 15th. */
const FORESEEN_PEAK = 335;

const stageOf = ({ api }: Templates) => {
  const [stage, ...others] = resourcesOf(api, 'AWS::ApiGatewayV2::Stage', stageSchema).values();
  if (stage === undefined || others.length > 0) throw new Error('there is not exactly one stage');
  return stage;
};

describe.each(allTemplates())('in %s', (environment, templates) => {
  const stage = stageOf(templates);

  test('requests are throttled as the settings say', () => {
    const { rate, burst } = readSettings(environment).throttling;
    expect(stage.DefaultRouteSettings).toEqual({ ThrottlingRateLimit: rate, ThrottlingBurstLimit: burst });
    expect(burst).toBeGreaterThanOrEqual(rate);
  });

  test('each request leaves a line in a log that contains nothing else', () => {
    const [group] = stage.AccessLogSettings.DestinationArn['Fn::GetAtt'];
    const groups = resourcesOf(templates.api, 'AWS::Logs::LogGroup', z.unknown());
    const ofLambdas = JSON.stringify(templates.api.findResources('AWS::Lambda::Function'));
    expect([...groups.keys()]).toContain(group);
    expect(ofLambdas).not.toContain(group);
  });

  test('the line says how a request ended, and nothing about a person', () => {
    const said = Object.values(JSON.parse(stage.AccessLogSettings.Format));
    expect(said).toEqual(
      expect.arrayContaining(['$context.requestId', '$context.routeKey', '$context.status']),
    );
    expect(said.filter((field) => !HARMLESS.includes(String(field)))).toEqual([]);
  });
});

test('production lets through twice the decisions expected nation-wide', () => {
  expect(readSettings('prod').throttling.rate).toBeGreaterThanOrEqual(2 * FORESEEN_PEAK);
});
