import { describe, expect, test } from 'vitest';
import { TABLE_ACCESS } from '../../infra/table-access.ts';
import { BY_DEADLINE_INDEX, BY_DUE_INDEX, BY_PERSON_INDEX } from '../../shared/table/schema.ts';
import { type DeployedFunction, functionsOf, type PolicyStatement } from '../support/deployed-functions.ts';
import { allTemplates } from '../support/synthesise.ts';

const ACTIONS_ON_ITEMS = [
  'GetItem',
  'BatchGetItem',
  'Query',
  'PutItem',
  'UpdateItem',
  'ConditionCheckItem',
].map((action) => `dynamodb:${action}`);
const READING = /^(Get|BatchGet|Query)/;

const isOn = (service: string, { actions }: PolicyStatement): boolean =>
  actions.some((action) => action.startsWith(`${service}:`));

const byIndex = (index: string | undefined): string => (index === undefined ? '' : ` by ${index}`);

/** One permission per line, such as `PutItem ORG#*` or `Query PERSON#* by byPerson`. */
const permissionsOf = (
  { statements }: DeployedFunction,
  indexOf: (resource: unknown) => string | undefined,
): string[] =>
  statements
    .filter((statement) => isOn('dynamodb', statement))
    .flatMap(({ actions, resources, leadingKeys = ['any key'] }) =>
      resources.flatMap((resource) =>
        actions.flatMap((action) =>
          leadingKeys.map((key) => `${action.slice('dynamodb:'.length)} ${key}${byIndex(indexOf(resource))}`),
        ),
      ),
    );

describe.each(allTemplates())('in %s', (environment, templates) => {
  const { tableArn, keyArn } = templates.seenFromApi;
  const indexArns = new Map(
    [BY_PERSON_INDEX, BY_DEADLINE_INDEX, BY_DUE_INDEX].map(({ name }) => [
      JSON.stringify({ 'Fn::Join': ['', [tableArn, `/index/${name}`]] }),
      name,
    ]),
  );
  const indexOf = (resource: unknown) => indexArns.get(JSON.stringify(resource));
  const functions = functionsOf(templates);
  // X-Ray takes traces without a resource.
  const isTrace = (statement: PolicyStatement) => isOn('xray', statement);
  const statements = functions.flatMap((built) => built.statements).filter((each) => !isTrace(each));
  const permissions = new Map(functions.map((built) => [built.name, permissionsOf(built, indexOf)]));
  const whoMay = (permission: string) =>
    [...permissions].flatMap(([name, own]) => (own.includes(permission) ? [name] : [])).sort();

  test('a role allows what its own policy says, and borrows nothing', () => {
    for (const template of [templates.api, templates.identity]) {
      template.resourceCountIs('AWS::IAM::ManagedPolicy', 0);
      for (const [id, role] of Object.entries(template.findResources('AWS::IAM::Role'))) {
        const isForLambda = JSON.stringify(role).includes('lambda.amazonaws.com');
        // CodeDeploy's own policy, which AWS maintains.
        const borrowed = isForLambda ? [] : ['ManagedPolicyArns'];
        const found = Object.keys(role.Properties).filter((key) => /Polic(y|ies)(Arns)?$/.test(key));
        expect([id, found.filter((key) => key !== 'AssumeRolePolicyDocument')]).toEqual([id, borrowed]);
      }
    }
  });

  test.each(functions)('$name may send its traces, and does', ({ statements: own, properties }) => {
    expect(properties.TracingConfig.Mode).toBe('Active');
    expect(own.filter(isTrace)).toEqual([
      {
        actions: ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'],
        resources: ['*'],
        leadingKeys: undefined,
      },
    ]);
  });

  test.each(functions)("$name counts under its environment's name", ({ metricsNamespace }) => {
    expect(String(metricsNamespace).toLowerCase()).toBe(`trousseau-${environment}`);
  });

  test('no Lambda may scan, delete, or use a wildcard action', () => {
    const actions = new Set(statements.flatMap((statement) => statement.actions));
    const allowed =
      /^(logs:(CreateLogStream|PutLogEvents)|kms:\w+|secretsmanager:GetSecretValue|s3:(Get|Put)Object)$/;
    expect([...actions].filter((action) => !allowed.test(action)).toSorted()).toEqual(
      ACTIONS_ON_ITEMS.toSorted(),
    );
  });

  test('every permission names one resource rather than a pattern, except for files below a folder', () => {
    const patterns = statements
      .filter((statement) => !isOn('s3', statement))
      .flatMap(({ resources }) => resources.filter((resource) => JSON.stringify(resource).includes('*')));
    expect(patterns).toEqual([]);
    const onFiles = statements.filter((statement) => isOn('s3', statement));
    const folders = onFiles.map(({ actions, resources }) => [
      ...actions,
      ...resources.map((resource) => /\/([\w-]+)\/\*"/.exec(JSON.stringify(resource))?.[1]),
    ]);
    expect(folders.toSorted()).toEqual([
      ['s3:GetObject', 'access-changes'],
      ['s3:PutObject', 'access-changes', 'uploads'],
    ]);
  });

  test('every permission on items is on the table or one of its indexes, for the keys that its row names', () => {
    const onItems = statements.filter((statement) => isOn('dynamodb', statement));
    expect(onItems.length).toBeGreaterThan(0);
    for (const { resources, leadingKeys = [] } of onItems) {
      for (const resource of resources) {
        if (indexOf(resource) === undefined) expect(resource).toEqual(tableArn);
      }
      expect(leadingKeys.length).toBeGreaterThan(0);
      for (const key of leadingKeys) expect(key).toMatch(/^[A-Z]+(#\*)?$/);
    }
  });

  test.each(Object.entries(TABLE_ACCESS))('%s may do what its row says, and no more', (name, row) => {
    const declared = row.flatMap(({ actions, partitions, index }) =>
      actions.flatMap((action) => partitions.map((key) => `${action} ${key}${byIndex(index)}`)),
    );
    expect(permissions.get(name)?.toSorted()).toEqual([...new Set(declared)].sort());
  });

  test('decisions only reads and lifts announcements, reference reads one key, and the identity trigger nothing', () => {
    const writing = permissions.get('decisions')?.filter((permission) => !READING.test(permission));
    expect(writing).toEqual(['UpdateItem ORG#*']);
    expect(permissions.get('reference')).toEqual(['GetItem HEALTH']);
    expect(permissions.get('identity')).toEqual([]);
  });

  test('evidence is added, never updated, and read only where administrators ask for it', () => {
    const onEvidence = [...permissions.values()]
      .flat()
      .filter((permission) => permission.includes('EVENTS#'));
    expect(new Set(onEvidence)).toEqual(new Set(['PutItem EVENTS#*', 'Query EVENTS#*']));
    expect(whoMay('Query EVENTS#*')).toEqual(['organisations']);
  });

  test('only the Lambdas whose commands change them store cards, requests and reviews', () => {
    expect(whoMay('PutItem ORG#*')).toEqual([
      'administrator-changes',
      'bulk-changes',
      'contests',
      'invitations',
      'mandates',
      'members',
      // An agent's view alone: the attributes of its item are all that it may name.
      'organisations',
      'reviews',
    ]);
  });

  test('mandates received are listed by the index where they are shown, and never where decisions are made', () => {
    expect(whoMay(`Query MANDATARY#* by ${BY_PERSON_INDEX.name}`)).toEqual(['mandates', 'profile']);
    const onMandates = permissions.get('mandates') ?? [];
    expect(onMandates).toContain('ConditionCheckItem ORG#*');
    expect(onMandates.filter((permission) => /SUPPORT|NOTICE|HEALTH/.test(permission))).toEqual([]);
  });

  test.each(functions)('$name uses the key as far as it uses the table', (built) => {
    const onKeys = built.statements.filter((statement) => isOn('kms', statement));
    const actions = onKeys.flatMap((statement) => statement.actions).map((action) => action.slice(4));
    const own = permissions.get(built.name) ?? [];
    expect(onKeys.flatMap(({ resources }) => resources)).toEqual(own.length > 0 ? [keyArn] : []);
    expect(actions.includes('Decrypt')).toBe(own.length > 0);
    expect(actions.includes('GenerateDataKey')).toBe(own.some((permission) => !READING.test(permission)));
  });

  test.each(functions)('$name writes to its own logs alone', ({ statements: own, properties }) => {
    const resources = own.filter((statement) => isOn('logs', statement)).flatMap((logs) => logs.resources);
    expect(resources).toEqual([{ 'Fn::GetAtt': [properties.LoggingConfig.LogGroup.Ref, 'Arn'] }]);
  });
});
