/** The Lambdas behind the scope `portal`. Which of them first meets a person is chance. */
const SERVES_PEOPLE =
  /^(?!decisions$|reference$|identity$|notifications$|letters$|jobs$|bounces$|profile-follower$|event-|change-|access-change-)/;

/** Permissions that no call of the journeys uses, each with its reason. */
export const UNUSED: readonly { lambda: RegExp; permission: RegExp; reason: string }[] = [
  {
    lambda: /./,
    permission: /^logs:(CreateLogStream|PutLogEvents) /,
    reason: 'Lambda writes the log on behalf of the function.',
  },
  {
    lambda: /./,
    permission: /^xray:/,
    reason: 'Lambda sends the traces on behalf of the function.',
  },
  {
    lambda: /./,
    permission: /^kms:/,
    reason: 'DynamoDB, S3 and Secrets Manager use the key on behalf of their callers.',
  },
  {
    lambda: /^portal$/,
    permission: /^(dynamodb:(GetItem|PutItem|DeleteItem) |secretsmanager:GetSecretValue )/,
    reason:
      'The portal asks without the SDK, whose calls are recorded; test/infra/portal.test.ts holds its list.',
  },
  {
    lambda: /^(event-publisher|event-relay)$/,
    permission: /^dynamodb:(DescribeStream|GetRecords|GetShardIterator|ListStreams) /,
    reason: 'Lambda reads the stream on behalf of the function.',
  },
  {
    lambda: /^(event-publisher|event-relay|jobs|bounces)$/,
    permission: /^sqs:(SendMessage|GetQueueAttributes|GetQueueUrl) \S+DeadLetters/,
    reason: 'Lambda sends dead letters on behalf of the function; the CDK also grants what finds the queue.',
  },
  {
    lambda: /^(notifications|letters|administrator-change-resumer|bulk-change-starter|profile-follower)$/,
    permission:
      /^sqs:(ReceiveMessage|ChangeMessageVisibility|DeleteMessage|GetQueueAttributes|GetQueueUrl) \S+Events/,
    reason: 'Lambda takes messages from the queue on behalf of the function.',
  },
  {
    lambda: /^event-relay$/,
    permission: /^sqs:SendMessage \S+Events/,
    reason:
      'Locally the stream replaces the relay and the queues (test/aws plays the journeys through them).',
  },
  {
    lambda: SERVES_PEOPLE,
    permission: /^dynamodb:(GetItem|PutItem) IDEMPOTENCY#/,
    reason: 'Any command may come with an Idempotency-Key.',
  },
  {
    lambda: SERVES_PEOPLE,
    permission:
      /^dynamodb:((GetItem|PutItem) (IDENTITY|EMAIL|PERSON)#|PutItem EVENTS#|UpdateItem ORG#|Query PERSON#\S* byPerson)/,
    reason:
      'Any request may be a first login, which registers a person and copies their details to the cards that expect them.',
  },
  {
    lambda: /^administrator-change-workflow$/,
    permission: /^states:SendTaskSuccess /,
    reason:
      'Needed only when a decision comes before its wait is stored, which is chance (test/integration/administrator-changes/schedules.test.ts).',
  },
  {
    lambda: /^bulk-change-worker$/,
    permission: /^dynamodb:GetItem PERSON#/,
    reason: 'A line may name a person whom the register knows from another organisation.',
  },
  {
    lambda: /^profile$/,
    permission: /^dynamodb:UpdateItem PERSON#/,
    reason:
      'A login is stored once per day, and the journeys last minutes (test/integration/people/stale-profiles.test.ts).',
  },
  {
    lambda: /^notifications$/,
    permission: /^dynamodb:Query ORG#/,
    reason:
      'Administrators are notified of all stale members at once (test/integration/people/stale-profiles.test.ts).',
  },
  {
    lambda: /^profile-follower$/,
    permission: /^dynamodb:(PutItem PERSON#|UpdateItem ORG#)/,
    reason:
      'No profile goes stale early during the journeys (test/integration/people/stale-profiles.test.ts).',
  },
];
