/** A template as CloudFormation would fill it in, as far as policies need it: each resource as an ARN of its kind. */
type Json = unknown;
interface Resource {
  Type: string;
  Properties?: Record<string, Json>;
}
export interface TemplateJson {
  Resources: Record<string, Resource>;
  Outputs?: Record<string, { Value: Json; Export?: { Name: Json } }>;
}

export const ACCOUNT = '123456789012';
const REGION = 'eu-west-3';
const arn = (service: string, rest: string): string => `arn:aws:${service}:${REGION}:${ACCOUNT}:${rest}`;

const PSEUDO: Record<string, string> = {
  'AWS::Partition': 'aws',
  'AWS::Region': REGION,
  'AWS::AccountId': ACCOUNT,
};

/** The ARN of a resource by its type. Its logical id takes the place of its name. */
const ARNS: Record<string, (id: string) => string> = {
  'AWS::DynamoDB::GlobalTable': (id) => arn('dynamodb', `table/${id}`),
  'AWS::KMS::Key': (id) => arn('kms', `key/${id}`),
  'AWS::SecretsManager::Secret': (id) => arn('secretsmanager', `secret:${id}-abcdef`),
  'AWS::S3::Bucket': (id) => `arn:aws:s3:::${id.toLowerCase()}`,
  'AWS::Logs::LogGroup': (id) => arn('logs', `log-group:${id}:*`),
  'AWS::SQS::Queue': (id) => arn('sqs', id),
  'AWS::Events::EventBus': (id) => arn('events', `event-bus/${id}`),
  'AWS::Lambda::Function': (id) => arn('lambda', `function:${id}`),
};

const ATTRIBUTES: Record<string, (own: string) => string> = {
  Arn: (own) => own,
  StreamArn: (own) => `${own}/stream/2026-11-24T00:00:00.000`,
};

const isObject = (value: Json): value is Record<string, Json> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Fills in references to other resources, of this template and of templates whose exports it imports. */
export const createResolver = (templates: readonly TemplateJson[]) => {
  const exports = new Map<string, () => Json>();
  const resolverOf = ({ Resources }: TemplateJson) => {
    const arnOf = (id: string): string => {
      const type = Resources[id]?.Type ?? 'nothing';
      const make = ARNS[type];
      if (make === undefined) throw new Error(`test/iam/resolve-template.ts does not know ${type}`);
      return make(id);
    };
    const refer = (name: string): Json =>
      PSEUDO[name] ?? (Resources[name]?.Type === 'AWS::SecretsManager::Secret' ? arnOf(name) : name);
    const resolve = (value: Json): Json => {
      if (Array.isArray(value)) return value.map(resolve);
      if (!isObject(value)) return value;
      if (typeof value.Ref === 'string') return refer(value.Ref);
      const attribute = value['Fn::GetAtt'];
      if (Array.isArray(attribute)) return ATTRIBUTES[String(attribute[1])]?.(arnOf(String(attribute[0])));
      const joined = value['Fn::Join'];
      if (Array.isArray(joined)) return (joined[1] as Json[]).map(resolve).join(String(joined[0]));
      const imported = value['Fn::ImportValue'];
      if (typeof imported === 'string') return exports.get(imported)?.();
      return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, resolve(each)]));
    };
    return resolve;
  };
  for (const template of templates) {
    for (const { Value, Export } of Object.values(template.Outputs ?? {})) {
      if (Export !== undefined) exports.set(String(Export.Name), () => resolverOf(template)(Value));
    }
  }
  return resolverOf;
};
