import { describe, expect, test } from 'vitest';
import { allTemplates, type Templates } from '../support/synthesise.ts';

/** CloudFormation takes no tags on these. Any other type must carry them. */
const UNTAGGABLE = new Set([
  'AWS::ApiGatewayV2::Authorizer',
  'AWS::ApiGatewayV2::Integration',
  'AWS::ApiGatewayV2::Route',
  'AWS::CloudFront::OriginAccessControl',
  'AWS::CloudFront::ResponseHeadersPolicy',
  'AWS::CloudWatch::Dashboard',
  'AWS::Cognito::UserPoolClient',
  'AWS::Cognito::UserPoolDomain',
  'AWS::Cognito::UserPoolGroup',
  'AWS::Cognito::UserPoolResourceServer',
  'AWS::Events::Archive',
  'AWS::IAM::Policy',
  'AWS::Lambda::EventInvokeConfig',
  'AWS::Lambda::Alias',
  'AWS::Lambda::LayerVersion',
  'AWS::Lambda::Permission',
  'AWS::Lambda::Version',
  'AWS::Logs::MetricFilter',
  'AWS::S3::BucketPolicy',
  'AWS::SES::ConfigurationSetEventDestination',
  'AWS::SQS::QueuePolicy',
  'AWS::Scheduler::Schedule',
  'Custom::CDKBucketDeployment',
]);

interface Resource {
  Type: string;
  Properties: Record<string, unknown>;
}

type Tags = Record<string, string> | { Key: string; Value: string }[];

/** Each kind of resource carries tags in its own way. Those of a global table are its replica's. */
const tagsOf = ({ Properties }: Resource): Record<string, string> => {
  const [replica] = (Properties.Replicas ?? []) as { Tags: Tags }[];
  const tags = (Properties.Tags ?? Properties.UserPoolTags ?? replica?.Tags ?? {}) as Tags;
  return Array.isArray(tags) ? Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value])) : tags;
};

const taggableIn = ({ seenFromApi: _, ...stacks }: Templates): [string, Resource][] =>
  Object.values(stacks)
    .flatMap((template) => Object.entries<Resource>(template.toJSON().Resources))
    .filter(([, { Type }]) => !UNTAGGABLE.has(Type));

describe.each(allTemplates())('in %s', (environment, templates) => {
  const taggable = taggableIn(templates);

  test.each(taggable)('%s is tagged with its project and environment', (_id, resource) => {
    expect(tagsOf(resource)).toMatchObject({ project: 'trousseau', environment });
  });

  test('the table, the key, the pool, the API and the Lambdas are among them', () => {
    expect(new Set(taggable.map(([, { Type }]) => Type))).toEqual(
      new Set([
        'AWS::ApiGatewayV2::Api',
        'AWS::ApiGatewayV2::Stage',
        'AWS::CloudFront::Distribution',
        'AWS::CloudWatch::Alarm',
        'AWS::CodeDeploy::Application',
        'AWS::CodeDeploy::DeploymentGroup',
        'AWS::Cognito::UserPool',
        'AWS::DynamoDB::GlobalTable',
        'AWS::Events::Rule',
        'AWS::Events::EventBus',
        'AWS::IAM::Role',
        'AWS::KMS::Key',
        'AWS::Lambda::EventSourceMapping',
        'AWS::Lambda::Function',
        'AWS::Logs::LogGroup',
        'AWS::S3::Bucket',
        'AWS::SES::ConfigurationSet',
        'AWS::SES::EmailIdentity',
        'AWS::SQS::Queue',
        'AWS::SecretsManager::Secret',
        'AWS::StepFunctions::StateMachine',
      ]),
    );
  });
});
