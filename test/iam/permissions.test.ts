import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { runSimulation } from '@cloud-copilot/iam-simulate';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { type AwsCall, awsCallSchema, RECORDED_CALLS } from '../support/aws-calls.ts';
import { type DeployedPolicies, type DeployedStatement, deployedPolicies } from './deployed-policies.ts';
import { ACCOUNT } from './resolve-template.ts';
import { UNUSED } from './unused-permissions.ts';

if (!existsSync(RECORDED_CALLS))
  throw new Error(`nothing in ${RECORDED_CALLS}: the tests record their calls there, so run npm test first`);

const calls = readdirSync(RECORDED_CALLS).flatMap((name) =>
  z.array(awsCallSchema).parse(JSON.parse(readFileSync(`${RECORDED_CALLS}/${name}`, 'utf8'))),
);

const listOf = (value: string | string[]): string[] => (Array.isArray(value) ? value : [value]);
const statementsOf = ({ policies }: DeployedPolicies): DeployedStatement[] =>
  policies.flatMap(({ policy }) => policy.Statement);
const resources = new Set(deployedPolicies.flatMap(statementsOf).flatMap(({ Resource }) => listOf(Resource)));

/** The deployed resource of the call: the only one of its kind, or the one that this Lambda is given. */
const resourceOf = ({ action, index, object }: AwsCall, own: DeployedPolicies): string => {
  const [service] = action.split(':');
  const resourceLike = (pattern: RegExp): string => {
    const found = [...resources].filter((each) => pattern.test(each));
    if (found.length < 2) return found[0] ?? 'nothing';
    const given = new Set(statementsOf(own).flatMap(({ Resource }) => listOf(Resource)));
    return found.find((each) => given.has(each)) ?? 'nothing';
  };
  switch (service) {
    case 'dynamodb': {
      const table = resourceLike(/^arn:aws:dynamodb:[^/]+\/[^/]+$/);
      return index === undefined ? table : `${table}/index/${index}`;
    }
    case 's3':
      return resourceLike(/^arn:aws:s3:/).replace(/\/.*/, `/${object}`);
    case 'ses':
      return resourceLike(/^arn:aws:ses:/);
    case 'events':
      return resourceLike(/^arn:aws:events:/);
    case 'states':
      return resourceLike(/^arn:aws:states:/);
    default:
      return resourceLike(/^arn:aws:secretsmanager:/);
  }
};

/** Local mails come from another address than dev's. */
const SENDER = 'ne-pas-repondre@dev.trousseau.example';

const contextOf = ({ action, key }: AwsCall): Record<string, string | string[]> => ({
  ...(key !== undefined && { 'dynamodb:LeadingKeys': [key] }),
  ...(action === 'ses:SendEmail' && { 'ses:FromAddress': SENDER }),
});

/**
 * AWS's reference lists no resource for it, and the simulator relies on that. But IAM checks the state machine, which
 * its refusals name and grants are limited to: https://github.com/aws/aws-cdk/pull/8486. So an action takes its place
 * that the reference lists with the same resource.
 */
const STAND_INS: Record<string, string> = { 'states:SendTaskSuccess': 'states:DescribeStateMachine' };
const standIn = (action: string): string => STAND_INS[action] ?? action;

const withStandIns = ({ policies }: DeployedPolicies): DeployedPolicies['policies'] =>
  policies.map(({ name, policy }) => ({
    name,
    policy: {
      ...policy,
      Statement: policy.Statement.map((each) => ({ ...each, Action: listOf(each.Action).map(standIn) })),
    },
  }));

const verdictOf = async (call: AwsCall): Promise<string> => {
  const own = deployedPolicies.find(({ lambda }) => lambda === call.lambda);
  if (own === undefined) return 'no such Lambda';
  const answer = await runSimulation(
    {
      identityPolicies: withStandIns(own),
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      request: {
        principal: `arn:aws:iam::${ACCOUNT}:role/${call.lambda}`,
        action: standIn(call.action),
        resource: { resource: resourceOf(call, own), accountId: ACCOUNT },
        contextVariables: contextOf(call),
      },
    },
    {},
  );
  return answer.resultType === 'error' ? JSON.stringify(answer.errors) : answer.overallResult;
};

const inWords = ({ action, index, key }: AwsCall): string =>
  [action, key ?? '', index ?? ''].join(' ').trim();

/** One permission per line, such as `dynamodb:Query PERSON#* byPerson`. Each can be used or unused. */
const permissionsOf = (own: DeployedPolicies): string[] =>
  statementsOf(own).flatMap(({ Action, Resource, Condition }) => {
    const keys = z
      .array(z.string())
      .safeParse(Condition?.['ForAllValues:StringLike']?.['dynamodb:LeadingKeys']);
    const patterns = keys.success ? keys.data : [''];
    return listOf(Resource).flatMap((resource) =>
      listOf(Action).flatMap((action) =>
        patterns.map((pattern) => {
          const index = /\/index\/(.+)$/.exec(resource)?.[1] ?? '';
          return [action, pattern, action.startsWith('dynamodb') ? index : resource]
            .filter(Boolean)
            .join(' ');
        }),
      ),
    );
  });

const uses = (permission: string, call: AwsCall): boolean => {
  const [action, pattern = '', index] = permission.split(' ');
  if (action !== call.action) return false;
  if (call.key === undefined) return true;
  return call.index === index && call.key.startsWith(pattern.replace(/\*$/, ''));
};

describe.each(deployedPolicies)('the role of $lambda', (own) => {
  const ownCalls = calls.filter(({ lambda }) => lambda === own.lambda);
  const unused = permissionsOf(own).filter((permission) => !ownCalls.some((call) => uses(permission, call)));

  it('allows every call that the tests made', async () => {
    const verdicts = await Promise.all(ownCalls.map(async (call) => [inWords(call), await verdictOf(call)]));
    expect(verdicts.filter(([, verdict]) => verdict !== 'Allowed')).toEqual([]);
  });

  it('allows nothing else without a reason', () => {
    const hasReason = (permission: string): boolean =>
      UNUSED.some((each) => each.lambda.test(own.lambda) && each.permission.test(`${permission} `));
    expect(unused.filter((permission) => !hasReason(permission))).toEqual([]);
  });
});

describe('the check itself', () => {
  it.each([
    ['decisions', 'dynamodb:PutItem', 'ORG#219200235'],
    ['decisions', 'dynamodb:Scan', 'ORG#219200235'],
    ['decisions', 'dynamodb:BatchGetItem', 'IDENTITY#0'],
    ['members', 'dynamodb:DeleteItem', 'ORG#219200235'],
    ['members', 'dynamodb:UpdateItem', 'EVENTS#219200235'],
  ])('refuses %s the call %s of %s, which nobody allows', async (lambda, action, key) => {
    expect(await verdictOf({ lambda, action, key })).toBe('ImplicitlyDenied');
  });

  it('has calls of every Lambda except that of logins, which makes none, the relay, which does not run here, and the portal, which asks without the SDK', () => {
    const silent = deployedPolicies
      .map(({ lambda }) => lambda)
      .filter((lambda) => !calls.some((call) => call.lambda === lambda));
    expect(silent.toSorted()).toEqual(['event-relay', 'identity', 'portal']);
  });

  it('gives no reason for a permission that does not exist', () => {
    const all = deployedPolicies.flatMap((own) =>
      permissionsOf(own).map((each) => [own.lambda, each] as const),
    );
    for (const { lambda, permission } of UNUSED) {
      expect(all.some(([name, each]) => lambda.test(name) && permission.test(`${each} `))).toBe(true);
    }
  });
});
