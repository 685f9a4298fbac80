import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { environmentSchema as administratorChanges } from '../../functions/administrator-changes/env.ts';
import { environmentSchema as bulkChanges } from '../../functions/bulk-changes/env.ts';
import { CAPABILITIES, type CapabilityName } from '../../functions/capabilities.ts';
import { environmentSchema as decisions } from '../../functions/decisions/env.ts';
import { contractEnvironmentSchema, personEnvironmentSchema } from '../../functions/environment.ts';
import { functionsOf } from '../support/deployed-functions.ts';
import { allTemplates } from '../support/synthesise.ts';
import { resourcesOf } from '../support/template-resources.ts';

const IDENTITY_TRIGGER = 'identity';
const RETENTION_DAYS = { dev: 30, staging: 90, prod: 365 };
/**
 * API Gateway gives up after this long:
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html
 */
const GATEWAY_TIMEOUT_SECONDS = 30;

const SCHEMAS = {
  'bulk-changes': bulkChanges,
  'administrator-changes': administratorChanges,
  contests: personEnvironmentSchema,
  decisions,
  invitations: personEnvironmentSchema,
  mandates: personEnvironmentSchema,
  members: personEnvironmentSchema,
  organisations: personEnvironmentSchema,
  profile: personEnvironmentSchema,
  reference: contractEnvironmentSchema,
  reviews: personEnvironmentSchema,
} satisfies Record<CapabilityName, z.ZodMiniObject>;

const joinSchema = z.object({ 'Fn::Join': z.tuple([z.literal(''), z.array(z.unknown())]) });

/** By then a reference to another resource is a text, alone or in a longer one. */
const asText = (value: unknown): string => {
  const joined = joinSchema.safeParse(value);
  if (joined.success) return joined.data['Fn::Join'][1].map(asText).join('');
  if (typeof value === 'string') return value;
  const isAddress = /ApiEndpoint|ProviderURL/.test(JSON.stringify(value));
  return isAddress ? 'https://known-once-deployed.example' : 'known once deployed';
};

/** The variables as the Lambda will find them. */
const atRunTime = (variables: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, asText(value)]));

describe.each(allTemplates())('in %s', (environment, templates) => {
  const functions = functionsOf(templates);

  test('each capability is one Lambda, and the identity provider has its own', () => {
    const names = functions.map(({ name }) => name);
    expect(names.toSorted()).toEqual([...Object.keys(CAPABILITIES), IDENTITY_TRIGGER].sort());
  });

  test.each(functions)(
    '$name runs on Node 24 and arm64, with bounds in time and memory',
    ({ properties }) => {
      expect(properties).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'] });
      expect(properties.MemorySize).toBeGreaterThanOrEqual(128);
      expect(properties.MemorySize).toBeLessThanOrEqual(1_024);
      expect(properties.Timeout).toBeGreaterThan(0);
      expect(properties.Timeout).toBeLessThan(GATEWAY_TIMEOUT_SECONDS);
    },
  );

  test('each Lambda writes to its own log group', () => {
    const groups = functions.map(({ properties }) => properties.LoggingConfig.LogGroup.Ref);
    expect(new Set(groups).size).toBe(functions.length);
  });

  test('logs are kept exactly as long as the environment says', () => {
    const retention = z.object({ RetentionInDays: z.number() });
    const groups = [templates.api, templates.identity].flatMap((template) => [
      ...resourcesOf(template, 'AWS::Logs::LogGroup', retention).values(),
    ]);
    expect(groups.length).toBeGreaterThan(functions.length);
    expect([...new Set(groups.map(({ RetentionInDays }) => RetentionInDays))]).toEqual([
      RETENTION_DAYS[environment],
    ]);
  });

  test.each(Object.entries(SCHEMAS))(
    '%s finds the environment that it parses, and no more',
    (name, schema) => {
      const variables =
        functions.find((built) => built.name === name)?.properties.Environment.Variables ?? {};
      const { POWERTOOLS_SERVICE_NAME: serviceName, ...own } = variables;
      expect(serviceName).toBe(`trousseau-${name}`);
      expect(z.safeParse(z.strictObject(schema.shape), atRunTime(own))).toMatchObject({ success: true });
      expect(own.TABLE_NAME).toEqual(templates.seenFromApi.tableName);
    },
  );
});
